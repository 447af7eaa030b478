import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stampAt } from '#server/agreements/seal/ask-timestamp.ts'
import { openSeal, readP12, type Seal } from '#server/agreements/seal/open-seal.ts'
import { sealPdf } from '#server/agreements/seal/seal-pdf.ts'
import { verifyPdf } from '#server/agreements/seal/verify-pdf.ts'
import { paperMaker } from '#server/agreements/paper/make-paper.ts'
import { BadSettings, readConfig } from '#server/platform/config.ts'
import { aLaterSeal } from './a-later-seal.ts'
import { aSignedPaper } from './a-signed-paper.ts'
import { aTimestampService, type TimestampService } from './a-timestamp-service.ts'

const folder = mkdtempSync(join(tmpdir(), 'lianxin-seal-'))
const has = (tool: string) => ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'].some((place) => existsSync(join(place, tool)))
const run = (tool: string, ...args: string[]) => execFileSync(tool, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
const said = { name: '青禾县人民调解委员会', reason: '人民调解协议书 青禾人调字〔2026〕第0001号 生效', location: '青禾县（含括号）', contact: 'https://bridge.example.cn/verify/ab', at: new Date('2026-09-18T01:12:00Z') }

type Dictionary = Record<string, unknown>

let printed: Buffer
let seal: Seal
let sealed: Buffer
beforeAll(async () => {
  printed = await paperMaker('/nowhere').make(aSignedPaper())
  seal = await aLaterSeal(folder)
  sealed = await sealPdf(printed, seal, said)
  writeFileSync(join(folder, 'sealed.pdf'), sealed)
})

/** The signature and what it is over, cut out by the file's own word. */
function cut(pdf: Buffer): void {
  const [, , upTo, again, length] = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+) *\]/.exec(pdf.toString('latin1'))!.map(Number) as [number, number, number, number, number]
  writeFileSync(join(folder, 'signature.der'), Buffer.from(pdf.toString('latin1', upTo + 1, again - 1), 'hex'))
  writeFileSync(join(folder, 'signed.bytes'), Buffer.concat([pdf.subarray(0, upTo), pdf.subarray(again, again + length)]))
}

describe('[G13] the seal is over every byte', () => {
  test('an intact paper says so, and whose seal it is, in Chinese too', async () => {
    expect(await verifyPdf(sealed)).toMatchObject({ state: 'intact', by: { subject: expect.stringContaining('青禾县人民调解委员会（演示印章）'), sha256: seal.sha256, selfSigned: true }, sealedAt: '2026-09-18T01:12:00.000Z', stampedAt: null, contact: said.contact })
    expect(sealed.subarray(0, printed.length).equals(printed)).toBe(true)
    expect(sealed.length).toBeLessThan(200_000)
  })
  test('a changed byte is found, wherever it is', async () => {
    // Every part of the file, and each byte of the signature's own beginning.
    const signature = sealed.indexOf('/Contents <') + 11
    const places = new Set([...Array.from({ length: 60 }, (_, nth) => Math.floor((nth + 0.5) * sealed.length / 60)), ...Array.from({ length: 60 }, (_, nth) => signature + nth * 7), sealed.length - 1])
    for (const at of places) {
      const other = Buffer.from(sealed)
      other[at]! ^= 1
      expect([at, (await verifyPdf(other)).state === 'intact']).toEqual([at, false])
    }
  })
  test('what is appended is found, a seal taken off too, and another seal put on is not the county’s', async () => {
    expect((await verifyPdf(Buffer.concat([sealed, Buffer.from('\n')]))).state).toBe('appended')
    expect((await verifyPdf(printed)).state).toBe('unsealed')
    expect((await verifyPdf(Buffer.from('no pdf'))).state).toBe('unsealed')
    const foreign = await openSeal(readConfig({ LIANXIN_DATA: join(folder, 'foreign') }))
    const forged = await verifyPdf(await sealPdf(printed, foreign, said))
    expect([forged.state, forged.by?.sha256 === seal.sha256]).toEqual(['intact', false])
  })
  test('the same paper sealed again by the same seal is the same, byte for byte', async () => expect((await sealPdf(printed, seal, said)).equals(sealed)).toBe(true))
})

