import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { attachment } from '#drizzle/schema/index.ts'
import type { Agreement } from '#shared/agreements/words.ts'
import { draftAgreement } from '#server/agreements/actions/draft-agreement.ts'
import { readAgreement } from '#server/agreements/actions/read-agreements.ts'
import { type Press, sealAgreement } from '#server/agreements/actions/seal-agreement.ts'
import { verifyFile } from '#server/agreements/actions/verify-file.ts'
import { verifyPaper } from '#server/agreements/actions/verify-paper.ts'
import { contentOf } from '#server/agreements/content.ts'
import { paperMaker } from '#server/agreements/paper/make-paper.ts'
import { storeIn } from '#server/platform/files/store.ts'
import { isIntact } from '#server/records/files.ts'
import { aContext } from '#test/helpers/a-context.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { aLiveSession } from '#test/helpers/a-live-session.ts'
import { aLaterSeal } from './a-later-seal.ts'
import { signedByAll as signed } from './signed-by-all.ts'

const database = aDatabase()
const papers = paperMaker('/nowhere')
const folder = mkdtempSync(join(tmpdir(), 'lianxin-paper-'))
const press: Press = { papers, files: storeIn(folder), verifyAt: (hash) => `http://localhost/verify/${hash}`, seal: () => aLaterSeal(folder), stamp: null }
const system = () => aContext(database.db, { actor: { kind: 'system', name: 'paper' } })
const signedByAll = (given?: Parameters<typeof signed>[2]) => signed(database.db, papers, given)

const pdfOf = (agreement: Agreement) => papers.make({ content: contentOf(agreement), contentHash: agreement.contentHash, version: agreement.version, cancelled: 0, signatures: agreement.signatures, ways: agreement.ways, answers: agreement.answers, assents: agreement.assents, sealedAt: new Date('2026-09-18T01:12:00Z'), verifyAt: press.verifyAt(agreement.contentHash), seal: { subject: 'CN=测试印章', sha256: 'ab'.repeat(32), selfMade: true } })

function looked(pdf: Buffer, tool: 'pdftotext' | 'pdffonts' | 'pdfinfo'): string {
  const file = join(folder, `${tool}.pdf`)
  writeFileSync(file, pdf)
  return execFileSync(tool, tool === 'pdftotext' ? ['-raw', file, '-'] : [file], { encoding: 'utf8' })
}

describe('the paper', () => {
  test('is recognised by the fingerprint in its QR, without anybody being named; another is not', async () => {
    const agreement = await signedByAll()
    const guest = aContext(database.db, { actor: { kind: 'guest' } })
    await expect(verifyPaper(guest, agreement.contentHash.slice(0, 32))).rejects.toMatchObject({ body: { code: 'paper-unknown' } })
    await sealAgreement(system(), press, agreement.id)
    const found = await verifyPaper(guest, agreement.contentHash.slice(0, 32))
    expect(found).toEqual({ number: agreement.number, contentHash: agreement.contentHash, effectiveAt: '2026-09-18T01:12:00.000Z', pdfSha256: expect.stringMatching(/^[0-9a-f]{64}$/), status: 'effective', endedAt: null, replacedBy: null })
    const [row] = await database.db.select().from(attachment).where(eq(attachment.caseId, agreement.caseId))
    const file = readFileSync(join(folder, row!.path))
    const { record, ...told } = await verifyFile(guest, press.seal, file.toString('base64'))
    expect([told.state, told.ours, told.goodThen, told.sha256, record]).toEqual(['intact', true, false, row!.sha256, { number: agreement.number, contentHash: agreement.contentHash, effectiveAt: '2026-09-18T01:12:00.000Z', status: 'effective', endedAt: null, replacedBy: null }])
    expect(JSON.stringify(told)).not.toContain('覃')
    file[file.length >> 1]! ^= 1
    expect(await verifyFile(guest, press.seal, file.toString('base64'))).toMatchObject({ state: 'changed', record: null })
    await expect(verifyPaper(guest, 'f'.repeat(32))).rejects.toMatchObject({ kind: 'absent', body: { code: 'paper-unknown' } })
  })

  test('has every character of what was typed, rare ones and markup too', async () => {
    const agreement = await signedByAll()
    const read = looked(await pdfOf(agreement), 'pdftotext').replace(/\s/g, '')
    for (const words of ['人民调解协议书', agreement.number, '覃𠅤䶮', '阿依·努尔古丽', '<script>alert(1)</script>', '#panic("x")', '2026年3月，乙方翻修田坎。', '*不是粗体*$x$', '壹仟捌佰陆拾元整', '1,860.00', '本协议不限制任何一方依法起诉', '三十日内', '一式五份', '990101********0026', '陈向阳', '测试县人民调解委员会', '2026年9月18日', '双溪口·视频室1', '附页　签署记录', agreement.contentHash, '2026-09-18 09:12:00', 'CN=测试印章', '甲方逐条同意', '第二条09-1809:12:00']) expect(read).toContain(words.replace(/\s/g, ''))
  })

  test('has all its fonts in it, and tells its pages', async () => {
    const pdf = await pdfOf(await signedByAll({ facts: '一段很长的经过。'.repeat(300) }))
    const fonts = looked(pdf, 'pdffonts').trim().split('\n').slice(2)
    expect(fonts.length).toBeGreaterThan(0)
    for (const font of fonts) expect(font).toMatch(/\s+yes\s+yes\s+yes\s+\d+\s+\d+$/)
    const pages = Number(/Pages:\s+(\d+)/.exec(looked(pdf, 'pdfinfo'))![1])
    expect(pages).toBeGreaterThan(2)
    expect(looked(pdf, 'pdftotext').replace(/\s/g, '')).toContain(`第${pages}页/共${pages}页`)
    expect(pdf.length).toBeLessThan(200_000)
  })

  test('made again it is the same, byte for byte', async () => {
    const agreement = await signedByAll()
    expect((await pdfOf(agreement)).equals(await pdfOf(agreement))).toBe(true)
  })

  test('many at once do not mix', async () => {
    const names = ['赵一', '钱二', '孙三', '李四']
    const agreements: Agreement[] = []
    for (const name of names) agreements.push(await signedByAll({ applicants: [name], respondents: ['周五'] }))
    const made = await Promise.all(agreements.map(pdfOf))
    made.forEach((pdf, at) => {
      const read = looked(pdf, 'pdftotext')
      expect(names.filter((name) => read.includes(name))).toEqual([names[at]])
    })
  })
})

