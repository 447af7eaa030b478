import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { toBuffer } from 'qrcode'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { attachment, clauseAnswer, outbox, signature, signingWay } from '#drizzle/schema/index.ts'
import { chooseWay, nameWitness } from '#server/agreements/actions/choose-way.ts'
import { draftAgreement } from '#server/agreements/actions/draft-agreement.ts'
import { editAgreement } from '#server/agreements/actions/edit-agreement.ts'
import { openForSigning } from '#server/agreements/actions/open-for-signing.ts'
import { readAgreement } from '#server/agreements/actions/read-agreements.ts'
import { type Press, sealAgreement } from '#server/agreements/actions/seal-agreement.ts'
import { signAgreement } from '#server/agreements/actions/sign-agreement.ts'
import { printDraft, signOnPaper } from '#server/agreements/actions/sign-on-paper.ts'
import { clauseHashes } from '#server/agreements/content.ts'
import { paperMaker } from '#server/agreements/paper/make-paper.ts'
import { readCodes } from '#server/agreements/scan/read-codes.ts'
import { openSeal } from '#server/agreements/seal/open-seal.ts'
import { readConfig } from '#server/platform/config.ts'
import { storeIn } from '#server/platform/files/store.ts'
import { attachFile } from '#server/records/index.ts'
import { signerKey } from '#shared/agreements/rules.ts'
import { signingCode } from '#shared/agreements/signing-rules.ts'
import type { Agreement, Ink, SigningWay } from '#shared/agreements/words.ts'
import type { Actor } from '#shared/people/words.ts'
import { sides } from '#shared/cases/words.ts'
import { aContext, anId, later, morning } from '#test/helpers/a-context.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { aLiveSession, type LiveSession } from '#test/helpers/a-live-session.ts'
import { refusalOf } from '#test/helpers/refusal-of.ts'
import { aClerk, aLead, anOfficer } from '#test/helpers/someone.ts'
import { anInk } from './an-ink.ts'

const database = aDatabase()
const files = mkdtempSync(join(tmpdir(), 'lianxin-ways-'))
afterAll(() => rmSync(files, { recursive: true, force: true }))
const papers = paperMaker('/nowhere')
const reader = { files: storeIn(files), readCodes }
const verifyAt = (hash: string) => `http://localhost:3000/verify/${hash.slice(0, 32)}`
const cross: Ink = { strokes: [[{ x: 0.4, y: 0.3, ms: 0, pressure: 0.5 }, { x: 0.6, y: 0.7, ms: 90, pressure: 0.5 }], [{ x: 0.6, y: 0.3, ms: 300, pressure: 0.5 }, { x: 0.4, y: 0.7, ms: 390, pressure: 0.5 }]], aspect: 2.4 }

let there: LiveSession
beforeEach(async () => { there = await aLiveSession(database.db) })
const as = (actor: Actor) => aContext(database.db, { actor })
const code = async (done: Promise<unknown>) => (await refusalOf(done))?.code ?? 'ok'
const party = (agreement: Agreement, at: 0 | 1) => { const signer = agreement.signers[at]!; return signer.kind === 'party' ? signer.partyId : (() => { throw new Error('no party') })() }

/** Open for signing, each clause agreed to by both sides, nobody asked yet how they want to sign. */
async function opened(what = '把田坎恢复到承包证附图的位置'): Promise<Agreement> {
  const drafted = await draftAgreement(as(there.host), { mark: '测试', committee: '测试县人民调解委员会', police: '局', traffic_police: '队' }, there.sessionId)
  const { id, version } = await edited(drafted, what)
  return agree(await openForSigning(as(there.host), papers, { agreementId: id, version }))
}
const edited = ({ id, version }: Agreement, what: string) => editAgreement(as(there.host), { agreementId: id, version, facts: '田坎被移动', issues: '田坎的位置', terms: [{ who: 'respondent', what, amountFen: null, dueOn: '2026-10-20', place: null }] })
async function agree(agreement: Agreement): Promise<Agreement> {
  await database.db.insert(clauseAnswer).values(sides.flatMap((side) => [...clauseHashes(agreement)].map(([clause, textHash]) => ({ id: anId<'clause_answer'>(), agreementId: agreement.id, version: agreement.version, clause, textHash, side, answer: 'agree' as const, terminalId: there.terminals[side].id, answeredAt: morning }))))
  return readAgreement(as(there.host), agreement.id)
}
const choose = (agreement: Agreement, at: 0 | 1, way: SigningWay, actor: Actor = there.terminals[sides[at]]) => chooseWay(as(actor), { agreementId: agreement.id, partyId: party(agreement, at), way })
const sign = (agreement: Agreement, at: number, ink = anInk(at), witnessInk?: Ink) => signAgreement(as(at === 2 ? there.host : there.terminals[sides[at]!]), { agreementId: agreement.id, contentHash: agreement.contentHash, signerKey: signerKey(agreement.signers[at]!), ink, witnessInk })
const witness = (agreement: Agreement, name = '韦明', actor: Actor = there.recorder) => nameWitness(as(actor), { agreementId: agreement.id, partyId: party(agreement, 0), name, who: 'neighbour' })