describe('the command that verifies without a server', () => {
  const verify = (...args: string[]) => spawnSync(process.execPath, ['server/agreements/verify-offline.ts', ...args], { encoding: 'utf8' })
  test('says what is intact, what is not, and whose seal it is; and ends so', () => {
    const [good, bad, county] = [join(folder, 'sealed.pdf'), join(folder, 'bad.pdf'), join(folder, 'county.crt')]
    const changed = Buffer.from(sealed)
    changed[1000]! ^= 1
    writeFileSync(bad, changed)
    writeFileSync(county, seal.certificate.toString())
    const fine = verify(good)
    expect(fine.stdout).toMatch(/完好.*\n.*\n.*青禾县人民调解委员会/)
    const [own, other] = [verify(good, `--cert=${county}`), verify(good, bad, '/nowhere.pdf')]
    expect(other.stdout).toMatch(/完好[\s\S]*被改过[\s\S]*读不了/)
    // NOTE: this certificate begins after the frozen September in which the paper was sealed.
    expect([fine.stdout, own.stdout].map((told) => told.includes('不在有效期'))).toEqual([true, true])
    expect([own.stdout.includes('不是这个证书'), other.status]).toEqual([false, 1])
  })
})

describe('other programs say the same', () => {
  test.skipIf(!has('pdfsig'))('pdfsig (skipped without poppler-utils)', () => {
    const told = run('pdfsig', '-nocert', 'sealed.pdf')
    for (const words of ['Signature is Valid', 'Total document signed', 'ETSI.CAdES.detached', '青禾县人民调解委员会（演示印章）', 'SHA-256']) expect(told).toContain(words)
  })
  test.skipIf(!has('openssl'))('openssl cms -verify, with the certificate’s hash signed as PAdES asks (skipped without openssl)', () => {
    cut(sealed)
    writeFileSync(join(folder, 'county.pem'), seal.certificate.toString())
    run('openssl', 'cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', 'signature.der', '-content', 'signed.bytes', '-CAfile', 'county.pem', '-purpose', 'any', '-attime', String(Date.UTC(2027, 5, 2) / 1_000), '-out', 'out')
    expect(readFileSync(join(folder, 'out')).equals(readFileSync(join(folder, 'signed.bytes')))).toBe(true)
  })
  test.skipIf(!has('qpdf'))('qpdf --check (skipped without qpdf), and the seal’s Chinese words are whole', () => {
    expect(run('qpdf', '--check', 'sealed.pdf')).toContain('No syntax or stream encoding errors')
    const words = [...run('qpdf', '--qdf', '--object-streams=disable', 'sealed.pdf', '-').matchAll(/\/(?:Name|Reason|Location) <([0-9a-f]+)>/gi)].map(([, hex]) => Buffer.from(hex!, 'hex').swap16().toString('utf16le').slice(1))
    expect(words.toSorted()).toEqual([said.name, said.reason, said.location].toSorted())
  })
  // NOTE: veraPDF is in neither Debian nor npm, so the clauses of PDF/A-2u (ISO 19005-2) that can be read off the objects are, seal and all.
  test.skipIf(!has('qpdf'))('qpdf reads PDF/A-2u in every object (skipped without qpdf): its mark, its colours, its fonts, nothing that acts, hides or lies outside', () => {
    const objects = (JSON.parse(run('qpdf', '--json=2', '--json-stream-data=none', 'sealed.pdf')) as { qpdf: [object, Record<string, { value?: unknown; stream?: { dict: Dictionary } }>] }).qpdf[1]
    const all = Object.entries(objects).map(([name, { value, stream }]) => ({ name, stream: Boolean(stream), dictionary: (stream?.dict ?? value ?? {}) as Dictionary }))
    const at = (reference: unknown) => all.find(({ name }) => name === `obj:${String(reference)}`)!
    const typed = (type: string) => all.filter(({ dictionary }) => dictionary['/Type'] === type)
    const [catalog] = typed('/Catalog')
    const metadata = at(catalog!.dictionary['/Metadata'])
    expect([metadata.stream, metadata.dictionary['/Filter']]).toEqual([true, undefined])
    expect(sealed.toString('latin1')).toMatch(/<pdfaid:part>2<\/pdfaid:part><pdfaid:conformance>U<\/pdfaid:conformance>/)
    const [intent, ...others] = typed('/OutputIntent')
    expect([others, intent!.dictionary['/S'], at(intent!.dictionary['/DestOutputProfile']).dictionary['/N']]).toEqual([[], '/GTS_PDFA1', 3])
    const trailer = all.find(({ name }) => name === 'trailer')!.dictionary
    expect([Array.isArray(trailer['/ID']), trailer['/Encrypt']]).toEqual([true, undefined])
    const fonts = typed('/Font')
    expect(fonts.length).toBeGreaterThan(0)
    for (const { dictionary } of fonts) expect('/FontDescriptor' in dictionary || '/ToUnicode' in dictionary).toBe(true)
    const [described, widgets] = [typed('/FontDescriptor'), all.filter((one) => one.dictionary['/Subtype'] === '/Widget')]
    expect([described.length > 0, widgets.length]).toEqual([true, 1])
    for (const { dictionary } of described) expect(Object.keys(dictionary).filter((key) => /^\/FontFile[23]?$/.test(key))).toHaveLength(1)
    for (const { dictionary } of widgets) expect([Number(dictionary['/F']) & 0b100111, dictionary['/Rect']]).toEqual([4, [0, 0, 0, 0]])
    const keys = new Set([...JSON.stringify(all.map(({ dictionary }) => dictionary)).matchAll(/"(\/\w+)":/g)].map(([, key]) => key))
    expect(['/JS', '/JavaScript', '/Launch', '/AA', '/OpenAction', '/XFA', '/NeedAppearances', '/EmbeddedFiles', '/Alternates', '/OPI', '/TR', '/HTP', '/Ref'].filter((key) => keys.has(key))).toEqual([])
    expect(all.filter(({ dictionary }) => JSON.stringify([dictionary['/Filter'], dictionary['/S'], dictionary['/Subtype']]).match(/LZWDecode|Launch|JavaScript|Movie|Sound|\/PS\b/))).toEqual([])
    expect(all.filter(({ stream, dictionary }) => stream && ('/F' in dictionary || '/FFilter' in dictionary))).toEqual([])
  })
  test.skipIf(!has('pdffonts'))('every font is in it still (skipped without poppler-utils)', () => {
    for (const font of run('pdffonts', 'sealed.pdf').trim().split('\n').slice(2)) expect(font).toMatch(/\s+yes\s+yes\s+yes\s+\d+\s+\d+$/)
  })
})

