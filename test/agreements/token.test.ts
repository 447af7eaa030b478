import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { attachment } from '#drizzle/schema/index.ts'
import { readAgreement } from '#server/agreements/actions/read-agreements.ts'
import { type Press, sealAgreement } from '#server/agreements/actions/seal-agreement.ts'
import { sealWaiting } from '#server/agreements/actions/seal-waiting.ts'
import { paperMaker } from '#server/agreements/paper/make-paper.ts'
import { openSeal, trySeal } from '#server/agreements/seal/open-seal.ts'
import { idIn, tokensIn } from '#server/agreements/seal/pkcs11-tool.ts'
import { sealPdf } from '#server/agreements/seal/seal-pdf.ts'
import { SealTrouble } from '#server/agreements/seal/trouble.ts'
import { verifyPdf } from '#server/agreements/seal/verify-pdf.ts'
import { BadSettings, readConfig } from '#server/platform/config.ts'
import { storeIn } from '#server/platform/files/store.ts'
import { aContext } from '#test/helpers/a-context.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { aSignedPaper } from './a-signed-paper.ts'
import { aToken, softModule, type Token } from './a-token.ts'
import { signedByAll } from './signed-by-all.ts'

const papers = paperMaker('/nowhere')
const said = { name: '青禾县人民调解委员会', reason: '生效', location: '青禾县', contact: 'https://bridge.example.cn/verify/ab', at: new Date('2026-09-18T01:12:00Z') }
const open = (token: Token, more: Record<string, string> = {}) => openSeal(readConfig({ ...token.settings, ...more }))
const troubleOf = (work: Promise<unknown>) => work.then(() => { throw new Error('it went well') }, (error: unknown) => { if (error instanceof BadSettings) return { why: error instanceof SealTrouble ? error.why : 'settings', sentence: error.message }; throw error })

test('what the tool lists is read: a token’s PIN fine, one try left or locked; a slot without a token is none; a key’s id by its label', () => {
  const slot = (nth: number, label: string, flags: string) => `Slot ${nth} (0x${nth}): Vendor's slot\n  token label        : ${label}\n  token flags        : login required, rng, ${flags}PIN initialized\n  serial num         : 00${nth}\n  pin min/max        : 4/255\n`
  expect(tokensIn(`Available slots:\n${slot(0, '青禾县印章', 'SO PIN locked, user PIN count low, ')}${slot(1, 'b', 'final user PIN try, ')}${slot(2, 'c', 'user PIN locked, ')}Slot 3 (0x3): Vendor's slot\n  (empty)\n`)).toEqual([
    { slot: '0x0', label: '青禾县印章', serial: '000', pin: 'fine' }, { slot: '0x1', label: 'b', serial: '001', pin: 'last' }, { slot: '0x2', label: 'c', serial: '002', pin: 'locked' },
  ])
  expect(tokensIn('No slots.\n')).toEqual([])
  const keys = 'Using slot 0 with a present token (0x0)\nPrivate Key Object; RSA \n  label:      other\n  ID:         01\n  Usage:      sign\nPrivate Key Object; EC\n  label:      印章\n  ID:         02ab\n'
  expect([idIn(keys, '印章'), idIn(keys, 'other'), idIn(keys, 'seal')]).toEqual(['02ab', '01', null])
})