describe('filing it', () => {
  const filed = (agreement: Agreement) => database.db.select().from(attachment).where(eq(attachment.caseId, agreement.caseId))

  test('two makers at one moment file one PDF, whose hash the agreement names', async () => {
    const agreement = await signedByAll()
    await Promise.all([sealAgreement(system(), press, agreement.id), sealAgreement(system(), press, agreement.id)])
    await sealAgreement(system(), press, agreement.id)
    const rows = await filed(agreement)
    expect(rows).toHaveLength(1)
    const read = await readAgreement(system(), agreement.id)
    expect(read.pdf).toEqual({ attachmentId: rows[0]!.id, sha256: rows[0]!.sha256 })
    expect(rows[0]).toMatchObject({ name: `人民调解协议书 ${agreement.number}.pdf`, type: 'application/pdf', origin: 'agreement' })
    expect(await isIntact(press.files, rows[0]!)).toBe(true)
  })

  test('[G10] a press or a seal that fails is seen, loses nothing, and the next try stands', async () => {
    const agreement = await signedByAll()
    const broken: Press = { ...press, papers: { ...papers, make: () => Promise.reject(new Error('no ink')) } }
    await expect(sealAgreement(system(), broken, agreement.id)).rejects.toThrow('no ink')
    expect(await readAgreement(system(), agreement.id)).toMatchObject({ status: 'sealing', pdf: null, effectiveAt: null, paperTrouble: 'press', signatures: { length: 5 } })
    await expect(sealAgreement(system(), { ...press, seal: () => Promise.reject(new Error('the seal is in the drawer')) }, agreement.id)).rejects.toThrow('drawer')
    expect(await filed(agreement)).toEqual([])
    await sealAgreement(system(), press, agreement.id)
    expect(await readAgreement(system(), agreement.id)).toMatchObject({ status: 'effective', effectiveAt: '2026-09-18T01:12:00.000Z', paperTrouble: null, pdf: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } })
  })

  test('nothing is printed before everybody has signed', async () => {
    const { sessionId, host, caseId } = await aLiveSession(database.db)
    const drafted = await draftAgreement(aContext(database.db, { actor: host }), { mark: '测试', committee: '会', police: '局', traffic_police: '队' }, sessionId)
    await sealAgreement(system(), press, drafted.id)
    expect(await database.db.select().from(attachment).where(eq(attachment.caseId, caseId))).toEqual([])
  })
})
