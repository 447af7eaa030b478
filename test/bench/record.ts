/**
 * What recording costs and keeps: processor time for a session of two (the worker's and Node's together, beyond what
 * forwards it), how far sound and picture of a seat lie apart in its file, and how much is lost when the server is killed.
 * Each beside its floor in the same run: the packets only handed over and counted; a clean line; each piece of sound
 * written the moment that it comes. The files are read again for all of it.
 *
 *   npm run measure -- record                             10 sessions: about 2 minutes
 *   npm run measure -- record --sessions=20 --seconds=10 --rounds=5 --kills=10
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { mendPart } from '#server/sessions/recording/mend-part.ts'
import { readWebm } from '#server/sessions/rules/recording/read-webm.ts'
import { quantile } from '#test/faults/figure.ts'
import { aFreePort } from '#test/helpers/a-free-port.ts'
import { processorMs } from './processor-ms.ts'
import { People, tickIn } from './record/people.ts'
import type { Doing, Place } from './record/recorder.ts'

const { values: flags } = parseArgs({ options: { sessions: { type: 'string', default: '10' }, seconds: { type: 'string', default: '8' }, rounds: { type: 'string', default: '3' }, kills: { type: 'string', default: '5' } } })
const [sessions, seconds, rounds, kills] = [Number(flags.sessions), Number(flags.seconds), Number(flags.rounds), Number(flags.kills)]

const cost = await measureCost()
const [clean, bad] = [await measureFiles({ loss: 0, lateMs: 0 }), await measureFiles({ loss: 0.05, lateMs: 20 })]
const lost = await measureKills()
console.log(JSON.stringify({
  corePerSession: round(cost.tape), floorCore: round(cost.floor), ratio: round(cost.tape / cost.floor),
  avOffsetMs: round(bad.offsetMs), avFloorMs: round(clean.offsetMs), tracksLost: bad.tracksLost, picturesKept: round(bad.pictures), soundKept: round(bad.sound),
  lostAtKillMs: Math.max(...lost.tape), killFloorMs: Math.max(...lost.floor),
}))

/** Cores for each session, in turns: recorded, and only handed over; less what the worker needs to take it in. */
async function measureCost(): Promise<{ tape: number; floor: number }> {
  const turns: Record<Doing, number[]> = { idle: [], floor: [], tape: [] }
  await withRecorder(sessions, async ({ become, spentMs }) => {
    for (let round = 0; round < rounds; round += 1) {
      for (const doing of ['idle', 'floor', 'tape'] as const) {
        await become(doing)
        await wait(1_000)
        const [before, from] = [await spentMs(), performance.now()]
        await wait(seconds * 1_000)
        turns[doing].push((await spentMs() - before) / (performance.now() - from) / sessions)
        console.log(`${doing.padEnd(5)} ${(turns[doing].at(-1)! * 100).toFixed(2)} % of a core for a session of two`)
      }
    }
  })
  const [idle, floor, tape] = (['idle', 'floor', 'tape'] as const).map((doing) => quantile(turns[doing], 0.5)) as [number, number, number]
  return { tape: tape - idle, floor: floor - idle }
}

/** How far picture and sound lie apart in the files of two, and how much of both is there. */
async function measureFiles(line: { loss: number; lateMs: number }): Promise<{ offsetMs: number; tracksLost: number; pictures: number; sound: number }> {
  return withRecorder(1, async ({ become, people, folder, seats }) => {
    Object.assign(people, line)
    const from = people.tick
    await become('tape')
    await wait(20_000)
    const until = people.tick
    await become('idle')
    const files = webmsIn(folder)
    const due = (until - from) * seats
    const tracks = files.flatMap((found) => found.tracks).length
    const pictures = files.flatMap(({ blocks }) => blocks.filter(({ track }) => track === 1))
    const result = { offsetMs: Math.max(...files.map(offsetOf)), tracksLost: seats * 2 - tracks, pictures: pictures.length / (due / 2), sound: (files.flatMap(({ blocks }) => blocks).length - pictures.length) / due }
    console.log(`${line.loss * 100} % loss: sound and picture ${result.offsetMs.toFixed(1)} ms apart, ${(result.pictures * 100).toFixed(1)} % of the pictures and ${(result.sound * 100).toFixed(1)} % of the sound on tape, ${result.tracksLost} tracks lost`)
    return result
  })
}

