import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agreement, attachment, caseFile, timelineEntry } from '#drizzle/schema/index.ts'
import { type CaseOfPapers, missingOfFields, waysFrom, whyNoPaper } from '#shared/papers/rules.ts'
import { schemas } from '#shared/papers/schemas.ts'
import { type CasePaper, paperKinds } from '#shared/papers/words.ts'
import type { Actor } from '#shared/people/words.ts'
import { draftAgreement } from '#server/agreements/actions/draft-agreement.ts'
import { editAgreement } from '#server/agreements/actions/edit-agreement.ts'
import { endAgreement } from '#server/agreements/actions/end-agreement.ts'
import { listOfCase } from '#server/followups/actions/list-follow-ups.ts'
import { settleFollowUp } from '#server/followups/actions/settle-follow-up.ts'
import { givePower } from '#server/cases/actions/keep-work.ts'
import { listPapers } from '#server/papers/actions/list-papers.ts'
import { followUpOral } from '#server/papers/actions/follow-up-oral.ts'
import { lookAtPaper, makePaper, type Making } from '#server/papers/actions/make-paper.ts'
import { readingCopy, verifyPaper } from '#server/papers/actions/read-paper.ts'
import type { House } from '#server/papers/house.ts'
import { pressWith } from '#server/platform/press/open-press.ts'
import { storeIn } from '#server/platform/files/store.ts'
import { aContext, anId, later, morning } from '#test/helpers/a-context.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { aLiveSession, type LiveSession } from '#test/helpers/a-live-session.ts'
import { refusalOf } from '#test/helpers/refusal-of.ts'
import { aClerk, aLead } from '#test/helpers/someone.ts'
import { someFields } from './some-facts.ts'

describe('which papers a case may have', () => {
  const theCase: CaseOfPapers = { track: 'peoples_mediation', stage: 'in_mediation', agreement: 'none', powers: 0, followUps: 0, ended: 0 }
  const may = (given: Partial<CaseOfPapers>) => paperKinds.filter((kind) => whyNoPaper(kind, { ...theCase, ...given }) === null)
  test('[W1] it follows from its track and its stage', () => {
    expect(may({})).toEqual(['rights_notice', 'recording_notice', 'oral_agreement'])
    expect(may({ stage: 'in_mediation', ended: 1 })).toContain('ending_notice')
    expect(may({ stage: 'agreed', agreement: 'confirmable', powers: 1, followUps: 1 })).toEqual(['rights_notice', 'recording_notice', 'oral_agreement', 'power_of_attorney', 'confirmation_application', 'follow_up_record'])
    expect(may({ stage: 'terminated' })).toEqual(['termination_notice'])
    expect(may({ track: 'petition', stage: 'handling' })).toEqual(['recording_notice', 'acceptance_notice', 'petition_opinion'])
    expect(may({ track: 'police_mediation', stage: 'failed' })).toEqual(['termination_notice'])
    expect(may({ track: 'help_request', stage: 'closed' })).toEqual([])
  })
  test('[W1] and why it may not have one is told', () => {
    expect(whyNoPaper('petition_opinion', theCase)).toBe('other-track')
    expect(whyNoPaper('termination_notice', theCase)).toBe('too-early')
    expect(whyNoPaper('rights_notice', { ...theCase, stage: 'closed' })).toBe('over')
    expect(whyNoPaper('confirmation_application', { ...theCase, stage: 'agreed', agreement: 'effective' })).toBe('not-confirmable')
    expect(whyNoPaper('power_of_attorney', theCase)).toBe('no-power')
  })
  test.each(paperKinds)('[W2] %s: its schema takes what belongs to it, and nothing else', (kind) => {
    expect(schemas[kind].safeParse(someFields[kind]).success).toBe(true)
    expect(schemas[kind].safeParse({ ...someFields[kind], other: 'x' }).success).toBe(false)
    expect(schemas[kind].safeParse({}).success).toBe(missingOfFields(kind, {}).length === 0)
  })
  test('where else a matter may be taken', () => expect([waysFrom('labor'), waysFrom('forest_land')]).toEqual([['court', 'legal_aid', 'labour_arbitration'], ['court', 'legal_aid', 'land_arbitration']]))
})

