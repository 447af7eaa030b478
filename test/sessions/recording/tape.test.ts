import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { MediaWorker } from '#server/sessions/media/media-worker.ts'
import { partNotes, type PartNotes } from '#server/sessions/recording/part-notes.ts'
import { SessionTape } from '#server/sessions/recording/session-tape.ts'
import { type Found, readWebm } from '#server/sessions/rules/recording/read-webm.ts'
import type { SeatId } from '#shared/sessions/words.ts'
import { anId } from '#test/helpers/a-context.ts'
import { aFreePort } from '#test/helpers/a-free-port.ts'
import { aTalk, PlainSources } from './a-sending-seat.ts'

const [here, there] = [anId<'seat'>(), anId<'seat'>()]
const [sessionId, recordingId] = [anId<'session'>(), anId<'recording'>()]
let worker: MediaWorker
let sources: PlainSources
let folder: string
let tape: SessionTape

beforeAll(async () => { worker = await MediaWorker.create({ ip: '127.0.0.1', announced: '127.0.0.1', port: await aFreePort(), workerBin: process.env['MEDIASOUP_WORKER_BIN'] }) })
afterAll(() => worker.close())
beforeEach(async () => {
  sources = await PlainSources.create((await worker.route()).router)
  folder = mkdtempSync(join(tmpdir(), 'lianxin-tape-'))
})
afterEach(async () => {
  await tape.close()
  rmSync(folder, { recursive: true })
})

const newNotes = (seatId: SeatId): PartNotes => ({ partId: anId<'recording_part'>(), recordingId, sessionId, seatId, role: 'applicant', side: 'applicant', label: '云岭', sessionStartedAt: null, wallAtZero: 0, index: [], durationMs: 0, closed: false })
const record = () => (tape = new SessionTape(sources, { folder, newNotes, now: Date.now }))
const filesOf = (seatId: SeatId): { notes: PartNotes; found: Found }[] => readdirSync(folder).filter((name) => name.endsWith('.json')).sort()
  .map((name) => partNotes.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))).filter((notes) => notes.seatId === seatId)
  .map((notes) => ({ notes, found: readWebm(readFileSync(join(folder, `${notes.partId}.webm`))) }))
const times = (found: Found, track: 1 | 2) => found.blocks.filter((block) => block.track === track).map(({ ms }) => ms)
const widestGap = (ms: number[]) => Math.max(...ms.slice(1).map((at, nth) => at - ms[nth]!))

describe('[V4] one file for each seat, from one change to the next', () => {
  test('both sides are on tape whole, sound and picture on one clock', async () => {
    record()
    const talks = [await aTalk(sources, here, { clockOff: 3_600_000 }), await aTalk(sources, there)]
    await wait(2_000)
    // NOTE: who sends and who records share this process; a moment in which it stood still is none of the tape's.
    await vi.waitFor(() => expect(tape.tapes.map(({ tracks }) => tracks.map(({ kind, quietMs }) => [kind, quietMs < 300]))).toEqual([[['audio', true], ['video', true]], [['audio', true], ['video', true]]]))
    for (const { stop } of talks) stop()
    await wait(100)
    await tape.close()
    for (const seatId of [here, there]) {
      const [file, ...more] = filesOf(seatId)
      expect(more).toEqual([])
      const { found, notes } = file!
      expect(found.tracks).toEqual([1, 2])
      expect(widestGap(times(found, 2))).toBeLessThanOrEqual(21)
      expect(widestGap(times(found, 1))).toBeLessThanOrEqual(41)
      expect(found.blocks.find(({ track }) => track === 1)?.key).toBe(true)
      // The clock of a terminal that is off by an hour does not reach the file's place on ours.
      expect(Math.abs(notes.wallAtZero + notes.durationMs - Date.now())).toBeLessThan(1_000)
      expect(notes).toMatchObject({ closed: true })
    }
    const [a, b] = [filesOf(here)[0]!, filesOf(there)[0]!]
    // NOTE: both began within one turn of the loop, so the files' beginnings lie as far apart as the beginnings themselves.
    expect(Math.abs(a.notes.wallAtZero - b.notes.wallAtZero)).toBeLessThan(500)
  })

  test('a changed device begins a new file; who is muted writes nothing and comes back in the same', async () => {
    record()
    const talk = await aTalk(sources, here)
    await wait(900)
    await talk.sound.producer.pause()
    await wait(700)
    await talk.sound.producer.resume()
    await wait(500)
    talk.picture.producer.close()
    const camera = await aTalk(sources, here)
    await wait(900)
    talk.stop()
    camera.stop()
    await tape.close()
    const files = filesOf(here)
    expect(files.length).toBeGreaterThanOrEqual(2)
    expect(files.at(-1)!.found.tracks).toEqual([1, 2])
    const gap = widestGap(times(files[0]!.found, 2))
    expect(gap).toBeGreaterThan(600)
    expect(gap).toBeLessThan(900)
  })
})

test('[V5] at 5 % loss nothing is missing: what was lost is sent again and put in its place', async () => {
  record()
  let nth = 0
  const talk = await aTalk(sources, here, { loss: () => (nth += 1) % 20 === 0 })
  await wait(2_500)
  talk.stop()
  await wait(300)
  await tape.close()
  const { found } = filesOf(here)[0]!
  expect(talk.sound.sender.lost).toBeGreaterThan(3)
  expect(widestGap(times(found, 2))).toBeLessThanOrEqual(21)
  expect(widestGap(times(found, 1))).toBeLessThanOrEqual(41)
})

test('[V6] who sends no report is recorded by the time of arrival', async () => {
  record()
  const talk = await aTalk(sources, here, { reports: false })
  await wait(3_600)
  talk.stop()
  await tape.close()
  const { found } = filesOf(here)[0]!
  expect(found.tracks).toEqual([1, 2])
  expect(Math.abs(times(found, 1)[0]! - times(found, 2)[0]!)).toBeLessThan(100)
  expect(times(found, 2).length).toBeGreaterThan(150)
})

test('[V1] when it is stopped, not a packet more is taken', async () => {
  record()
  const talk = await aTalk(sources, here)
  await wait(800)
  const taken = talk.taken
  const closing = tape.close()
  await wait(400)
  talk.stop()
  await closing
  const { found } = filesOf(here)[0]!
  const sound = times(found, 2)
  // Twenty milliseconds a packet; what was on its way when it was stopped counts one.
  expect(sound.length * 20).toBeLessThanOrEqual(taken + 20)
})