describe.skipIf(!softModule)('[G23] the county’s key on a token (SoftHSM through OpenSC; skipped without softhsm2, opensc or openssl)', () => {
  let printed: Buffer
  let token: Token
  beforeAll(async () => { printed = await papers.make(aSignedPaper()) })
  afterAll(() => token?.remove())

  test.each(['ec', 'rsa'] as const)('%s: the seal is intact, for pdfsig and openssl too, and the PIN was on no command line', async (kind) => {
    token?.remove()
    token = aToken(kind)
    const run = (tool: string, ...args: string[]) => execFileSync(tool, args, { cwd: token.folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
    const seal = await open(token)
    const sealed = await sealPdf(printed, seal, said)
    expect(await verifyPdf(sealed)).toMatchObject({ state: 'intact', by: { sha256: seal.sha256, subject: expect.stringContaining('CN=青禾县人民调解委员会') } })
    writeFileSync(join(token.folder, 'sealed.pdf'), sealed)
    const [, , upTo, again, length] = /\/ByteRange \[(\d+) (\d+) (\d+) (\d+) *\]/.exec(sealed.toString('latin1'))!.map(Number) as [number, number, number, number, number]
    writeFileSync(join(token.folder, 'signature.der'), Buffer.from(sealed.toString('latin1', upTo + 1, again - 1), 'hex'))
    writeFileSync(join(token.folder, 'signed.bytes'), Buffer.concat([sealed.subarray(0, upTo), sealed.subarray(again, again + length)]))
    run('openssl', 'cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', 'signature.der', '-content', 'signed.bytes', '-CAfile', token.certificate, '-purpose', 'any', '-out', 'out')
    expect(readFileSync(join(token.folder, 'out')).equals(readFileSync(join(token.folder, 'signed.bytes')))).toBe(true)
    if (existsSync('/usr/bin/pdfsig')) expect(run('pdfsig', '-nocert', 'sealed.pdf')).toMatch(/Signature is Valid[\s\S]*Total document signed|Total document signed[\s\S]*Signature is Valid/)
    const lines = token.asked()
    expect(lines.filter((line) => line.includes('--sign'))).toHaveLength(2)
    expect(lines.join('\n')).not.toContain(token.pin)
  })

  test('the token is known by its slot too, the key by its id, and the certificate may lie in a file', async () => {
    const slot = tokensIn(execFileSync('pkcs11-tool', ['--module', softModule!, '-L'], { encoding: 'utf8' }))[0]!.slot
    expect((await open(token, { SEAL_PKCS11_TOKEN: `slot:${slot}`, SEAL_PKCS11_KEY: 'id:01ab', SEAL_PKCS11_CERT: token.certificate })).sha256).toBe((await open(token)).sha256)
  })

  test('each setting that is wrong is told in a sentence, in both languages', async () => {
    execFileSync('openssl', ['req', '-x509', '-nodes', '-newkey', 'rsa:2048', '-keyout', 'other.key', '-out', 'other.pem', '-subj', '/CN=another'], { cwd: token.folder, stdio: 'ignore' })
    for (const [more, words, why] of [
      [{ SEAL_PKCS11_MODULE: '/nowhere/vendor.so' }, /\/nowhere\/vendor\.so 不在.*is not there/, 'settings'],
      [{ SEAL_PKCS11_MODULE: token.certificate }, /不是 PKCS#11 驱动.*it is no PKCS#11 module/, 'settings'],
      [{ SEAL_PKCS11_KEY: 'nobody' }, /没有名叫 nobody 的证书.*no certificate called nobody/, 'settings'],
      [{ SEAL_PKCS11_KEY: 'nobody', SEAL_PKCS11_CERT: token.certificate }, /没有名叫 nobody 的私钥.*no private key called nobody/, 'settings'],
      [{ SEAL_PKCS11_CERT: join(token.folder, 'own.key') }, /没有证书（PEM）.*holds no certificate/, 'settings'],
      [{ SEAL_PKCS11_CERT: join(token.folder, 'other.pem') }, /不是一对.*does not belong to the certificate/, 'token'],
      [{ SEAL_PKCS11_TOKEN: '别的密码器' }, /别的密码器 没有插好.*not plugged in/, 'token-absent'],
    ] as const) expect(await troubleOf(open(token, more))).toEqual({ why, sentence: expect.stringMatching(words) })
  })

  test.each([['locked', 'user PIN locked', /锁住了.*is locked/], ['one try from it', 'final user PIN try', /最后一次.*one try of its PIN left/]])('a token that is %s is not logged in to, is told, and keeps no server from starting', async (_what, flag, words) => {
    token.tell(flag)
    try {
      token.asked()
      expect(await troubleOf(open(token, { LIANXIN_DATA: join(token.folder, flag) }))).toEqual({ why: 'token-locked', sentence: expect.stringMatching(words) })
      const warned: unknown[] = []
      await trySeal(readConfig({ ...token.settings, LIANXIN_DATA: join(token.folder, flag) }), { warn: (what: unknown) => { warned.push(what) } })
      expect(warned).toEqual([expect.stringMatching(words)])
      expect(token.asked().filter((line) => line.includes('--login'))).toEqual([])
    } finally {
      token.tell(null)
    }
  })

  test('a PIN that is refused is tried once and never again, not after a new start either; the right one is taken then', async () => {
    const wrong = { SEAL_PKCS11_PIN: '135791' }
    token.asked()
    for (let time = 0; time < 4; time++) expect(await troubleOf(open(token, wrong))).toEqual({ why: 'token-pin', sentence: expect.stringMatching(/不接受 SEAL_PKCS11_PIN.*refuses SEAL_PKCS11_PIN/) })
    expect(token.asked().filter((line) => line.includes('--login'))).toHaveLength(1)
    await expect(trySeal(readConfig({ ...token.settings, ...wrong }), { warn: () => {} })).rejects.toThrow(/SEAL_PKCS11_PIN/)
    expect(token.asked().filter((line) => line.includes('--login'))).toEqual([])
    await (await open(token)).sign(Buffer.from('a paper'))
    expect(existsSync(join(token.settings['LIANXIN_DATA']!, 'seal-pin-refused'))).toBe(false)
  })

  describe('an agreement that everybody has signed', () => {
    const database = aDatabase()
    const config = () => readConfig(token.settings)
    const press = (more: Record<string, string> = {}): Press => ({ papers, files: storeIn(join(token.folder, 'files')), verifyAt: (hash) => `http://localhost/verify/${hash}`, seal: () => open(token, more), stamp: null })
    const system = () => aContext(database.db, { actor: { kind: 'system', name: 'paper' } })
    const quiet = { warn: () => {} }
    beforeEach(() => rmSync(join(token.folder, 'files'), { recursive: true, force: true }))

    test('waits while the token is out or refuses its PIN, is told why, is never half sealed, and is sealed once the token is back', async () => {
      const { id, caseId } = await signedByAll(database.db, papers)
      const filed = () => database.db.select().from(attachment).where(eq(attachment.caseId, caseId))
      const waits = async (paperTrouble: string) => {
        expect(await readAgreement(system(), id)).toMatchObject({ status: 'sealing', pdf: null, effectiveAt: null, paperTrouble, signatures: { length: 5 } })
        expect(await filed()).toEqual([])
      }
      await open(token)
      token.unplug()
      await expect(sealAgreement(system(), press(), id)).rejects.toThrow(/没有插好/)
      await waits('token-absent')
      const warned: unknown[] = []
      await sealWaiting(system(), press(), { warn: (what: unknown) => { warned.push(what) } })
      expect(warned).toEqual([{ agreementId: id, why: [expect.stringMatching(/没有插好.*not plugged in/)] }])
      // A server that is started meanwhile starts all the same.
      await trySeal(readConfig({ ...token.settings, SEAL_PKCS11_KEY: 'id:01ab' }), quiet)
      token.plug()
      await sealWaiting(system(), press({ SEAL_PKCS11_PIN: '975310' }), quiet)
      await waits('token-pin')
      await sealWaiting(system(), press(), quiet)
      await sealWaiting(system(), press(), quiet)
      expect(await readAgreement(system(), id)).toMatchObject({ status: 'effective', paperTrouble: null })
      const rows = await filed()
      expect(rows).toHaveLength(1)
      const file = readFileSync(join(token.folder, 'files', rows[0]!.path))
      expect(await verifyPdf(file)).toMatchObject({ state: 'intact', by: { sha256: (await openSeal(config())).sha256 } })
    })
  })
})
