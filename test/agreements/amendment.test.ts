import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { attachment, outbox, timelineEntry } from '#drizzle/schema/index.ts'
import { amendAgreement } from '#server/agreements/actions/amend-agreement.ts'
import { draftAgreement } from '#server/agreements/actions/draft-agreement.ts'
import { editAgreement, withdrawAgreement } from '#server/agreements/actions/edit-agreement.ts'
import { endAgreement } from '#server/agreements/actions/end-agreement.ts'
import { openForSigning } from '#server/agreements/actions/open-for-signing.ts'
import { readAgreement, readOfCase } from '#server/agreements/actions/read-agreements.ts'
import { type Press, sealAgreement } from '#server/agreements/actions/seal-agreement.ts'
import { signAgreement } from '#server/agreements/actions/sign-agreement.ts'
import { verifyFile } from '#server/agreements/actions/verify-file.ts'
import { verifyPaper } from '#server/agreements/actions/verify-paper.ts'
import { paperMaker } from '#server/agreements/paper/make-paper.ts'
import { openSeal } from '#server/agreements/seal/open-seal.ts'
import { planFollowUpsOf, withdrawFollowUpsOf } from '#server/followups/index.ts'
import { listOfCase } from '#server/followups/actions/list-follow-ups.ts'
import { readConfig } from '#server/platform/config.ts'
import { storeIn } from '#server/platform/files/store.ts'
import { signerKey } from '#shared/agreements/rules.ts'
import type { Ending } from '#shared/agreements/stage-rules.ts'
import type { Agreement } from '#shared/agreements/words.ts'
import type { Actor } from '#shared/people/words.ts'
import { aContext, later } from '#test/helpers/a-context.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { aLiveSession, type LiveSession } from '#test/helpers/a-live-session.ts'
import { refusalOf } from '#test/helpers/refusal-of.ts'
import { aLead, anOfficer } from '#test/helpers/someone.ts'
import { agreedToAll } from './agreed-to-all.ts'
import { anInk } from './an-ink.ts'

