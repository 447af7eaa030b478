/**
 * What forwarding costs: the media worker's processor time for each megabit a second, and Node's own beside it, under
 * synthetic callers (node-datachannel: real ICE, DTLS and SRTP) in sessions of two, each with a picture of about
 * 480 kbit/s and a voice. In turns in the same run: our own media of a session, with all that it watches, and plain
 * mediasoup, which watches nothing. What comes by the socket is not in it: while people talk that is next to nothing.
 *
 *   npm run measure -- forward                            20 sessions, 10 s each, three times: about 2 minutes
 *   npm run measure -- forward --sessions=40 --seconds=20 --rounds=5
 */
import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { processorMs } from './processor-ms.ts'
import { aFreePort } from '#test/helpers/a-free-port.ts'
import { quantile } from '#test/faults/figure.ts'
import type { ConsumerOffer } from '#shared/sessions/media.ts'
import { Caller } from './forward/caller.ts'
import type { Offers } from './forward/houses.ts'

const { values: flags } = parseArgs({ options: { sessions: { type: 'string', default: '20' }, seconds: { type: 'string', default: '10' }, rounds: { type: 'string', default: '3' } } })
const [sessions, seconds, rounds] = [Number(flags.sessions), Number(flags.seconds), Number(flags.rounds)]
/** Of one turn: the worker's share of a core, Node's, what was forwarded (Mbit/s), and how much of what was sent arrived. */
type Turn = { worker: number; node: number; mbit: number; arrived: number }

const turns: Record<'ours' | 'plain', Turn[]> = { ours: [], plain: [] }
for (let round = 0; round < rounds; round += 1) {
  for (const which of round % 2 === 0 ? (['ours', 'plain'] as const) : (['plain', 'ours'] as const)) {
    const turn = await take(which)
    turns[which].push(turn)
    console.log(`${which.padEnd(5)} worker ${percent(turn.worker)} of a core, node ${percent(turn.node)}, ${turn.mbit.toFixed(1)} Mbit/s out, ${percent(turn.arrived)} of the packets arrived`)
  }
}
const perMbit = (which: 'ours' | 'plain'): number => quantile(turns[which].map(({ worker, mbit }) => worker / mbit), 0.5)
console.log(JSON.stringify({
  ratio: round2(perMbit('ours') / perMbit('plain')),
  sessionsPerCore: Math.round(sessions / quantile(turns.ours.map(({ worker }) => worker), 0.5)),
  nodeShare: Math.round(1_000 * quantile(turns.ours.map(({ worker, node }) => node / worker), 0.5)) / 1_000,
}))
process.exit(0)

async function take(which: 'ours' | 'plain'): Promise<Turn> {
  const house = await startHouse(which)
  const callers: Caller[] = []
  const at = (session: number, seat: number): Caller => callers[session * 2 + seat]!
  house.heard = (session, seat, offer) => at(session, seat).hear(offer)
  const people = Array.from({ length: sessions * 2 }, (_, nth) => [Math.floor(nth / 2), nth % 2] as const)
  let timer: NodeJS.Timeout | undefined
  try {
    for (const [session, seat] of people) callers.push(new Caller(await house.ask<Offers>('enter', session, seat), {
      connect: (transportId, dtls) => house.ask('connect', session, seat, transportId, dtls),
      produce: (transportId, kind, rtp) => house.ask('produce', session, seat, transportId, kind, rtp),
    }))
    for (const caller of callers) await caller.speak()
    for (const caller of callers) await caller.listen()
    const began = performance.now()
    timer = setInterval(() => { for (const caller of callers) caller.tick(performance.now() - began) }, 5)
    await wait(3_000)
    const [before, came] = [await house.figures(), arrivedAt(callers)]
    await wait(seconds * 1_000)
    const after = await house.figures()
    const took = (after.at - before.at) / 1_000
    const due = callers.length * 102 * took
    return { worker: (after.workerMs - before.workerMs) / 1_000 / took, node: (after.nodeMs - before.nodeMs) / 1_000 / took, mbit: ((after.sent - before.sent) * 8) / 1e6 / took, arrived: (arrivedAt(callers) - came) / due }
  } finally {
    clearInterval(timer)
    for (const caller of callers) caller.close()
    await house.close()
  }
}

type Running = { ask: <Out>(what: string, ...given: unknown[]) => Promise<Out>; figures: () => Promise<{ workerMs: number; nodeMs: number; sent: number; at: number }>; heard: (session: number, seat: number, offer: ConsumerOffer) => void; close: () => Promise<void> }
type Said = { ready?: true; id?: number; value?: unknown; error?: string; consume?: { session: number; seat: number; offer: ConsumerOffer } }

async function startHouse(which: 'ours' | 'plain'): Promise<Running> {
  const child: ChildProcess = fork(path.join(import.meta.dirname, 'forward/server.ts'), [which, String(await aFreePort())], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const asked = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>()
  let last = 0
  const ask = <Out>(what: string, ...given: unknown[]): Promise<Out> => new Promise<Out>((resolve, reject) => {
    last += 1
    asked.set(last, { resolve, reject })
    child.send({ id: last, what, given })
  })
  const running: Running = {
    ask,
    heard: () => undefined,
    figures: async () => {
      const { pid, ...rest } = await ask<{ pid: number; sent: number; nodeMs: number }>('figures')
      return { ...rest, workerMs: processorMs(pid), at: performance.now() }
    },
    close: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await gone
    },
  }
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the ${which} house did not open (${code})`)))
    child.on('message', ({ ready, id, value, error, consume }: Said) => {
      if (ready) return resolve()
      if (consume) return running.heard(consume.session, consume.seat, consume.offer)
      const waiting = asked.get(id ?? 0)
      asked.delete(id ?? 0)
      if (error === undefined) waiting?.resolve(value as never)
      else waiting?.reject(new Error(error))
    })
  })
  return running
}

function arrivedAt(callers: readonly Caller[]): number { return callers.reduce((sum, { arrived }) => sum + arrived, 0) }
function percent(share: number): string { return `${(100 * share).toFixed(1)} %` }
function round2(value: number): number { return Math.round(value * 100) / 100 }