/** Milliseconds of talk that are not on the disk after a kill -9, the worst of the seats. */
async function measureKills(): Promise<{ tape: number[]; floor: number[] }> {
  const lost: { tape: number[]; floor: number[] } = { tape: [], floor: [] }
  for (let nth = 0; nth < kills; nth += 1) {
    for (const doing of ['tape', 'floor'] as const) {
      await withRecorder(1, async ({ become, people, folder, child }) => {
        await become(doing)
        await wait(4_000 + nth * 130)
        child.kill('SIGKILL')
        const sent = people.tick
        await once(child, 'exit')
        const ms = (sent - (doing === 'tape' ? await lastOnTape(folder) : lastRaw(folder))) * 20
        lost[doing].push(ms)
        console.log(`killed: ${ms} ms lost (${doing})`)
      })
    }
  }
  return lost
}

type Running = { become: (doing: Doing) => Promise<void>; spentMs: () => Promise<number>; people: People; folder: string; seats: number; child: ChildProcess }

async function withRecorder<Result>(count: number, work: (running: Running) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-measure-'))
  const child = fork(join(import.meta.dirname, 'record/recorder.ts'), [String(await aFreePort()), String(count), folder], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const [{ places }] = (await once(child, 'message')) as [{ places: Place[] }]
  const people = await People.meet(places)
  let last = 0
  const ask = async (become?: Doing): Promise<number> => {
    const id = (last += 1)
    child.send({ id, become })
    for (;;) {
      const [said] = (await once(child, 'message')) as [{ id: number; nodeMs: number; pid: number }]
      if (said.id === id) return said.nodeMs + processorMs(said.pid)
    }
  }
  try {
    await wait(500)
    return await work({ become: async (doing) => { await ask(doing) }, spentMs: () => ask(), people, folder, seats: count * 2, child })
  } finally {
    people.leave()
    if (child.exitCode === null && child.signalCode === null) {
      child.disconnect()
      await once(child, 'exit')
    }
    rmSync(folder, { recursive: true, force: true })
  }
}

function webmsIn(folder: string) { return readdirSync(folder).filter((name) => name.endsWith('.webm')).map((name) => readWebm(readFileSync(join(folder, name)))) }

// What was taken at one moment should stand at one moment of the file: how far the worst twentieth of the pictures lies from its sound.
function offsetOf({ blocks }: ReturnType<typeof readWebm>): number {
  const zeroOf = (track: 1 | 2) => blocks.filter((block) => block.track === track).map((block) => block.ms - tickIn(block) * 20)
  const sound = quantile(zeroOf(2), 0.5)
  return quantile(zeroOf(1).map((zero) => Math.abs(zero - sound)), 0.95)
}

async function lastOnTape(folder: string): Promise<number> {
  const lasts: number[] = []
  for (const name of readdirSync(folder).filter((name) => name.endsWith('.webm'))) {
    await mendPart(join(folder, name))
    lasts.push(Math.max(...readWebm(readFileSync(join(folder, name))).blocks.map(tickIn)))
  }
  return Math.min(...lasts)
}

function lastRaw(folder: string): number {
  const files = readdirSync(folder).filter((name) => name.endsWith('.audio.raw')).map((name) => readFileSync(join(folder, name)))
  return Math.min(...files.map((raw) => raw.readUInt32BE(raw.length - 4)))
}

function round(value: number): number { return Math.round(value * 10_000) / 10_000 }