const database = aDatabase()
const house = { mark: '测试', committee: '测试县人民调解委员会', police: '测试县公安局', traffic_police: '测试县公安局交通警察大队' }
const folder = mkdtempSync(join(tmpdir(), 'lianxin-amend-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const papers = paperMaker('/nowhere')
const config = readConfig({ LIANXIN_DATA: folder })
const press: Press = { papers, files: storeIn(folder), verifyAt: (hash) => `http://localhost/verify/${hash.slice(0, 32)}`, seal: () => openSeal(config), stamp: null }

let there: LiveSession
beforeEach(async () => { there = await aLiveSession(database.db) })
const as = (actor: Actor) => aContext(database.db, { actor })
const system = () => aContext(database.db, { actor: { kind: 'system', name: 'paper' } })
const guest = () => as({ kind: 'guest' })
const code = async (done: Promise<unknown>) => (await refusalOf(done))?.code ?? 'ok'
const words = (dueOn: string) => ({ facts: '田坎被移动', issues: '田坎的位置', terms: [{ who: 'respondent' as const, what: '恢复田坎', amountFen: null, dueOn, place: null }] })

/** Written anew, signed by everybody, sealed. */
async function sealed({ id, version }: Pick<Agreement, 'id' | 'version'>, dueOn: string): Promise<Agreement> {
  const edited = await editAgreement(as(there.host), { agreementId: id, version, ...words(dueOn) })
  const opened = await agreedToAll(database.db, await openForSigning(as(there.host), papers, { agreementId: id, version: edited.version }), there.terminals)
  for (const [at, signer] of opened.signers.entries()) await signAgreement(as(signer.kind === 'mediator' ? there.host : there.terminals[signer.side]), { agreementId: id, contentHash: opened.contentHash, signerKey: signerKey(signer), ink: anInk(at) })
  await sealAgreement(system(), press, id)
  await planFollowUpsOf(system(), id)
  return readAgreement(as(there.host), id)
}
const first = async () => sealed(await draftAgreement(as(there.host), house, there.sessionId), '2026-10-20')
const amend = (agreement: Agreement, actor: Actor = there.host) => amendAgreement(as(actor), { agreementId: agreement.id, sessionId: there.sessionId })
const end = (agreement: Agreement, ending: Ending = 'consent', actor: Actor = there.host) => endAgreement(later(as(actor), 60_000), { agreementId: agreement.id, ending, reason: '双方另有约定，见附件' })
/** What followed by news, as flow.ts does it. */
const withdrawFollowUps = async () => {
  for (const { payload } of (await database.db.select().from(outbox)).filter(({ news }) => news === 'agreement-ended')) await withdrawFollowUpsOf(system(), payload as Parameters<typeof withdrawFollowUpsOf>[1])
}
const followed = async () => (await listOfCase(as(there.host), there.caseId)).map(({ promisedOn, status, kind }) => `${kind} ${promisedOn} ${status}`).toSorted()
const pdfOf = async (agreement: Agreement) => {
  const [row] = await database.db.select().from(attachment).where(eq(attachment.id, agreement.pdf!.attachmentId))
  return readFileSync(join(folder, row!.path)).toString('base64')
}

describe('[G20] a change after effect', () => {
  test('is a new version with its own number; the old one binds until the seal is on it, and then stays as replaced', async () => {
    const old = await first()
    const drafted = await amend(old)
    expect(drafted).toMatchObject({ status: 'draft', version: 1, number: `${old.number}之一`, amends: { number: old.number, contentHash: old.contentHash }, terms: old.terms, signatures: [], answers: [] })
    expect(await verifyPaper(guest(), old.contentHash.slice(0, 32))).toMatchObject({ status: 'effective', endedAt: null })
    const made = await sealed(drafted, '2026-12-20')
    expect(made.status).toBe('effective')
    const [again, before] = await readOfCase(as(there.host), there.caseId)
    expect([again!.number, before!.status, before!.ended, before!.signatures.length, before!.pdf]).toEqual([made.number, 'replaced', { at: '2026-09-18T01:12:00.000Z', ending: null, reason: null, byName: null, replacedBy: made.number }, 3, old.pdf])
    expect(await verifyPaper(guest(), old.contentHash.slice(0, 32))).toMatchObject({ number: old.number, status: 'replaced', replacedBy: made.number })
    expect(await verifyFile(guest(), press.seal, await pdfOf(old))).toMatchObject({ state: 'intact', ours: true, record: { status: 'replaced', replacedBy: made.number } })
    const told = (await database.db.select().from(timelineEntry).where(eq(timelineEntry.caseId, there.caseId))).map(({ what }) => what)
    expect(['agreement-amending', 'agreement-replaced'].every((what) => told.includes(what))).toBe(true)
  })
  test('[F10] what the old one promised is asked no more, what the new one promises is', async () => {
    const old = await first()
    await sealed(await amend(old), '2026-12-20')
    await withdrawFollowUps()
    await withdrawFollowUps()
    expect((await followed()).filter((one) => one.startsWith('promise'))).toEqual(['promise 2026-10-20 withdrawn', 'promise 2026-12-20 planned'])
    expect((await followed()).filter((one) => one.startsWith('check')).toSorted()).toEqual(['2026-09-25', '2026-10-18', '2026-12-17'].flatMap((day) => [`check ${day} planned`, `check ${day} withdrawn`]))
  })
  test('one is drafted at a time; withdrawn, its number is not given again; a change of a change counts on', async () => {
    const old = await first()
    const codes = await Promise.all([code(amend(old)), code(amend(old, there.recorder))])
    expect(codes.toSorted()).toEqual(['agreement-exists', 'ok'])
    const [drafted] = await readOfCase(as(there.host), there.caseId)
    await withdrawAgreement(as(there.host), { agreementId: drafted!.id, reason: '再想想' })
    const second = await sealed(await amend(old), '2026-12-20')
    const third = await amend(second)
    expect([second.number, third.number]).toEqual([`${old.number}之二`, `${old.number}之三`])
    expect([third.amends?.number, await code(amend(old))]).toEqual([second.number, 'agreement-replaced'])
  })
  test('only of one in effect, only by who writes in a session of its case', async () => {
    const open = await draftAgreement(as(there.host), house, there.sessionId)
    expect(await code(amend(open))).toBe('agreement-not-in-effect')
    const old = await sealed(open, '2026-10-20')
    expect(await code(amend(old, await anOfficer(database.db)))).toBe('not-allowed')
    expect(await code(amend(old, there.terminals.applicant))).toBe('not-allowed')
    const elsewhere = await aLiveSession(database.db)
    expect(await code(amendAgreement(as(elsewhere.host), { agreementId: old.id, sessionId: elsewhere.sessionId }))).toBe('not-found')
  })
})

describe('[G21] [G22] [F10] revoked, or void', () => {
  test.each([['consent', 'revoked'], ['court-revoked', 'revoked'], ['court-invalid', 'invalid']] as const)('%s: it is %s, with who and why; nobody asks about it any more, and whoever checks it is told', async (ending, status) => {
    const agreement = await first()
    const ended = await end(agreement, ending)
    expect(ended).toMatchObject({ status, shown: false, effectiveAt: agreement.effectiveAt, ended: { at: '2026-09-18T01:13:00.000Z', ending, reason: '双方另有约定，见附件', byName: '陈向阳', replacedBy: null } })
    expect([ended.signatures.length, ended.pdf]).toEqual([3, agreement.pdf])
    await withdrawFollowUps()
    expect((await followed()).every((one) => one.endsWith('withdrawn'))).toBe(true)
    const told = await verifyPaper(guest(), agreement.contentHash.slice(0, 32))
    expect([told.status, told.endedAt, JSON.stringify(told).includes('陈向阳'), JSON.stringify(told).includes('另有约定')]).toEqual([status, '2026-09-18T01:13:00.000Z', false, false])
    expect([await code(end(agreement)), await code(amend(agreement))]).toEqual([`agreement-${status}`, `agreement-${status}`])
  })
  test('by who mediated it or the lead, of one in effect only', async () => {
    const draft = await draftAgreement(as(there.host), house, there.sessionId)
    expect(await code(end(draft))).toBe('agreement-not-in-effect')
    const agreement = await sealed(draft, '2026-10-20')
    expect([await code(end(agreement, 'consent', there.recorder)), await code(end(agreement, 'consent', await anOfficer(database.db))), await code(end(agreement, 'consent', there.terminals.applicant))]).toEqual(['not-allowed', 'not-found', 'not-allowed'])
    expect(await code(end(agreement, 'consent', await aLead(database.db)))).toBe('ok')
  })
  test('a change of one that was revoked meanwhile is not opened for signing', async () => {
    const old = await first()
    const drafted = await amend(old)
    await end(old)
    const edited = await editAgreement(as(there.host), { agreementId: drafted.id, version: 1, ...words('2026-12-20') })
    expect(await code(openForSigning(as(there.host), papers, { agreementId: drafted.id, version: edited.version }))).toBe('amendment-late')
  })
})
