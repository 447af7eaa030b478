import { observer } from 'mediasoup'
import type { Answer } from '#shared/platform/ask.ts'
import type { RtpCapabilities } from '#shared/sessions/media.ts'
import type { ClientToServerEvents } from '#shared/realtime.ts'
import type { Joined, SeatConsumer, Seen, sessionsAsks } from '#shared/sessions/signals.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { routerCapabilities } from '#server/sessions/media/codecs.ts'
import type { TestLine } from '#test/helpers/an-app.ts'
import { rtp } from './rtp.ts'

const rtpCapabilities = routerCapabilities as unknown as RtpCapabilities

/** One that receives on a router: seen from outside, not asked of our own code. */
type Reception = { transportId: string; producerId: string; routerId: string; open: boolean; passes: () => boolean }
const receptions: Reception[] = []
const held = new Map<string, { paused: () => boolean; closed: () => boolean }>()
observer.on('newworker', (worker) => worker.observer.on('newrouter', (router) => router.observer.on('newtransport', (transport) => {
  transport.observer.on('newproducer', (producer) => held.set(producer.id, { paused: () => producer.paused, closed: () => producer.closed }))
  transport.observer.on('newconsumer', (consumer) => {
    const reception: Reception = { transportId: transport.id, producerId: consumer.producerId, routerId: router.id, open: true, passes: () => !consumer.paused && !consumer.producerPaused }
    receptions.push(reception)
    consumer.observer.once('close', () => { reception.open = false })
  })
})))

/** Asks over a line; gives the value, or throws the refusal's code. */
export async function ask<Out>(line: TestLine, event: keyof ClientToServerEvents, input: object): Promise<Out> {
  const answer = (await (line.timeout(5_000) as unknown as { emitWithAck: (event: string, input: unknown) => Promise<Answer<Out>> }).emitWithAck(event, input))
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}

/** A screen that joined a session as a page does: it sends sound and picture, and takes new connections when it is given some. */
export class Browser {
  readonly line: TestLine
  readonly sessionId: SessionId
  readonly recv = new Set<string>()
  readonly producers = new Set<string>()
  readonly told: string[] = []
  resets = 0
  seen: Seen | null = null
  joined!: Joined

  private constructor(line: TestLine, sessionId: SessionId) {
    this.line = line
    this.sessionId = sessionId
    line.on('sessions:seen', (seen) => { this.seen = seen; this.told.push(seen.session.status) })
    line.on('sessions:consume', ({ consumers }) => void this.#listen(consumers).catch((error: unknown) => { if (line.connected) throw error }))
    line.on('sessions:media-reset', ({ send, recv }) => {
      this.resets += 1
      this.recv.add(recv.id)
      // A test may take the line away while this is asked; on a standing line a refusal is a fault.
      if (send) void this.#send(send.id).catch((error: unknown) => { if (line.connected) throw error })
    })
  }

  static async join(line: TestLine, sessionId: SessionId, resume: { send: string; recv: string } | null = null): Promise<Browser> {
    const browser = new Browser(line, sessionId)
    const joined = await ask<Joined>(line, 'sessions:join', { sessionId, rtpCapabilities, resume: resume && { ...resume, ready: [] } })
    browser.joined = joined
    browser.seen = joined
    browser.recv.add(joined.recv?.id ?? resume!.recv)
    await browser.#listen(joined.consumers)
    if (joined.send) await browser.#send(joined.send.id)
    return browser
  }

  ask<Out = null>(event: keyof typeof sessionsAsks, input: object = {}): Promise<Out> { return ask<Out>(this.line, event, { sessionId: this.sessionId, ...input }) }
  /** 'ok', or the refusal's code. */
  codeOf(event: keyof typeof sessionsAsks, input: object = {}): Promise<string> { return this.ask(event, input).then(() => 'ok', (error: Error) => error.message) }

  /** How many of another's sounds and pictures this one receives now; with `since`, ever since that many receptions. */
  receives(other: Browser, since: number | null = null): number {
    return receptions.filter((one, at) => (since === null ? one.open : at >= since) && this.recv.has(one.transportId) && other.producers.has(one.producerId)).length
  }

  /** How many of another's sounds and pictures come through to this one just now: received, and stopped nowhere on the server. */
  getsOf(other: Browser): number {
    return receptions.filter((one) => one.open && one.passes() && this.recv.has(one.transportId) && other.producers.has(one.producerId)).length
  }

  /** Whether everything this one sends is stopped on the server. */
  get isHeld(): boolean { return [...this.producers].every((id) => { const one = held.get(id)!; return one.closed() || one.paused() }) }

  // As a page does: what stands still is let come once the browser listens.
  async #listen(offers: readonly SeatConsumer[]): Promise<void> {
    const consumerIds = offers.filter(({ paused }) => paused).map(({ id }) => id)
    if (consumerIds.length > 0) await this.ask('sessions:resume', { consumerIds })
  }

  async #send(transportId: string): Promise<void> {
    for (const kind of ['audio', 'video'] as const) this.producers.add((await this.ask<{ id: string }>('sessions:produce', { transportId, kind, rtpParameters: rtp(kind) })).id)
  }
}

/** How many receptions there have been on all routers. */
export const receptionsSoFar = (): number => receptions.length

/** On how many routers something is received now. */
export const routersInUse = (): number => new Set(receptions.filter(({ open }) => open).map(({ routerId }) => routerId)).size
