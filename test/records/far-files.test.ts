import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { recordingPart } from '#drizzle/schema/index.ts'
import type { StaffActor } from '#shared/people/words.ts'
import { clock } from '#server/platform/clock.ts'
import { attachFile } from '#server/records/index.ts'
import { readUnread } from '#server/records/actions/check-recordings.ts'
import { fileParts } from '#server/sessions/actions/file-parts.ts'
import type { PartNotes } from '#server/sessions/recording/part-notes.ts'
import { Sender } from '#server/platform/files/sender.ts'
import { aContext } from '#test/helpers/a-context.ts'
import { aLiveSession, type LiveSession } from '#test/helpers/a-live-session.ts'
import { codeOf, startApp, type OwnApp } from '#test/helpers/an-app.ts'
import { anS3Store, type S3Store } from '#test/helpers/an-s3-store.ts'
import { emptyCounty } from '#test/helpers/empty-county.ts'
import { aLead, aMemberOfStaff } from '#test/helpers/someone.ts'
import { aRecording } from './a-recording.ts'

// A county whose files go to S3: the same doors as without it.
const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
let s3: S3Store
let app: OwnApp
let live: LiveSession
let now: Date
const machineClock = clock.now

beforeAll(async () => {
  s3 = await anS3Store()
  app = await startApp({ settings: s3.settings })
})
afterAll(async () => { await app.close(); await s3.close() })
afterEach(() => { clock.now = machineClock })
beforeEach(async () => {
  s3.be('up')
  s3.objects.clear()
  await emptyCounty(app.database.sql)
  now = new Date()
  live = await aLiveSession(app.database.db, { now })
})

const shelf = () => app.app.sessions.recordings.shelf
async function sendAll(): Promise<void> {
  const sender = new Sender([app.app.deps.files, shelf().filed], app.app.deps.log, { restMs: 0 })
  sender.sendSoon()
  await sender.done()
}
const asHost = async () => app.as(await app.signIn(live.host))
const ask = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await fetch(app.url + path, { headers })
  return { status: answer.status, headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) }
}
const codeIn = ({ body }: { body: Buffer }) => (JSON.parse(body.toString()) as { code: string }).code

test('[R9] an attachment goes to S3 and is given from there, checked, whole or in pieces; while S3 is gone that is told', async () => {
  const ctx = aContext(app.database.db, { actor: live.host, now })
  const { id } = await attachFile(ctx, app.app.deps.files, { caseId: live.caseId, name: '照片.png', type: 'image/png', content: picture, origin: 'upload', sourceId: 'far:1' })
  await sendAll()
  expect([...s3.objects.keys()]).toEqual([expect.stringMatching(/^files\/stored\/[0-9a-f]{2}\/[0-9a-f]{32}$/)])
  const path = `/api/attachments/${id}/file`
  const signedIn = { authorization: `Bearer ${await app.signIn(live.host)}` }
  const whole = await ask(path, signedIn)
  expect([whole.status, whole.body, whole.headers.get('content-type'), whole.headers.get('accept-ranges'), whole.headers.get('cache-control')]).toEqual([200, picture, 'image/png', 'bytes', 'private, no-store'])
  const piece = await ask(path, { ...signedIn, range: 'bytes=1-3' })
  expect([piece.status, piece.body.toString(), piece.headers.get('content-range')]).toEqual([206, 'PNG', `bytes 1-3/${picture.length}`])
  expect((await ask(path, { ...signedIn, range: `bytes=${picture.length}-` })).status).toBe(416)

  s3.be('gone')
  expect(await ask(path, signedIn).then((answer) => [answer.status, codeIn(answer)])).toEqual([503, 'files-away'])
  const { id: waits } = await attachFile(ctx, app.app.deps.files, { caseId: live.caseId, name: '再一张.png', type: 'image/png', content: picture, origin: 'upload', sourceId: 'far:2' })
  await sendAll()
  expect((await ask(`/api/attachments/${waits}/file`, signedIn)).body).toEqual(picture)

  s3.be('up')
  await sendAll()
  expect(s3.objects.size).toBe(2)
  const [key] = s3.objects.keys()
  s3.objects.set(key!, Buffer.from(picture.map((byte, nth) => (nth === 40 ? byte ^ 1 : byte))))
  expect(codeIn(await ask(path, signedIn))).toBe('file-damaged')
})