describe('the county’s own certificate', () => {
  const make = (kind: string[]) => run('openssl', 'req', '-x509', '-nodes', '-newkey', ...kind, '-keyout', 'own.key', '-out', 'own.pem', '-days', '30', '-utf8', '-subj', '/CN=青禾县人民调解委员会/O=青禾县')
  test.skipIf(!has('openssl')).each([['RSA', ['rsa:2048']], ['EC', ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256']]])('%s, in a PKCS#12 file, seals (skipped without openssl)', async (_kind, kind) => {
    make(kind)
    run('openssl', 'pkcs12', '-export', '-inkey', 'own.key', '-in', 'own.pem', '-out', 'own.p12', '-passout', 'pass:secret')
    const own = readP12(join(folder, 'own.p12'), 'secret')
    expect(await verifyPdf(await sealPdf(printed, own, said))).toMatchObject({ state: 'intact', by: { sha256: own.sha256, subject: expect.stringContaining('CN=青禾县人民调解委员会') } })
    expect(() => readP12(join(folder, 'own.p12'), 'wrong')).toThrow(BadSettings)
    expect(() => readP12(join(folder, 'own.pem'), 'secret')).toThrow(/SEAL_P12.*PKCS#12/)
  })
  test('a file that is not there is told in both languages', () => expect(() => readP12('/nowhere/seal.p12', 'x')).toThrow(/读不了.*cannot be read/))
})

describe.skipIf(!has('openssl'))('a timestamp service (openssl ts answers; skipped without it)', () => {
  let service: TimestampService
  beforeAll(async () => { service = await aTimestampService(folder) })
  afterAll(() => service.close())

  test('stamps the seal, and a stamp that is tampered with is found', async () => {
    const stamped = await sealPdf(printed, seal, said, stampAt(service.address))
    const told = await verifyPdf(stamped)
    expect(told).toMatchObject({ state: 'intact', stampedAt: expect.stringMatching(/^20\d\d-/) })
    writeFileSync(join(folder, 'stamped.pdf'), stamped)
    if (has('pdfsig')) expect(run('pdfsig', '-nocert', 'stamped.pdf')).toContain('Signature is Valid')
    const from = stamped.indexOf('/Contents <') + 11
    for (let nth = 0; nth < 80; nth++) {
      const other = Buffer.from(stamped)
      other[from + nth * 95]! ^= 1
      expect([nth, (await verifyPdf(other)).state]).toEqual([nth, 'changed'])
    }
  })
  test('one that is down, refuses or stamps something else leaves no half seal', async () => {
    const { real } = service
    const other = createHash('sha256').update('something else').digest()
    for (const bad of [() => 503, () => Buffer.from('30', 'hex'), (query: Buffer) => { other.copy(query, query.indexOf(Buffer.from('0420', 'hex')) + 2); return real(query) }]) {
      service.answerWith(bad)
      await expect(sealPdf(printed, seal, said, stampAt(service.address))).rejects.toThrow()
    }
    await expect(sealPdf(printed, seal, said, stampAt('http://127.0.0.1:9'))).rejects.toThrow()
  })
})
