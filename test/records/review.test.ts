import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appointmentPlace, attachment, auditEntry, session, sessionTick } from '#drizzle/schema/index.ts'
import { and, eq } from 'drizzle-orm'
import type { Actor } from '#shared/people/words.ts'
import type { NoteReview } from '#shared/records/review.ts'
import { pressWith } from '#server/platform/press/open-press.ts'
import { storeIn } from '#server/platform/files/store.ts'
import { askCorrection, confirmNotes, writeCorrection } from '#server/records/actions/answer-notes.ts'
import { readReview, showNotes } from '#server/records/actions/review-notes.ts'
import { signNotes } from '#server/records/actions/sign-notes.ts'
import { aContext, anId, morning } from '#test/helpers/a-context.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { aLiveSession, type LiveSession } from '#test/helpers/a-live-session.ts'
import { refusalOf } from '#test/helpers/refusal-of.ts'
import { aMemberOfStaff } from '#test/helpers/someone.ts'
import { typeLine } from '#test/helpers/type-notes.ts'

const database = aDatabase()
const files = mkdtempSync(join(tmpdir(), 'lianxin-review-'))
const desk = { press: pressWith(join(files, 'fonts')), files: storeIn(files) }
afterAll(() => rmSync(files, { recursive: true, force: true }))

let there: LiveSession
beforeAll(async () => { there = await aLiveSession(database.db) })
const as = (actor: Actor) => aContext(database.db, { actor })

/** A talk with two lines, shown to both sides. */
async function aShownTalk(track: 'peoples_mediation' | 'consultation' = 'peoples_mediation') {
  const live = await aLiveSession(database.db, { track })
  const first = await typeLine(as(live.recorder), live.sessionId, '田坎在东边，是我爷爷修的。', { atMs: 61_000 })
  await typeLine(as(live.recorder), live.sessionId, '我只是翻修了一下。', { atMs: 95_000, speaker: 'respondent' })
  const of = { sessionId: live.sessionId }
  const show = async (): Promise<NoteReview> => (await showNotes(as(live.recorder), { ...of, shown: true }))!
  const confirm = (side: 'applicant' | 'respondent', reviewId: NoteReview['id']) => confirmNotes(as(live.terminals[side]), { ...of, reviewId })
  const sign = (reviewId: NoteReview['id'], missing: string | null = null) => signNotes(as(live.recorder), desk, { ...of, reviewId, missing })
  return { ...live, of, first, review: await show(), show, confirm, sign }
}

