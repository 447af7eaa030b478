import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordingFilm, recordingPart, session } from '#drizzle/schema/index.ts'
import { readConfig } from '#server/platform/config.ts'
import { Sender } from '#server/platform/files/sender.ts'
import { FilmMaker } from '#server/records/index.ts'
import { openShelf } from '#server/sessions/index.ts'
import { aLiveSession, type LiveSession } from '#test/helpers/a-live-session.ts'
import { anApp } from '#test/helpers/an-app.ts'
import { anS3Store } from '#test/helpers/an-s3-store.ts'
import { aRecording } from './a-recording.ts'

const app = anApp()
let folder: string
let talk: Buffer
let live: LiveSession
let maker: FilmMaker

beforeAll(async () => {
  // NOTE: the clock would start the server's own between two steps of a test.
  await app.app.films.close()
  maker = await aMaker()
  folder = mkdtempSync(join(tmpdir(), 'lianxin-film-'))
  const file = join(folder, 'talk.webm')
  execFileSync('ffmpeg', ['-loglevel', 'error', '-f', 'lavfi', '-i', 'testsrc=s=160x90:r=5:d=2', '-f', 'lavfi', '-i', 'sine=440:d=2', '-c:v', 'libvpx', '-deadline', 'realtime', '-cpu-used', '8', '-c:a', 'libopus', file])
  talk = readFileSync(file)
  const now = new Date()
  live = await aLiveSession(app.database.db, { now })
  // NOTE: short ones, or the film would be ten minutes long.
  await aRecording(app.database.db, app.app.sessions.recordings.shelf, live, { now, file: talk, minute: 1_000 })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const aMaker = () => FilmMaker.create({ asSystem: app.app.deps.asSystem, log: app.app.deps.log }, app.app.sessions.recordings.shelf)
const filmOf = async () => (await app.database.db.select().from(recordingFilm).where(eq(recordingFilm.sessionId, live.sessionId)))[0]
const make = async () => {
  maker.makeSoon()
  await maker.done()
}

test('[R6] as long as a session goes on there is no film; when it is over there is one of all seats, as long as the talk, and it plays', async () => {
  await make()
  expect(await filmOf()).toBeUndefined()
  await app.database.db.update(session).set({ status: 'closed', endedAt: new Date() }).where(eq(session.id, live.sessionId))
  await make()
  const film = await filmOf()
  expect(film).toMatchObject({ state: 'done', percent: 100, fromMs: 1_000, lengthMs: 9_000, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
  const host = app.as(await app.signIn(live.host))
  expect((await host.records.recordings({ caseId: live.caseId }))[0]!.film).toMatchObject({ state: 'done', found: 'unread' })
  const viewing = await host.records.watch({ sessionId: live.sessionId, reason: '核对当时怎么说的' })
  const played = await fetch(app.url + viewing.film!.address)
  expect([played.status, played.headers.get('content-type')]).toEqual([200, 'video/mp4'])
  const file = join(folder, 'film.mp4')
  writeFileSync(file, Buffer.from(await played.arrayBuffer()))
  const told = JSON.parse(execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'format=duration:stream=codec_name,width,height', '-of', 'json', file], { encoding: 'utf8' })) as { format: { duration: string }; streams: { codec_name: string; width?: number; height?: number }[] }
  expect(told.streams.map(({ codec_name }) => codec_name).sort()).toEqual(['aac', 'h264'])
  expect(told.streams.find(({ width }) => width)).toMatchObject({ width: 1280, height: 720 })
  expect(Math.abs(Number(told.format.duration) - 9)).toBeLessThan(0.1)
  expect((await host.records.checkRecordings({ sessionId: live.sessionId })).found).toEqual(Array(7).fill('whole'))
})

test('[R6] nothing is made twice; a film that a server was at when it died is made by the next', async () => {
  const before = await filmOf()
  await make()
  expect(await filmOf()).toMatchObject({ madeAt: before!.madeAt })
  await app.database.db.update(recordingFilm).set({ state: 'making', percent: 40, sha256: null }).where(eq(recordingFilm.sessionId, live.sessionId))
  await make()
  expect(await filmOf()).toMatchObject({ state: 'making' })
  maker = await aMaker()
  expect(await filmOf()).toMatchObject({ state: 'waiting', percent: 0 })
  await make()
  expect(await filmOf()).toMatchObject({ state: 'done', sha256: expect.any(String) })
})

test('[R6] a file that is filed later makes it due again; what cannot be made is tried three times and said', async () => {
  await app.database.db.update(recordingPart).set({ filedAt: new Date(Date.now() + 60_000) }).where(eq(recordingPart.sessionId, live.sessionId))
  for (const { path } of await app.database.db.select().from(recordingPart)) writeFileSync(app.app.sessions.recordings.shelf.filed.placeOf(path), talk.subarray(0, 600))
  for (let nth = 0; nth < 4; nth += 1) await make()
  expect(await filmOf()).toMatchObject({ state: 'failed', tries: 3 })
  expect((await app.as(await app.signIn(live.host)).records.recordings({ caseId: live.caseId }))[0]!.film).toMatchObject({ state: 'failed' })
})

test('[R6, R9] when its files lie in S3 it is made of them all the same; while S3 is away it waits and has not failed', async () => {
  const s3 = await anS3Store()
  const far = openShelf(readConfig({ LIANXIN_DATA: app.config.DATA, ...s3.settings }))
  await app.database.db.delete(recordingFilm)
  await app.database.db.delete(recordingPart)
  live = await aLiveSession(app.database.db, { now: new Date() })
  await aRecording(app.database.db, app.app.sessions.recordings.shelf, live, { now: new Date(), file: talk, minute: 1_000 })
  await app.database.db.update(session).set({ status: 'closed', endedAt: new Date() }).where(eq(session.id, live.sessionId))
  const sender = new Sender([far.filed], app.app.deps.log, { restMs: 0 })
  sender.sendSoon()
  await sender.done()
  expect(await far.filed.waiting()).toEqual([])

  maker = await FilmMaker.create({ asSystem: app.app.deps.asSystem, log: app.app.deps.log }, far)
  s3.be('gone')
  await make()
  expect(await filmOf()).toBeUndefined()
  s3.be('up')
  await make()
  expect(await filmOf()).toMatchObject({ state: 'done', lengthMs: 9_000 })
  expect(await far.filed.look((await filmOf())!.path!, (await filmOf()) as { bytes: number; sha256: string })).toBe('whole')
  await s3.close()
})
