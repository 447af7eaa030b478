import { beforeEach, describe, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { clauseAnswer, outbox, signature, timelineEntry } from '#drizzle/schema/index.ts'
import { signerKey } from '#shared/agreements/rules.ts'
import type { Agreement, Term } from '#shared/agreements/words.ts'
import type { Actor } from '#shared/people/words.ts'
import { answerClause } from '#server/agreements/actions/answer-clause.ts'
import { chooseWay } from '#server/agreements/actions/choose-way.ts'
import { draftAgreement } from '#server/agreements/actions/draft-agreement.ts'
import { editAgreement, showAgreement, withdrawAgreement } from '#server/agreements/actions/edit-agreement.ts'
import { openForSigning } from '#server/agreements/actions/open-for-signing.ts'
import { readAgreement, readOfCase, readOfSession, readUnprintable } from '#server/agreements/actions/read-agreements.ts'
import { signAgreement } from '#server/agreements/actions/sign-agreement.ts'
import { paperMaker } from '#server/agreements/paper/make-paper.ts'
import { aContext } from '#test/helpers/a-context.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { aLiveSession, type LiveSession } from '#test/helpers/a-live-session.ts'
import { refusalOf } from '#test/helpers/refusal-of.ts'
import { anOfficer } from '#test/helpers/someone.ts'
import { typeLine } from '#test/helpers/type-notes.ts'
import { agreedToAll } from './agreed-to-all.ts'
import { anInk } from './an-ink.ts'

const database = aDatabase()
const papers = paperMaker('/nowhere')
const house = { mark: '测试', committee: '测试县人民调解委员会', police: '测试县公安局', traffic_police: '测试县公安局交通警察大队' }
const terms: Term[] = [{ who: 'respondent', what: '恢复田坎', amountFen: null, dueOn: '2026-10-20', place: '双溪村' }, { who: 'respondent', what: '赔偿青苗损失', amountFen: 186_000, dueOn: '2026-10-10', place: null }]

let there: LiveSession
beforeEach(async () => { there = await aLiveSession(database.db) })

const as = (actor: Actor) => aContext(database.db, { actor })
const draft = () => draftAgreement(as(there.host), house, there.sessionId)
const edited = async (from?: Agreement) => {
  const { id, version } = from ?? (await draft())
  return editAgreement(as(there.host), { agreementId: id, version, facts: '田坎被移动', issues: '田坎的位置', terms })
}
const open = async (from?: Agreement) => {
  const { id, version } = from ?? (await edited())
  return agreedToAll(database.db, await openForSigning(as(there.host), papers, { agreementId: id, version }), there.terminals)
}
const sign = (agreement: Agreement, actor: Actor, at: number, ink = anInk(at)) => signAgreement(as(actor), { agreementId: agreement.id, contentHash: agreement.contentHash, signerKey: signerKey(agreement.signers[at]!), ink })
const code = async (done: Promise<unknown>) => (await refusalOf(done))?.code ?? 'ok'

describe('drafting', () => {
  test('begins with what the case and the notes already know', async () => {
    await typeLine(as(there.recorder), there.sessionId, '我没有挪。', { speaker: 'respondent' })
    const agreement = await draft()
    expect(agreement).toMatchObject({ status: 'draft', version: 1, shown: false, copies: 3, committee: '测试县人民调解委员会', mediator: { name: '陈向阳' }, caseNumber: there.caseNumber })
    expect(agreement.facts).toBe('田坎被移动了四十厘米\n乙方说：我没有挪。')
    expect(agreement.parties.map(({ name, side, idNumberMasked }) => [name, side, idNumberMasked])).toEqual([['覃福来', 'applicant', '990101********0026'], ['余桂花', 'respondent', '990101********0026']])
    expect(JSON.stringify(agreement)).not.toMatch(/\d{17}[\dX]/)
  })
  test('[G9] numbers have no gaps, also when 32 are drafted at once and some of them fail', async () => {
    const many: LiveSession[] = []
    for (let nth = 0; nth < 32; nth++) many.push(await aLiveSession(database.db))
    const numbered = { ...house, mark: '连号' }
    // Every second session is asked for twice, so that one of the two takes a number and has to give it back.
    const asked = many.flatMap(({ host, recorder, sessionId }, nth) => [draftAgreement(as(host), numbered, sessionId), ...(nth % 2 ? [draftAgreement(as(recorder), numbered, sessionId)] : [])])
    const made = (await Promise.allSettled(asked)).flatMap((one) => (one.status === 'fulfilled' ? [one.value.number] : []))
    expect(made.toSorted()).toEqual(Array.from({ length: 32 }, (_, at) => `连号人调字〔2026〕第${String(at + 1).padStart(4, '0')}号`))
  })
  test('one session has one open agreement, also when two begin at once', async () => {
    const codes = await Promise.all([code(draft()), code(draftAgreement(as(there.recorder), house, there.sessionId))])
    expect(codes.sort()).toEqual(['agreement-exists', 'ok'])
  })
  test('only host and recorder draft, in a mediation that has begun', async () => {
    expect(await code(draftAgreement(as(await anOfficer(database.db)), house, there.sessionId))).toBe('not-allowed')
    expect(await code(draftAgreement(as(there.terminals.applicant), house, there.sessionId))).toBe('not-allowed')
    const waiting = await aLiveSession(database.db, { started: false })
    expect(await code(draftAgreement(as(waiting.host), house, waiting.sessionId))).toBe('session-not-started')
    const consult = await aLiveSession(database.db, { track: 'consultation' })
    expect(await code(draftAgreement(as(consult.host), house, consult.sessionId))).toBe('track-wrong')
  })
})

describe('editing', () => {
  test('is a new version with a new hash; saving the same again is not', async () => {
    const first = await draft()
    const second = await edited(first)
    expect([second.version, second.contentHash === first.contentHash]).toEqual([2, false])
    expect((await edited(second)).version).toBe(2)
  })
  test('of two editors the slower one is told, and loses nothing that was saved', async () => {
    const first = await draft()
    await edited(first)
    expect(await code(editAgreement(as(there.recorder), { agreementId: first.id, version: 1, facts: '别的', issues: '', terms: [] }))).toBe('agreement-changed')
  })
  test('after somebody has signed cancels their signature, and says why', async () => {
    const opened = await open()
    await sign(opened, there.terminals.applicant, 0)
    const changed = await editAgreement(as(there.host), { agreementId: opened.id, version: opened.version, facts: '改过的', issues: '位置', terms })
    expect([changed.status, changed.signatures.length, changed.cancelled]).toEqual(['draft', 0, 1])
    const [row] = await database.db.select().from(signature).where(eq(signature.agreementId, opened.id))
    expect(row).toMatchObject({ version: opened.version, cancelReason: expect.stringContaining('edited') })
    const what = (await database.db.select().from(timelineEntry).where(eq(timelineEntry.caseId, there.caseId))).map((entry) => entry.what)
    expect(what).toContain('agreement-edited')
  })
})

describe('opening for signing', () => {
  const opening = async (given: Partial<{ facts: string; issues: string; terms: Term[] }>) => {
    const { id, version } = await draft()
    const changed = await editAgreement(as(there.host), { agreementId: id, version, facts: '田坎被移动', issues: '位置', terms, ...given })
    return refusalOf(openForSigning(as(there.host), papers, { agreementId: id, version: changed.version }))
  }
  test('a clause that waives a right is refused, with the words', async () => {
    expect(await opening({ terms: [{ ...terms[0]!, what: '甲方保证不再上访' }] })).toMatchObject({ code: 'waiver', sentence: { zh: expect.stringContaining('保证不再上访') } })
  })
  test('what is missing is said with the number of its clause', async () => {
    expect(await opening({ terms: [terms[0]!, { ...terms[1]!, dueOn: null }] })).toMatchObject({ code: 'amount-without-day', values: { clause: 2 } })
  })
  test('a character that no font has is named, with its place, before anybody signs', async () => {
    expect(await opening({ facts: '田坎在𪚥家门口' })).toMatchObject({ code: 'character-missing', values: { character: '𪚥', code: 'U+2A6A5', where: '纠纷主要事实' } })
  })
  test('what cannot be printed is said while it is still being written, and nothing is saved', async () => {
    const { id, version } = await draft()
    const typed = { agreementId: id, facts: '田坎被移动', issues: '位置😀', terms: [terms[0]!, { ...terms[1]!, what: '去𪚥家' }] }
    expect(await readUnprintable(as(there.host), papers, typed)).toEqual([{ character: '😀', code: 'U+1F600', where: '争议事项' }, { character: '𪚥', code: 'U+2A6A5', where: '第二条' }])
    expect(await readUnprintable(as(there.host), papers, { ...typed, issues: '位置', terms })).toEqual([])
    expect((await readAgreement(as(there.host), id)).version).toBe(version)
  })
  test('a name that cannot be printed stops it too', async () => {
    there = await aLiveSession(database.db, { respondents: ['余\u202E桂花'] })
    expect(await opening({})).toMatchObject({ code: 'character-missing', values: { code: 'U+202E', where: '姓名' } })
  })
  test('of another version than the one seen is refused', async () => {
    const { id } = await edited()
    expect(await code(openForSigning(as(there.host), papers, { agreementId: id, version: 1 }))).toBe('agreement-changed')
  })
  test('shows it, and opening again changes nothing', async () => {
    const opened = await open()
    expect([opened.status, opened.shown]).toEqual(['signing', true])
    await sign(opened, there.terminals.applicant, 0)
    const again = await openForSigning(as(there.host), papers, { agreementId: opened.id, version: opened.version })
    expect([again.version, again.signatures.length]).toEqual([opened.version, 1])
  })
})

describe('[G14] every clause is answered before a side signs', () => {
  const opened = async () => {
    const { id, version } = await edited()
    return openForSigning(as(there.host), papers, { agreementId: id, version })
  }
  const say = (agreement: Agreement, clause: string, answer: 'agree' | 'unclear' | 'change', actor: Actor = there.terminals.applicant) => answerClause(as(actor), { agreementId: agreement.id, contentHash: agreement.contentHash, clause, answer })
  const clauses = ['facts', 'issues', 'term-1', 'term-2', 'statement-1', 'statement-2', 'statement-3', 'statement-4']

  test('each answer is seen on the desk; the last word to a clause counts, and all of them opens signing', async () => {
    const agreement = await opened()
    expect(await code(sign(agreement, there.terminals.applicant, 0))).toBe('clauses-open')
    await say(agreement, 'term-1', 'unclear')
    expect((await readAgreement(as(there.host), agreement.id)).answers).toMatchObject([{ side: 'applicant', clause: 'term-1', answer: 'unclear' }])
    for (const clause of clauses.slice(1)) await say(agreement, clause, 'agree')
    expect(await code(sign(agreement, there.terminals.applicant, 0))).toBe('clauses-open')
    await say(agreement, 'facts', 'agree')
    expect(await code(sign(agreement, there.terminals.respondent, 1))).toBe('clauses-open')
    await chooseWay(as(there.terminals.applicant), { agreementId: agreement.id, partyId: agreement.parties[0]!.partyId, way: 'finger' })
    expect(await code(sign(agreement, there.terminals.applicant, 0))).toBe('ok')
    expect(await database.db.select().from(clauseAnswer).where(eq(clauseAnswer.agreementId, agreement.id))).toHaveLength(9)
  })
  test('in a new version only what was changed is asked again', async () => {
    const agreement = await open()
    const { id, version } = await editAgreement(as(there.host), { agreementId: agreement.id, version: agreement.version, facts: '田坎被移动', issues: '田坎的位置', terms: [terms[0]!, { ...terms[1]!, amountFen: 190_000 }] })
    const again = await openForSigning(as(there.host), papers, { agreementId: id, version })
    expect(again.answers.filter(({ side }) => side === 'applicant').map(({ clause }) => clause).toSorted()).toEqual(clauses.filter((clause) => clause !== 'term-2').toSorted())
    expect(await code(sign(again, there.terminals.applicant, 0))).toBe('clauses-open')
    await say(again, 'term-2', 'agree')
    expect(await code(sign(again, there.terminals.applicant, 0))).toBe('ok')
  })
  test('only a side answers, on its own terminal, to what is there, in the text it has seen', async () => {
    const agreement = await opened()
    expect(await code(say(agreement, 'facts', 'agree', there.host))).toBe('not-allowed')
    expect(await code(say(agreement, 'term-9', 'agree'))).toBe('not-found')
    expect(await code(say({ ...agreement, contentHash: 'f'.repeat(64) }, 'facts', 'agree'))).toBe('agreement-changed')
    const elsewhere = await aLiveSession(database.db)
    expect(await code(say(agreement, 'facts', 'agree', elsewhere.terminals.applicant))).toBe('not-found')
    await showAgreement(as(there.host), { agreementId: agreement.id, shown: false })
    expect(await code(say(agreement, 'facts', 'agree'))).toBe('not-found')
  })
})

describe('signing', () => {
  test('in any order; the last hand hands it to the seal, and only the seal brings it into effect', async () => {
    const opened = await open()
    expect((await sign(opened, there.host, 2)).status).toBe('signing')
    await sign(opened, there.terminals.respondent, 1)
    expect((await readAgreement(as(there.host), opened.id)).signatures.map(({ where }) => where)).toEqual(['陈向阳', '双溪口 · 视频室 1'])
    const last = await sign(opened, there.terminals.applicant, 0)
    expect([last.status, last.effectiveAt, last.pdf]).toEqual(['sealing', null, null])
  })
  test('two last hands at one moment: both signatures stand, it goes to the seal once', async () => {
    const opened = await open()
    await sign(opened, there.host, 2)
    await Promise.all([sign(opened, there.terminals.applicant, 0), sign(opened, there.terminals.respondent, 1)])
    const told = (await database.db.select().from(outbox)).filter(({ news, payload }) => news === 'agreement-signed' && (payload as { agreementId: string }).agreementId === opened.id)
    expect(told).toHaveLength(1)
    expect((await readAgreement(as(there.host), opened.id)).signatures).toHaveLength(3)
  })
  test('an older version cannot be signed', async () => {
    const opened = await open()
    await editAgreement(as(there.host), { agreementId: opened.id, version: opened.version, facts: '改过的', issues: '位置', terms })
    expect(await code(sign(opened, there.terminals.applicant, 0))).toBe('agreement-changed')
    const reopened = await open(await readAgreement(as(there.host), opened.id))
    expect(await code(sign(opened, there.terminals.applicant, 0))).toBe('agreement-changed')
    expect(await code(sign(reopened, there.terminals.applicant, 0))).toBe('ok')
  })
  test('a terminal signs for its own side only; nobody signs for the mediator', async () => {
    const opened = await open()
    expect(await code(sign(opened, there.terminals.applicant, 1))).toBe('not-your-signature')
    expect(await code(sign(opened, there.terminals.respondent, 0))).toBe('not-your-signature')
    expect(await code(sign(opened, there.terminals.applicant, 2))).toBe('not-your-signature')
    expect(await code(sign(opened, there.recorder, 2))).toBe('not-your-signature')
    expect(await code(sign(opened, there.host, 0))).toBe('not-your-signature')
    const elsewhere = await aLiveSession(database.db)
    expect(await code(sign(opened, elsewhere.terminals.applicant, 0))).toBe('not-found')
  })
  test('several people at one terminal sign one after another', async () => {
    there = await aLiveSession(database.db, { applicants: ['覃福来', '覃福生'] })
    const opened = await open()
    expect(opened.signers.map(({ name }) => name)).toEqual(['覃福来', '覃福生', '余桂花', '陈向阳'])
    await sign(opened, there.terminals.applicant, 0)
    expect((await sign(opened, there.terminals.applicant, 1)).signatures).toHaveLength(2)
  })
  test('an empty field is no signature, a second one is not needed, a lost answer can be asked for again', async () => {
    const opened = await open()
    expect(await code(sign(opened, there.terminals.applicant, 0, { strokes: [], aspect: 2 }))).toBe('signature-empty')
    await sign(opened, there.terminals.applicant, 0)
    expect((await sign(opened, there.terminals.applicant, 0)).signatures).toHaveLength(1)
    expect(await code(sign(opened, there.terminals.applicant, 0, anInk(9)))).toBe('already-signed')
  })
  test('nothing is signed before it is opened, once it is put away, or after it is void', async () => {
    const before = await edited()
    await showAgreement(as(there.host), { agreementId: before.id, shown: true })
    expect(await code(sign(before, there.terminals.applicant, 0))).toBe('not-for-signing')
    const opened = await open(before)
    await showAgreement(as(there.host), { agreementId: opened.id, shown: false })
    expect(await code(sign(opened, there.terminals.applicant, 0))).toBe('not-found')
    await withdrawAgreement(as(there.host), { agreementId: opened.id, reason: '双方要再想想' })
    expect(await code(sign(opened, there.host, 2))).toBe('agreement-void')
  })
  test('what everybody has signed cannot be edited, opened or withdrawn while it waits for the seal', async () => {
    const opened = await open()
    await sign(opened, there.host, 2)
    await sign(opened, there.terminals.respondent, 1)
    await sign(opened, there.terminals.applicant, 0)
    const { id: agreementId, version } = opened
    expect(await code(editAgreement(as(there.host), { agreementId, version, facts: 'x', issues: 'y', terms }))).toBe('agreement-sealing')
    expect(await code(openForSigning(as(there.host), papers, { agreementId, version }))).toBe('agreement-sealing')
    expect(await code(withdrawAgreement(as(there.host), { agreementId, reason: '不要了' }))).toBe('agreement-sealing')
  })
})

describe('reading', () => {
  test('a terminal sees it only while it is shown, and learns for whom it may sign', async () => {
    const seen = () => readOfSession(as(there.terminals.respondent), there.sessionId)
    const drafted = await edited()
    expect((await seen()).agreement).toBe(null)
    const opened = await open(drafted)
    expect(await seen()).toMatchObject({ agreement: { id: opened.id }, mayWrite: false, maySignAs: [signerKey(opened.signers[1]!)] })
    await showAgreement(as(there.host), { agreementId: opened.id, shown: false })
    expect((await seen()).agreement).toBe(null)
  })
  test('a terminal is not told where the other side sits', async () => {
    const opened = await open()
    const own = await sign(opened, there.terminals.respondent, 1)
    expect(own.signatures.map(({ where }) => where)).toEqual(['双溪口 · 视频室 1'])
    const { agreement } = await readOfSession(as(there.terminals.applicant), there.sessionId)
    expect(JSON.stringify(agreement)).not.toContain('双溪口')
    expect(agreement?.parties.map(({ stationId }) => stationId)).toEqual([there.terminals.applicant.unitId, null])
  })
  test('strangers find nothing', async () => {
    const { id } = await draft()
    const stranger = as(await anOfficer(database.db))
    expect(await code(readAgreement(stranger, id))).toBe('not-found')
    expect(await code(readOfSession(stranger, there.sessionId))).toBe('not-found')
    expect(await code(readOfCase(stranger, there.caseId))).toBe('case-not-found')
    expect(await code(readAgreement(as({ kind: 'guest' }), id))).toBe('not-signed-in')
  })
  test('a withdrawn one stays on file with its number and reason, and another can be drafted', async () => {
    const first = await draft()
    await withdrawAgreement(as(there.host), { agreementId: first.id, reason: '写错了案件' })
    const second = await draft()
    const all = await readOfCase(as(there.host), there.caseId)
    expect(all.map(({ number, status, voidReason }) => [number, status, voidReason])).toContainEqual([first.number, 'void', '写错了案件'])
    expect(second.number).not.toBe(first.number)
  })
})