describe('[E2] each party is asked how it wants to sign', () => {
  test('on its own terminal, before any ink counts; every answer is kept and the last one holds', async () => {
    const agreement = await opened()
    expect(await code(sign(agreement, 0))).toBe('way-open')
    expect(await code(choose(agreement, 0, 'finger', there.terminals.respondent))).toBe('not-your-signature')
    expect(await code(choose(agreement, 0, 'finger', there.host))).toBe('not-your-signature')
    await choose(agreement, 0, 'paper')
    expect(await code(sign(agreement, 0))).toBe('way-paper')
    await chooseWay(later(as(there.terminals.applicant), 1000), { agreementId: agreement.id, partyId: party(agreement, 0), way: 'finger' })
    const signed = await sign(agreement, 0)
    expect(signed.ways.map(({ way }) => way)).toEqual(['finger'])
    expect((await database.db.select().from(signingWay).where(eq(signingWay.agreementId, agreement.id))).map(({ way }) => way).toSorted()).toEqual(['finger', 'paper'])
    expect(await code(choose(agreement, 0, 'paper'))).toBe('already-signed')
  })
  test('an edit asks for the signature anew, not for the way', async () => {
    const agreement = await opened()
    await choose(agreement, 0, 'finger')
    await sign(agreement, 0)
    const { id, version } = await edited(agreement, '修好田坎')
    const again = await agree(await openForSigning(as(there.host), papers, { agreementId: id, version }))
    expect([again.signatures.length, again.ways.map(({ way }) => way), await code(sign(again, 0))]).toEqual([0, ['finger'], 'ok'])
  })
  test('[E1] what the law excludes is not offered on the screen, to nobody', async () => {
    const agreement = await opened('甲方放弃继承老屋')
    expect(await refusalOf(choose(agreement, 0, 'finger'))).toMatchObject({ code: 'paper-only', values: { words: '继承' } })
    expect(await code(choose(agreement, 0, 'mark'))).toBe('paper-only')
    expect(await code(sign(agreement, 2))).toBe('paper-only')
    expect(await code(choose(agreement, 0, 'paper'))).toBe('ok')
  })
})

describe('[E3] a mark has a witness', () => {
  test('without one it is refused; with one, both inks are kept', async () => {
    const agreement = await opened()
    await choose(agreement, 0, 'mark')
    expect(await code(sign(agreement, 0, cross, anInk(7)))).toBe('witness-missing')
    expect((await witness(agreement)).witnesses).toEqual([{ partyId: party(agreement, 0), name: '韦明', who: 'neighbour' }])
    expect(await code(sign(agreement, 0, cross))).toBe('witness-empty')
    expect(await code(sign(agreement, 0, { strokes: [], aspect: 2 }, anInk(7)))).toBe('mark-empty')
    const signed = await sign(agreement, 0, cross, anInk(7))
    expect(signed.signatures[0]).toMatchObject({ way: 'mark', ink: cross, witness: { name: '韦明', who: 'neighbour', ink: anInk(7) } })
    // The answer was lost on the line: the same inks again are the same mark; others are not.
    expect((await sign(agreement, 0, cross, anInk(7))).signatures).toHaveLength(1)
    expect(await code(sign(agreement, 0, cross, anInk(8)))).toBe('already-signed')
  })
  test('neither the mediator nor a party can be the witness; clerks of the case and the desk write it down, nobody else', async () => {
    const agreement = await opened()
    expect([await code(witness(agreement, '陈向阳')), await code(witness(agreement, '余桂花'))]).toEqual(['witness-mediator', 'witness-party'])
    const clerk = await aClerk(database.db, { station: there.terminals.applicant.unitId })
    expect(await code(witness(agreement, '韦明', clerk))).toBe('ok')
    expect(await code(witness(agreement, '韦明', await aLead(database.db)))).toBe('not-allowed')
    expect(await code(witness(agreement, '韦明', await anOfficer(database.db)))).toBe('not-found')
    expect(await code(witness(agreement, '韦明', there.terminals.applicant))).toBe('not-allowed')
  })
})