describe('making one', () => {
  const database = aDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-papers-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const house: House = { mark: '测试', county: '测试县', publicUrl: 'https://bridge.example.cn', files: storeIn(folder), press: pressWith('/nowhere') }
  const as = (actor: Actor) => aContext(database.db, { actor })
  const oral = (more: Record<string, string> = {}): Making => ({ caseId: there.caseId, kind: 'oral_agreement', about: null, fields: { ...someFields.oral_agreement, ...more } })
  const filed = () => database.db.select().from(attachment).where(eq(attachment.caseId, there.caseId))
  let there: LiveSession

  beforeAll(async () => {
    there = await aLiveSession(database.db)
    await database.db.update(caseFile).set({ stage: 'in_mediation' }).where(eq(caseFile.id, there.caseId))
  })

  test('looking at one keeps nothing and takes no number', async () => {
    const { pdf } = await lookAtPaper(as(there.host), house, { ...oral({ content: '' }), language: 'zh' })
    expect(Buffer.from(pdf, 'base64').subarray(0, 5).toString()).toBe('%PDF-')
    expect(await filed()).toEqual([])
  })

  test('[W2] what is missing is named, with where it is written down', async () => {
    expect(await refusalOf(makePaper(as(there.host), house, oral({ content: '', method: ' ' })))).toMatchObject({ code: 'paper-incomplete', sentence: { zh: expect.stringContaining('协议内容（在下面填）、履行方式（在下面填）') } })
    expect(await refusalOf(makePaper(as(there.host), house, { ...oral(), kind: 'power_of_attorney' }))).toMatchObject({ code: 'paper-not-now' })
  })

  test('[W3] [W4] made at once by many, numbers have no gap; a character that cannot be printed takes none', async () => {
    const made = await Promise.allSettled([oral(), oral({ content: '付\uE000钱' }), oral(), oral()].map((making) => makePaper(as(there.host), house, making)))
    expect(made.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled'])
    expect((made[1] as PromiseRejectedResult).reason).toMatchObject({ body: { code: 'character-missing', values: { where: '协议内容' } } })
    const next = await makePaper(as(there.recorder), house, oral())
    expect([...made.flatMap((one) => (one.status === 'fulfilled' ? [one.value.number] : [])), next.number].sort()).toEqual([1, 2, 3, 4].map((nth) => `测试人调口字〔2026〕第000${nth}号`))
  })

  test('[W5] it is filed on the case with its hash, on the timeline, and is known by its QR', async () => {
    const paper = await makePaper(as(there.host), house, { ...oral(), kind: 'recording_notice', fields: {} })
    const row = (await filed()).find(({ id }) => id === paper.attachmentId)!
    expect(row).toMatchObject({ name: '录音录像告知书.pdf', origin: 'paper', sha256: paper.sha256 })
    expect(createHash('sha256').update(readFileSync(join(folder, row.path))).digest('hex')).toBe(paper.sha256)
    const told = await database.db.select().from(timelineEntry).where(eq(timelineEntry.refId, paper.attachmentId))
    expect(told.map(({ what }) => what)).toEqual(['file-attached'])
    expect(Buffer.from((await readingCopy(as(there.host), house, paper.id)).pdf, 'base64').length).toBeGreaterThan(10_000)
    expect(await refusalOf(verifyPaper(as({ kind: 'guest' }), 'f'.repeat(32)))).toMatchObject({ code: 'paper-unknown' })
  })

  test('a power of attorney is about one that was given; then the paper is offered with it', async () => {
    await givePower(as(there.host), { caseId: there.caseId, principalId: there.parties[0]!.partyId, agentName: '覃小福', relation: '儿子', powers: ['evidence', 'concede'], fromDay: '2026-09-18', untilDay: '2026-12-31' })
    const offer = (await listPapers(as(there.host), house, there.caseId)).papers.find(({ kind }) => kind === 'power_of_attorney')!
    expect(offer).toMatchObject({ why: null, about: [{ name: '覃小福（儿子）' }], known: { matters: expect.stringContaining(there.caseNumber) } })
    expect(await refusalOf(makePaper(as(there.host), house, { ...oral(), kind: 'power_of_attorney', fields: offer.known }))).toMatchObject({ code: 'paper-about-missing' })
    expect(await makePaper(as(there.host), house, { ...oral(), kind: 'power_of_attorney', about: offer.about[0]!.id, fields: offer.known })).toMatchObject({ kind: 'power_of_attorney', number: null })
  })

  test('both sides take home that an agreement was revoked: which, since when, on whose word and why; before that there is no such paper', async () => {
    const offered = async () => (await listPapers(as(there.host), house, there.caseId)).papers.find(({ kind }) => kind === 'ending_notice')!
    const { id, version } = await draftAgreement(as(there.host), { mark: '测试', committee: '会', police: '局', traffic_police: '队' }, there.sessionId)
    const { number } = await editAgreement(as(there.host), { agreementId: id, version, facts: '一', issues: '二', terms: [] })
    expect(await offered()).toMatchObject({ why: 'no-ended', about: [] })
    await database.db.update(agreement).set({ status: 'effective', effectiveAt: morning }).where(eq(agreement.id, id))
    await endAgreement(as(there.host), { agreementId: id, ending: 'consent', reason: '双方另行商量好了' })
    expect(await offered()).toMatchObject({ why: null, about: [{ id, name: number }] })
    const notice: Making = { ...oral(), kind: 'ending_notice', about: id, fields: { alreadyDone: '已付的不退' } }
    const paper = await makePaper(as(there.host), house, notice)
    expect(paper).toMatchObject({ kind: 'ending_notice', number: '测试协止字〔2026〕第0001号', about: id })
    const row = (await filed()).find((one) => one.id === paper.attachmentId)!
    const read = execFileSync('pdftotext', ['-raw', join(folder, row.path), '-'], { encoding: 'utf8' }).replace(/\s/g, '')
    for (const words of [number, '自2026年9月18日起不再有约束力', '双方都同意撤销', '双方另行商量好了', '已付的不退']) expect(read).toContain(words)
    expect(await refusalOf(makePaper(as(there.host), house, { ...notice, about: anId<'agreement'>() }))).toMatchObject({ code: 'paper-about-missing' })
  })

  test('[F11] an oral agreement is followed up: the day after its day at the station of whoever promised, and after 7, 30, 90 days; registered anew, only the newest', async () => {
    const talk = await aLiveSession(database.db)
    await database.db.update(caseFile).set({ stage: 'in_mediation' }).where(eq(caseFile.id, talk.caseId))
    const register = (who: string, dueOn: string, at = 0) => makePaper(later(as(talk.host), at), house, { caseId: talk.caseId, kind: 'oral_agreement', about: null, fields: { ...someFields.oral_agreement, who, dueOn } })
    const plan = (id: CasePaper['id']) => followUpOral(as({ kind: 'system', name: 'flow' }), id)
    const asked = async () => (await listOfCase(as(talk.host), talk.caseId)).map(({ dueOn, side, stationId, status, kind, agreementId, oralId }) => ({ dueOn, side, stationId, status, kind, oral: agreementId === null && oralId !== null }))
    const first = await register('respondent', '2026-10-10')
    await Promise.all([plan(first.id), plan(first.id)])
    await plan(first.id)
    const look = { side: 'applicant', stationId: talk.terminals.applicant.unitId, status: 'planned', kind: 'check', oral: true }
    expect(await asked()).toEqual([{ ...look, dueOn: '2026-09-25' }, { dueOn: '2026-10-11', side: 'respondent', stationId: talk.terminals.respondent.unitId, status: 'planned', kind: 'promise', oral: true }, { ...look, dueOn: '2026-10-18' }, { ...look, dueOn: '2026-12-17' }])
    const second = await register('both', '2026-10-20', 1_000)
    await plan(second.id)
    // The older one's news comes once more, late.
    await plan(first.id)
    const now = await asked()
    expect(now.filter(({ status }) => status === 'withdrawn')).toHaveLength(4)
    expect(now.filter(({ status, kind }) => status === 'planned' && kind === 'promise').map(({ dueOn, side }) => [dueOn, side]).toSorted()).toEqual([['2026-10-21', 'applicant'], ['2026-10-21', 'respondent']])
    const [one] = (await listOfCase(as(talk.host), talk.caseId)).filter(({ status, side, kind }) => status === 'planned' && side === 'respondent' && kind === 'promise')
    await settleFollowUp(as(talk.host), { followUpId: one!.id, outcome: 'done_kept', remark: '' })
    const record = await makePaper(as(talk.host), house, { caseId: talk.caseId, kind: 'follow_up_record', about: one!.id, fields: {} })
    const [kept] = await database.db.select().from(attachment).where(eq(attachment.id, record.attachmentId))
    expect(execFileSync('pdftotext', ['-raw', join(folder, kept!.path), '-'], { encoding: 'utf8' }).replace(/\s/g, '')).toContain(second.number!)
  })

  test('a clerk of its stations makes one too; a lead reads only, and who may not read the case finds nothing', async () => {
    const [clerk, elsewhere, lead] = [await aClerk(database.db, { station: there.terminals.respondent.unitId }), await aClerk(database.db), await aLead(database.db)]
    const notice: Making = { ...oral(), kind: 'rights_notice', fields: {} }
    expect(await makePaper(as(clerk), house, notice)).toMatchObject({ madeByName: clerk.name })
    expect((await listPapers(as(lead), house, there.caseId)).mayMake).toBe(false)
    expect(await refusalOf(makePaper(as(lead), house, notice))).toMatchObject({ code: 'not-allowed' })
    expect(await refusalOf(makePaper(as(elsewhere), house, notice))).toMatchObject({ code: 'case-not-found' })
  })
})