describe('the notes are shown to the parties', () => {
  test('[N16] with a head filled from what is known', async () => {
    const { review, caseNumber, sessionId, host } = await aShownTalk()
    expect(review.head).toMatchObject({ kind: 'mediation', number: caseNumber, topic: 'neighbor', host: '陈向阳', recorder: '何文静', others: [], rightsToldAt: null, from: new Date(morning.getTime() - 600_000).toISOString() })
    expect(review.head.sides).toEqual([{ side: 'applicant', place: '石坎 · 视频室 1', names: ['覃福来'] }, { side: 'respondent', place: '双溪口 · 视频室 1', names: ['余桂花'] }])
    await database.db.insert(sessionTick).values({ id: anId<'session_tick'>(), sessionId, tick: 'rights-told', answer: 'yes', at: morning, by: host.id })
    expect((await showNotes(as(host), { sessionId, shown: true }))!.head.rightsToldAt).toBe(morning.toISOString())
  })

  test('[N16] who came along with a side, as its counter noted, stands in the head and on the paper', async () => {
    const { review, show, confirm, sign, sessionId } = await aShownTalk()
    const [talk] = await database.db.select().from(session).where(eq(session.id, sessionId))
    await database.db.update(appointmentPlace).set({ checkedInAt: morning, checkIn: { paper: 'id_card', along: { guardian: 1, interpreter: 0, supporter: 2 }, ownIncome: false } }).where(and(eq(appointmentPlace.appointmentId, talk!.appointmentId), eq(appointmentPlace.side, 'respondent')))
    const next = await show()
    expect([review.version, next.version, next.head.sides.map(({ along }) => along)]).toEqual([1, 2, [undefined, { guardian: 1, interpreter: 0, supporter: 2 }]])
    for (const side of ['applicant', 'respondent'] as const) await confirm(side, next.id)
    const { signed } = await sign(next.id)
    const [filed] = await database.db.select().from(attachment).where(eq(attachment.id, signed!.attachmentId))
    expect(execFileSync('pdftotext', ['-layout', join(files, filed!.path), '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, '')).toContain('余桂花监护人1人、陪同2人同来')
  })

  test('[N16] a consultation has 接谈记录', async () => expect((await aShownTalk('consultation')).review.head.kind).toBe('talk'))

  test('a terminal reads them while they are shown, is not told where the other side sits, and no longer once they are hidden', async () => {
    const { terminals, of, recorder } = await aShownTalk()
    const seen = (await readReview(as(terminals.respondent), of.sessionId))!
    expect(seen.lines.map(({ text }) => text)).toEqual(['田坎在东边，是我爷爷修的。', '我只是翻修了一下。'])
    expect(seen.head.sides.map(({ place }) => place)).toEqual(['', '双溪口 · 视频室 1'])
    await showNotes(as(recorder), { ...of, shown: false })
    expect(await readReview(as(terminals.respondent), of.sessionId)).toBeNull()
    expect((await readReview(as(recorder), of.sessionId))!.shown).toBe(false)
  })

  test('shown again unchanged they are the same version, and what was confirmed stays', async () => {
    const { review, show, confirm } = await aShownTalk()
    await confirm('applicant', review.id)
    const again = await show()
    expect([again.id, again.version, again.confirmations.length]).toEqual([review.id, 1, 1])
  })

  test('notes without a word are not shown', async () => {
    const empty = await aLiveSession(database.db)
    expect(await refusalOf(showNotes(as(empty.recorder), { sessionId: empty.sessionId, shown: true }))).toMatchObject({ code: 'notes-empty' })
  })
})

describe('each side answers at its own terminal', () => {
  test('[N13] that they are right: with the seat and the time, once', async () => {
    const { review, confirm, of } = await aShownTalk()
    await confirm('applicant', review.id)
    const { confirmations } = await confirm('applicant', review.id)
    expect(confirmations).toEqual([expect.objectContaining({ side: 'applicant', label: '石坎 · 视频室 1', at: morning.toISOString() })])
    const written = (await database.db.select().from(auditEntry)).filter(({ subjectId, verb }) => subjectId === of.sessionId && verb === 'confirm')
    expect(written.length).toBeGreaterThan(0)
  })

  test('[N13] a line that is wrong: the recorder writes it beside, the line stays, and both confirm anew', async () => {
    const { review, first, of, show, confirm, recorder, terminals } = await aShownTalk()
    await confirm('respondent', review.id)
    const asked = await askCorrection(as(terminals.applicant), { ...of, reviewId: review.id, lineId: first })
    expect(asked.corrections).toEqual([expect.objectContaining({ lineId: first, side: 'applicant', words: null })])
    await askCorrection(as(terminals.applicant), { ...of, reviewId: review.id, lineId: first })
    expect(await refusalOf(confirm('applicant', review.id))).toMatchObject({ code: 'correction-open' })
    // What one side still wants changed is not the other side's to see.
    expect((await readReview(as(terminals.respondent), of.sessionId))!.corrections).toEqual([])

    const [correction, ...more] = (await readReview(as(recorder), of.sessionId))!.corrections
    expect(more).toEqual([])
    const corrected = (await writeCorrection(as(recorder), { ...of, correctionId: correction!.id, words: '是在西边' }))!
    expect([corrected.current, corrected.lines[0]!.text]).toEqual([false, '田坎在东边，是我爷爷修的。'])
    expect(await refusalOf(writeCorrection(as(recorder), { ...of, correctionId: correction!.id, words: '又改' }))).toMatchObject({ code: 'correction-written' })
    expect(await refusalOf(confirm('applicant', review.id))).toMatchObject({ code: 'notes-changed' })

    const next = await show()
    expect([next.version, next.confirmations, next.corrections.map(({ words }) => words), next.lines[0]!.text]).toEqual([2, [], ['是在西边'], '田坎在东边，是我爷爷修的。'])
    expect(await refusalOf(confirm('respondent', review.id))).toMatchObject({ code: 'notes-changed' })
    expect((await confirm('respondent', next.id)).confirmations).toHaveLength(1)
  })

  test('[N13] what is typed afterwards must be confirmed anew', async () => {
    const { review, confirm, of, recorder } = await aShownTalk()
    await typeLine(as(recorder), of.sessionId, '还有一句。', { atMs: 120_000 })
    expect(await refusalOf(confirm('applicant', review.id))).toMatchObject({ code: 'notes-changed' })
  })

  test('nobody answers for a side, and nobody shows who neither hosts nor records', async () => {
    const { review, of, recorder, host, terminals, first } = await aShownTalk()
    for (const actor of [recorder, host]) expect(await refusalOf(confirmNotes(as(actor), { ...of, reviewId: review.id }))).toMatchObject({ code: 'not-allowed' })
    expect(await refusalOf(confirmNotes(as(there.terminals.applicant), { ...of, reviewId: review.id }))).toMatchObject({ code: 'not-found' })
    expect(await refusalOf(askCorrection(as(terminals.applicant), { ...of, reviewId: review.id, lineId: anId<'note_line'>() }))).toMatchObject({ code: 'not-found' })
    expect(await refusalOf(showNotes(as(terminals.applicant), { ...of, shown: true }))).toMatchObject({ code: 'not-allowed' })
    expect(await refusalOf(readReview(as(await aMemberOfStaff(database.db, 'recorder')), of.sessionId))).toMatchObject({ code: 'not-found' })
    expect(await refusalOf(readReview(as({ kind: 'guest' }), of.sessionId))).toMatchObject({ code: 'not-signed-in' })
    expect(first).toBeTruthy()
  })
})

describe('the recorder signs', () => {
  test('[N14] what every side confirmed: the notes become a PDF of the case, with its SHA-256 and every word', async () => {
    const { review, confirm, sign, caseId, caseNumber } = await aShownTalk()
    await confirm('applicant', review.id)
    expect(await refusalOf(sign(review.id))).toMatchObject({ code: 'notes-unconfirmed' })
    await confirm('respondent', review.id)
    const { signed, shown } = await sign(review.id)
    expect([signed!.byName, signed!.missing, shown]).toEqual(['何文静', null, false])
    const [filed] = await database.db.select().from(attachment).where(eq(attachment.id, signed!.attachmentId))
    expect(filed).toMatchObject({ caseId, origin: 'notes', type: 'application/pdf', name: `调解笔录 ${caseNumber} 第 1 版.pdf` })
    const text = execFileSync('pdftotext', ['-layout', join(files, filed!.path), '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, '')
    for (const words of ['调解笔录', caseNumber, '覃福来', '余桂花', '石坎·视频室1', '田坎在东边，是我爷爷修的。', '我只是翻修了一下。', '何文静', '1:01', review.contentHash.slice(0, 16).toUpperCase()]) expect(text).toContain(words.replaceAll(/\s+/g, ''))
    expect(await refusalOf(sign(review.id))).toMatchObject({ code: 'notes-signed' })
  })

  test('[N14] why a side has not confirmed is written on the paper', async () => {
    const { review, confirm, sign } = await aShownTalk()
    await confirm('applicant', review.id)
    const { signed } = await sign(review.id, '余桂花提前离开')
    const [filed] = await database.db.select().from(attachment).where(eq(attachment.id, signed!.attachmentId))
    expect(execFileSync('pdftotext', ['-layout', join(files, filed!.path), '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, '')).toContain('未确认余桂花提前离开')
  })

  test('[N14] a change after signing is a new version, which is confirmed and signed anew; the signed paper stays', async () => {
    const { review, show, confirm, sign, of, recorder, caseId } = await aShownTalk()
    for (const side of ['applicant', 'respondent'] as const) await confirm(side, review.id)
    await sign(review.id)
    await typeLine(as(recorder), of.sessionId, '补记一句。', { atMs: 200_000 })
    const next = await show()
    expect([next.version, next.signed, next.confirmations]).toEqual([2, null, []])
    expect(await refusalOf(sign(next.id))).toMatchObject({ code: 'notes-unconfirmed' })
    for (const side of ['applicant', 'respondent'] as const) await confirm(side, next.id)
    await sign(next.id)
    expect((await database.db.select().from(attachment).where(eq(attachment.caseId, caseId))).map(({ origin }) => origin)).toEqual(['notes', 'notes'])
  })

  test('a character that no font has is told, and nothing is signed', async () => {
    const { confirm, show, sign, of, recorder } = await aShownTalk()
    await typeLine(as(recorder), of.sessionId, '他叫\u{10FFFD}。', { atMs: 200_000 })
    const next = await show()
    for (const side of ['applicant', 'respondent'] as const) await confirm(side, next.id)
    expect(await refusalOf(sign(next.id))).toMatchObject({ code: 'notes-unprintable', values: { character: '\u{10FFFD}' } })
  })
})
