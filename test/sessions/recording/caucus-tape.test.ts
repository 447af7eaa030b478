import { eq } from 'drizzle-orm'
import { observer, type types } from 'mediasoup'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { recording, recordingPart } from '#drizzle/schema/index.ts'
import { Tap } from '#server/sessions/media/tap.ts'
import { partNotes } from '#server/sessions/recording/part-notes.ts'
import { readWebm } from '#server/sessions/rules/recording/read-webm.ts'
import type { RecordingView } from '#shared/sessions/recording.ts'
import type { SeatId } from '#shared/sessions/words.ts'
import { aLiveSession } from '#test/helpers/a-live-session.ts'
import { anApp } from '#test/helpers/an-app.ts'
import { Browser } from '../browsers.ts'
import { PlainSources } from './a-sending-seat.ts'
import { aVp8Frame, vp8Payloads } from './an-rtp-sender.ts'

const app = anApp()
const routerOf = new Map<string, types.Router>()
observer.on('newworker', (worker) => worker.observer.on('newrouter', (router) => router.observer.on('newtransport', (transport) => {
  transport.observer.on('newproducer', ({ id }) => routerOf.set(id, router))
})))

/** Everybody talks without a stop, also while they sit aside: each packet bears the moment at which it was sent. */
const feeding: NodeJS.Timeout[] = []
const sources = new Map<types.Router, Promise<PlainSources>>()
async function fed({ id, kind }: types.Producer): Promise<types.Producer> {
  const router = routerOf.get(id)!
  const source = await (sources.get(router) ?? sources.set(router, PlainSources.create(router)).get(router)!)
  let wanted = true
  const { sender, producer } = await source.send(id as SeatId, kind, { wantsKey: () => { wanted = true } })
  let nth = 0
  feeding.push(setInterval(() => {
    const now = Date.now()
    if (kind === 'audio') sender.frame([momentIn(Buffer.alloc(80), 0, now)], now)
    else sender.frame(vp8Payloads(momentIn(aVp8Frame({ key: wanted, bytes: 300 }), 20, now), nth), now)
    wanted = false
    if ((nth += 1) % 10 === 1) sender.report()
  }, kind === 'audio' ? 20 : 40))
  return producer
}
const momentIn = (data: Buffer, at: number, ms: number): Buffer => { data.writeDoubleBE(ms, at); return data }
const create = Tap.create.bind(Tap)
let taps = 0

beforeAll(() => { vi.spyOn(Tap, 'create').mockImplementation(async (direct, producer, capabilities) => { taps += 1; return create(direct, await fed(producer), capabilities) }) })
afterAll(() => {
  for (const timer of feeding) clearInterval(timer)
  vi.restoreAllMocks()
})

test('[V2] while the mediator talks with one side alone nothing is taken of anybody, though everybody goes on sending; afterwards it goes on by itself', async () => {
  const live = await aLiveSession(app.database.db, { now: new Date(), track: 'police_mediation' })
  const { open, filed: { placeOf: fileOf } } = app.app.sessions.recordings.shelf
  const views: RecordingView[] = []
  const sit = async (token: string) => Browser.join(await app.line(token), live.sessionId)
  const hostLine = await app.line(await app.signIn(live.host))
  hostLine.on('sessions:recording', (view) => views.push(view))
  const host = await Browser.join(hostLine, live.sessionId)
  for (const { token } of [live.terminals.applicant, live.terminals.respondent]) await sit(token)
  const on = () => views.at(-1)?.on
  const growing = () => readdirSync(open).filter((name) => name.endsWith('.webm'))
  // Seats of which sound and picture are on the disk already. On a busy machine one may have more than one file.
  const onTape = () => new Set(growing().filter((name) => statSync(join(open, name)).size > 2_000).map((name) => partNotes.parse(JSON.parse(readFileSync(join(open, name.replace('webm', 'json')), 'utf8'))).seatId)).size
  await vi.waitFor(() => expect([on(), onTape()]).toEqual([true, 3]), { timeout: 20_000 })

  await host.ask('sessions:caucus', { side: 'applicant', guests: [], minutes: 10 })
  const begun = Date.now()
  const tapsBefore = taps
  await vi.waitFor(() => expect(on()).toBe(false), { timeout: 5_000 })
  // The files of before are ended and filed; in two seconds of talk nothing new grows.
  const parts = () => app.database.db.select().from(recordingPart).where(eq(recordingPart.sessionId, live.sessionId))
  const filed = async () => new Set((await parts()).map(({ recordingId, seatId }) => `${recordingId} ${seatId}`)).size
  await vi.waitFor(async () => expect([await filed(), growing()]).toEqual([3, []]), { timeout: 20_000 })
  await wait(2_000)
  expect([taps - tapsBefore, growing()]).toEqual([0, []])
  const ended = Date.now()

  await host.ask('sessions:together')
  await vi.waitFor(() => expect([on(), onTape()]).toEqual([true, 3]), { timeout: 20_000 })
  await host.ask('sessions:end', { as: 'closed', reason: null })
  await vi.waitFor(async () => expect([await filed(), growing()]).toEqual([6, []]), { timeout: 20_000 })
  const sent = (await parts()).flatMap(({ path }) => readWebm(readFileSync(fileOf(path))).blocks.map(({ track, data }) => data.readDoubleBE(track === 1 ? 20 : 0)))
  expect(sent.filter((ms) => ms < begun).length).toBeGreaterThan(20)
  expect(sent.filter((ms) => ms > ended).length).toBeGreaterThan(20)
  expect(sent.filter((ms) => ms >= begun && ms <= ended)).toEqual([])
  const runs = () => app.database.db.select().from(recording).where(eq(recording.sessionId, live.sessionId)).orderBy(recording.startedAt)
  await vi.waitFor(async () => expect((await runs()).map(({ ended }) => ended)).toEqual(['never-in-caucus', 'over']), { timeout: 10_000 })
})