test('[R10] the lead and the administrator are told what waits and why S3 does not take it, and nobody else is', async () => {
  const [lead, admin] = [await aLead(app.database.db), await aMemberOfStaff(app.database.db, 'admin')]
  const asked = async (who: StaffActor) => app.as(await app.signIn(who)).records.filesKept()
  expect(await codeOf(asked(live.host))).toBe('not-allowed')
  await attachFile(aContext(app.database.db, { actor: live.host, now }), app.app.deps.files, { caseId: live.caseId, name: '照片.png', type: 'image/png', content: picture, origin: 'upload', sourceId: 'far:3' })
  const { sender } = app.app
  // The store is asked for files that lie here for a minute.
  clock.now = () => new Date(Date.now() + 120_000)
  s3.be('gone')
  sender.sendSoon()
  await sender.done()
  for (const who of [lead, admin]) expect(await asked(who)).toEqual({ hoursOfRoom: expect.any(Number), far: { files: 1, megabytes: 1, trouble: { why: 'away', since: expect.any(String) } } })
  s3.be('up')
  sender.sendSoon()
  await sender.done()
  expect((await asked(lead)).far).toEqual({ files: 0, megabytes: 0, trouble: null })
})

test('[R9] a recording that was closed goes to S3, plays from there in pieces and is checked there; one that grows stays here', async () => {
  await aRecording(app.database.db, shelf(), live, { now })
  const grows = join(shelf().open, 'grows.webm')
  writeFileSync(grows, 'not ended')
  await sendAll()
  expect([s3.objects.size, readdirSync(shelf().open), [...s3.objects.keys()].every((key) => key.startsWith(`recordings/filed/${live.sessionId}/`))]).toEqual([6, ['grows.webm'], true])
  rmSync(grows)

  const host = await asHost()
  const { seats } = await host.records.watch({ sessionId: live.sessionId, reason: '核对当时怎么说的' })
  const { address } = seats[0]!.files[0]!
  const whole = await ask(address)
  expect([whole.status, whole.body]).toEqual([200, s3.objects.get(`recordings/filed/${live.sessionId}/${address.split('/').at(-1)}`)])
  const tail = await ask(address, { range: 'bytes=-10' })
  expect([tail.status, tail.body]).toEqual([206, whole.body.subarray(-10)])
  expect((await host.records.checkRecordings({ sessionId: live.sessionId })).found).toEqual(Array(6).fill('whole'))

  const [first, second] = s3.objects.keys()
  s3.objects.set(first!, Buffer.from([...s3.objects.get(first!)!.subarray(0, -1), 7]))
  s3.objects.delete(second!)
  expect((await host.records.checkRecordings({ sessionId: live.sessionId })).found.sort()).toEqual(['changed', 'missing', ...Array(4).fill('whole') as string[]])

  s3.be('gone')
  expect(await ask(address).then((answer) => [answer.status, codeIn(answer)])).toEqual([503, 'files-away'])
  // Nothing is said to be missing because a line is down.
  await expect(readUnread(aContext(app.database.db, { now: new Date(now.getTime() + 40 * 86_400_000) }), shelf())).rejects.toThrow('files-away')
})

test('[R9] a server that stopped after a recording was filed and sent, before it had cleared its table, files it once', async () => {
  await aRecording(app.database.db, shelf(), live, { now })
  await sendAll()
  const [part] = await app.database.db.select().from(recordingPart)
  const { id: partId, recordingId, sessionId, seatId, role, side, label, durationMs, clockIndex: index } = part!
  const notes: PartNotes = { partId, recordingId, sessionId, seatId, role, side, label, sessionStartedAt: null, wallAtZero: now.getTime(), index, durationMs, closed: true }
  writeFileSync(join(shelf().open, `${partId}.json`), JSON.stringify(notes))
  await fileParts(aContext(app.database.db, { now }), shelf(), new Set())
  expect([readdirSync(shelf().open), s3.objects.size, (await app.database.db.select().from(recordingPart)).length]).toEqual([[], 6, 6])
})
