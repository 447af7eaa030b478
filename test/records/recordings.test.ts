import { and, eq, like } from 'drizzle-orm'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { auditEntry, recordingPart, recordingViewing, timelineEntry } from '#drizzle/schema/index.ts'
import { checkChain, readUnread } from '#server/records/actions/check-recordings.ts'
import { markRecordingsDue } from '#server/records/actions/hold-recordings.ts'
import { clock } from '#server/platform/clock.ts'
import { aContext } from '#test/helpers/a-context.ts'
import { aLiveSession, type LiveSession } from '#test/helpers/a-live-session.ts'
import { anApp, codeOf } from '#test/helpers/an-app.ts'
import { emptyCounty } from '#test/helpers/empty-county.ts'
import { aClerk, aLead } from '#test/helpers/someone.ts'
import { aRecording } from './a-recording.ts'

const app = anApp()
const machineClock = clock.now
const reason = '核对当时怎么说的'
let live: LiveSession
let now: Date

beforeEach(async () => {
  await emptyCounty(app.database.sql)
  now = new Date()
  live = await aLiveSession(app.database.db, { now })
})
afterEach(() => { clock.now = machineClock })

const shelf = () => app.app.sessions.recordings.shelf
const recorded = (session = live) => aRecording(app.database.db, shelf(), session, { now })
const asHost = async () => app.as(await app.signIn(live.host))
const parts = () => app.database.db.select().from(recordingPart).orderBy(recordingPart.nth)
const flip = (path: string) => {
  const bytes = readFileSync(path)
  bytes[bytes.length - 7]! ^= 1
  writeFileSync(path, bytes)
}

test('[R1] the case shows each seat, what it answered, how long it was recorded, and that nothing of a talk aside was', async () => {
  await recorded()
  const [session, ...more] = await (await asHost()).records.recordings({ caseId: live.caseId })
  expect(more).toEqual([])
  expect(session).toMatchObject({ sessionId: live.sessionId, mayWatch: true, withMinor: false, viewers: [], losses: [] })
  expect(session!.seats.map(({ role, parts }) => [role, parts.map(({ fromMs, durationMs, state }) => [fromMs / 60_000, durationMs / 60_000, state])])).toEqual(['applicant', 'respondent', 'host'].map((role) => [role, [[1, 2, 'unread'], [5, 5, 'unread']]]))
  expect(session!.gaps.slice(0, 2).map(({ fromMs, toMs, why }) => [fromMs / 60_000, toMs / 60_000, why])).toEqual([[0, 1, 'not-started'], [3, 5, 'never-in-caucus']])
  expect(session!.assents.map(({ answer, heard }) => [answer, heard])).toEqual([['yes', true], ['yes', true]])
})

test('[R2] whoever watches says why first; it is written down, and their name stands over what they see', async () => {
  await recorded()
  const host = await asHost()
  expect(await codeOf(host.records.watch({ sessionId: live.sessionId, reason: ' ' }))).toBe('invalid-input')
  const viewing = await host.records.watch({ sessionId: live.sessionId, reason })
  expect(viewing).toMatchObject({ name: live.host.name })
  expect(viewing.seats.map(({ role, files }) => [role, files.length])).toEqual([['applicant', 2], ['respondent', 2], ['host', 2]])
  const told = await app.database.db.select().from(auditEntry).where(and(like(auditEntry.verb, 'watch recording%'), eq(auditEntry.subjectId, live.sessionId)))
  expect(told).toMatchObject([{ verb: `watch recording: ${reason}`, subjectId: live.sessionId, actorName: live.host.name }])
  const [session] = await host.records.recordings({ caseId: live.caseId })
  expect(session!.viewers).toMatchObject([{ name: live.host.name, reason }])
})

test('[R2] a station’s clerk sees the list and watches nothing; with a child there the recorder does not either, and the lead does', async () => {
  await recorded()
  const clerk = app.as(await app.signIn(await aClerk(app.database.db, { station: live.terminals.applicant.unitId })))
  expect((await clerk.records.recordings({ caseId: live.caseId }))[0]).toMatchObject({ mayWatch: false })
  expect(await codeOf(clerk.records.watch({ sessionId: live.sessionId, reason }))).toBe('recording-not-yours')
  const young = await aLiveSession(app.database.db, { now, born: '2014-06-01' })
  await recorded(young)
  expect(await codeOf(app.as(await app.signIn(live.recorder)).records.watch({ sessionId: live.sessionId, reason }))).toBe('ok')
  expect(await codeOf(app.as(await app.signIn(young.recorder)).records.watch({ sessionId: young.sessionId, reason }))).toBe('recording-not-yours')
  expect(await codeOf(app.as(await app.signIn(await aLead(app.database.db))).records.watch({ sessionId: young.sessionId, reason }))).toBe('ok')
})

test('of a session that was not recorded there is nothing to watch', async () => {
  expect(await codeOf((await asHost()).records.watch({ sessionId: live.sessionId, reason }))).toBe('recording-none')
})