describe('[E4] on paper', () => {
  const filed = async (content: Buffer, type: 'image/png' | 'image/jpeg' | 'application/pdf' = 'image/png') => attachFile(as(there.recorder), reader.files, { caseId: there.caseId, name: '签名页.png', type, content, origin: 'upload', sourceId: anId<'x'>() })
  const page = async (words: string) => filed(await toBuffer(words, { width: 700, margin: 6 }))
  const take = (agreement: Agreement, scan: { id: string }, keys = [0], actor: Actor = there.recorder) => signOnPaper(as(actor), reader, { agreementId: agreement.id, contentHash: agreement.contentHash, attachmentId: scan.id as never, signerKeys: keys.map((at) => signerKey(agreement.signers[at]!)) })

  test('a page with the code of this text counts as the signature of who signed on it, and says which picture it was', async () => {
    const agreement = await opened()
    const scan = await page(signingCode(agreement.contentHash))
    const signed = await take(agreement, scan)
    expect(signed.signatures).toMatchObject([{ way: 'paper', ink: null, witness: null, scan: { attachmentId: scan.id, sha256: scan.sha256 }, where: '何文静' }])
    expect((await database.db.select().from(attachment).where(eq(attachment.id, scan.id as never))).map(({ way }) => way)).toEqual(['signed_page'])
    // Asked again after a lost answer it is the same; and the same page may bear another's signature.
    expect((await take(agreement, scan)).signatures).toHaveLength(1)
    expect((await take(agreement, scan, [0, 1])).signatures).toHaveLength(2)
  })
  test('another text, no code, no picture and a picture of another case are refused, and nothing is lost', async () => {
    const agreement = await opened()
    const [other, blank, broken] = [await page(signingCode('ab'.repeat(32))), await page('https://example.cn'), await filed(Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108', 'hex'))]
    expect(await code(take(agreement, other))).toBe('scan-another')
    expect([await code(take(agreement, blank)), await code(take(agreement, broken))]).toEqual(['scan-unreadable', 'scan-unreadable'])
    expect(await code(take(agreement, { id: anId<'attachment'>() }))).toBe('scan-gone')
    const elsewhere = there
    there = await aLiveSession(database.db)
    const foreign = await page(signingCode(agreement.contentHash))
    there = elsewhere
    expect(await code(take(agreement, foreign))).toBe('scan-gone')
    expect(await database.db.select().from(attachment).where(eq(attachment.caseId, there.caseId))).toHaveLength(3)
    expect(await code(take(agreement, await page(signingCode(agreement.contentHash))))).toBe('ok')
  })
  test('a page printed before an edit does not count after it, and an edit cancels a page, a mark and a name alike', async () => {
    const second = await opened()
    const page2 = await page(signingCode(second.contentHash))
    await choose(second, 0, 'mark')
    await witness(second)
    await sign(second, 0, cross, anInk(7))
    await take(second, page2, [1])
    const { id, version, signatures, cancelled } = await edited(second, '修好田坎')
    expect([signatures.length, cancelled]).toEqual([0, 2])
    expect((await database.db.select().from(signature).where(eq(signature.agreementId, id))).every(({ cancelReason }) => cancelReason?.startsWith('edited'))).toBe(true)
    const again = await agree(await openForSigning(as(there.host), papers, { agreementId: id, version }))
    expect(await code(take(again, page2, [1]))).toBe('scan-another')
    expect(await code(take(second, page2, [1]))).toBe('agreement-changed')
  })
  test('[E5] only those who agreed to every clause; the mediator’s page only by the mediator; a lead, a stranger and a terminal take nothing in', async () => {
    const agreement = await opened()
    const scan = await page(signingCode(agreement.contentHash))
    expect(await code(take(agreement, scan, [2]))).toBe('not-your-signature')
    expect(await code(take(agreement, scan, [2], there.host))).toBe('ok')
    expect(await code(take(agreement, scan, [0], await aLead(database.db)))).toBe('not-allowed')
    expect(await code(take(agreement, scan, [0], await anOfficer(database.db)))).toBe('not-found')
    expect(await code(take(agreement, scan, [0], there.terminals.applicant))).toBe('not-allowed')
    await database.db.delete(clauseAnswer).where(eq(clauseAnswer.agreementId, agreement.id))
    expect(await code(take(agreement, scan, [1]))).toBe('clauses-open')
  })
  test('everybody on paper hands it to the seal once, and the record names ways, witness and pages', async () => {
    const agreement = await opened()
    await choose(agreement, 0, 'mark')
    await witness(agreement)
    await sign(agreement, 0, cross, anInk(7))
    await choose(agreement, 1, 'paper')
    const scan = await page(signingCode(agreement.contentHash))
    await take(agreement, scan, [1])
    await sign(agreement, 2)
    const config = readConfig({ LIANXIN_DATA: files })
    const press: Press = { papers, files: reader.files, verifyAt, seal: () => openSeal(config), stamp: null }
    await sealAgreement(aContext(database.db, { actor: { kind: 'system', name: 'paper' } }), press, agreement.id)
    const { pdf } = await readAgreement(as(there.host), agreement.id)
    const [row] = await database.db.select().from(attachment).where(eq(attachment.id, pdf!.attachmentId))
    const words = execFileSync('pdftotext', ['-raw', join(files, row!.path), '-'], { encoding: 'utf8' }).replaceAll(/\s/g, '')
    for (const told of ['甲方覃福来（画押）', '见证人韦明（邻居）', '乙方余桂花（纸上签名）', scan.sha256, '在纸上签名，扫描件见附页', '甲方覃福来：同意电子签名，在屏幕上画押，请人见证（2026-09-1809:12:00在终端上选择）', '乙方余桂花：在纸上签名', '原件由人民调解委员会存档']) expect(words).toContain(told)
    const told = (await database.db.select().from(outbox)).filter(({ news, payload }) => news === 'agreement-signed' && (payload as { agreementId: string }).agreementId === agreement.id)
    expect(told).toHaveLength(1)
  })
  const has = (tool: string) => spawnSync('which', [tool]).status === 0
  test.skipIf(!has('pdftoppm'))('what is printed is known again from a grey scan of 100 dots an inch (skipped without poppler-utils)', async () => {
    const agreement = await opened()
    expect(await code(printDraft(as(await aLead(database.db)), papers, verifyAt, agreement.id))).toBe('not-allowed')
    const { pdf } = await printDraft(as(there.recorder), papers, verifyAt, agreement.id)
    const folder = join(files, 'print')
    mkdirSync(folder)
    writeFileSync(join(folder, 'draft.pdf'), Buffer.from(pdf, 'base64'))
    const words = execFileSync('pdftotext', ['-raw', join(folder, 'draft.pdf'), '-'], { encoding: 'utf8' })
    expect([words.includes('签署记录'), words.includes('在横线上签名'), words.includes('测试县人民调解委员会')]).toEqual([false, true, false])
    execFileSync('pdftoppm', ['-jpeg', '-r', '100', '-gray', join(folder, 'draft.pdf'), join(folder, 'page')])
    const pictures = execFileSync('ls', [folder], { encoding: 'utf8' }).split('\n').filter((name) => name.endsWith('.jpg')).map((name) => readFileSync(join(folder, name)))
    const scans = await Promise.all(pictures.map((picture) => filed(picture, 'image/jpeg')))
    // One page bears the signatures; the others are refused.
    const told: string[] = []
    for (const scan of scans) told.push(await code(take(agreement, scan, [1])))
    expect(told.toSorted()).toEqual(['ok', ...scans.slice(1).map(() => 'scan-unreadable')])
  })
})