test('[R3] the address serves pieces to a player without a credential, for a while, and to nobody who left the staff', async () => {
  await recorded()
  const { seats, until } = await (await asHost()).records.watch({ sessionId: live.sessionId, reason })
  const address = `${app.url}${seats[0]!.files[0]!.address}`
  const part = (await parts()).find(({ id }) => address.includes(id))
  const whole = await fetch(address)
  expect([whole.status, whole.headers.get('content-type'), whole.headers.get('cache-control'), Buffer.from(await whole.arrayBuffer()).length]).toEqual([200, 'video/webm', 'private, no-store', part!.bytes])
  const piece = await fetch(address, { headers: { range: 'bytes=10-19' } })
  expect([piece.status, piece.headers.get('content-range'), (await piece.arrayBuffer()).byteLength]).toEqual([206, `bytes 10-19/${part!.bytes}`, 10])
  // No other secret opens it, nor this one a file of another session.
  const other = await aLiveSession(app.database.db, { now })
  await recorded(other)
  const [elsewhere] = await app.database.db.select().from(recordingPart).where(eq(recordingPart.sessionId, other.sessionId))
  const statusOf = async (path: string) => (await fetch(path)).status
  expect(await statusOf(address.replace(/recordings\/.{43}/, `recordings/${'x'.repeat(43)}`))).toBe(404)
  expect(await statusOf(address.replace(part!.id, elsewhere!.id))).toBe(404)
  const [kept] = await app.database.db.select().from(recordingViewing)
  expect(JSON.stringify(kept)).not.toContain(address.split('/').at(-2))
  await app.database.sql`update staff set banned = true where id = ${live.host.id}`
  expect(await statusOf(address)).toBe(404)
  await app.database.sql`update staff set banned = false where id = ${live.host.id}`
  expect(await statusOf(address)).toBe(200)
  clock.now = () => new Date(Date.parse(until) + 1)
  expect(await statusOf(address)).toBe(404)
})

test('[R4] a byte that was changed is found, and a file that is gone; the card says which', async () => {
  await recorded()
  const host = await asHost()
  expect(await host.records.checkRecordings({ sessionId: live.sessionId })).toEqual({ found: Array(6).fill('whole'), chainBrokenAt: null })
  const [first, second] = await parts()
  flip(shelf().filed.placeOf(first!.path))
  rmSync(shelf().filed.placeOf(second!.path))
  expect(await host.records.checkRecordings({ sessionId: live.sessionId })).toMatchObject({ found: expect.arrayContaining(['changed', 'missing']), chainBrokenAt: null })
  const [session] = await host.records.recordings({ caseId: live.caseId })
  expect(session!.seats.flatMap(({ parts }) => parts).filter(({ state }) => state !== 'whole').map(({ id, state }) => [id, state]).sort()).toEqual([[first!.id, 'changed'], [second!.id, 'missing']].sort())
  const { seats } = await host.records.watch({ sessionId: live.sessionId, reason })
  const gone = seats.flatMap(({ files }) => files).find(({ address }) => address.includes(second!.id))
  expect((await fetch(`${app.url}${gone!.address}`)).status).toBe(503)
})

test('[R4] a row that was changed afterwards breaks the chain from there on', async () => {
  await recorded()
  const ctx = aContext(app.database.db, { now })
  expect(await checkChain(ctx)).toBeNull()
  await app.database.sql`update recording_part set sha256 = ${'0'.repeat(64)} where nth = 3`
  expect(await checkChain(ctx)).toBe(3)
})

test('[R4] by night what was not read for a month is read again', async () => {
  await recorded()
  expect(await readUnread(aContext(app.database.db, { now }), shelf())).toEqual([])
  const [first] = await parts()
  flip(shelf().filed.placeOf(first!.path))
  const later = (days: number) => aContext(app.database.db, { now: new Date(now.getTime() + days * 86_400_000) })
  expect(await readUnread(later(29), shelf())).toEqual([])
  expect(await readUnread(later(31), shelf())).toEqual([first!.nth])
})

const asLead = async () => app.as(await app.signIn(await aLead(app.database.db)))
const termOver = () => aContext(app.database.db, { now: new Date(now.getTime() + 366 * 86_400_000) })
const dueOf = async () => (await (await asHost()).records.recordings({ caseId: live.caseId }))[0]!.due

test('[R8] what is past its term is marked once for the lead, and stays where it is', async () => {
  await recorded()
  await markRecordingsDue(aContext(app.database.db, { now: new Date(now.getTime() + 364 * 86_400_000) }))
  expect(await dueOf()).toBe(false)
  for (let nth = 0; nth < 2; nth += 1) await markRecordingsDue(termOver())
  expect(await dueOf()).toBe(true)
  expect(await (await asLead()).records.recordingsDue()).toMatchObject([{ caseId: live.caseId, caseNumber: live.caseNumber, files: 6 }])
  expect((await toldOf()).filter((what) => what === 'recordings-due')).toHaveLength(1)
  expect((await parts()).every(({ path, removedAt }) => removedAt === null && existsSync(shelf().filed.placeOf(path)))).toBe(true)
})

test('[R7] the lead holds what is needed, with a reason: it is due no more, until the hold is lifted', async () => {
  await recorded()
  await markRecordingsDue(termOver())
  const lead = await asLead()
  expect(await codeOf((await asHost()).records.holdRecordings({ caseId: live.caseId, reason: '法院要调取' }))).toBe('not-allowed')
  for (let nth = 0; nth < 2; nth += 1) await lead.records.holdRecordings({ caseId: live.caseId, reason: '法院要调取' })
  expect((await (await asHost()).records.recordings({ caseId: live.caseId }))[0]).toMatchObject({ due: false, hold: { reason: '法院要调取' } })
  await markRecordingsDue(termOver())
  expect(await dueOf()).toBe(false)
  await lead.records.liftHold({ caseId: live.caseId, reason: '法院还回来了' })
  await markRecordingsDue(termOver())
  expect(await dueOf()).toBe(true)
  expect(await toldOf()).toEqual(expect.arrayContaining(['recordings-held', 'recordings-hold-lifted', 'recordings-due']))
})
const toldOf = async () => (await app.database.db.select().from(timelineEntry).where(eq(timelineEntry.caseId, live.caseId))).map(({ what }) => what)
