import { observer, type types } from 'mediasoup'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test, vi } from 'vitest'
import { findMediaAddress } from '#server/sessions/media/address.ts'
import { routerCapabilities } from '#server/sessions/media/codecs.ts'
import { Media } from '#server/sessions/media/open-media.ts'
import type { SessionMedia } from '#server/sessions/media/session-media.ts'
import type { Refusal } from '#shared/platform/refusal.ts'
import type { RtpCapabilities, RtpParameters } from '#shared/sessions/media.ts'
import type { SeatId } from '#shared/sessions/words.ts'
import { Caller } from '#test/bench/forward/caller.ts'
import { aFreePort } from '#test/helpers/a-free-port.ts'
import { rtp } from './rtp.ts'

const [host, here, there] = ['host', 'here', 'there'] as SeatId[] as [SeatId, SeatId, SeatId]
const capabilities = routerCapabilities as unknown as RtpCapabilities

let media: Media
let session: SessionMedia
// Everything that exists on the workers, seen from outside: what reaches whom is counted here, not asked of our own code.
const producers = new Set<types.Producer>()
const consumers = new Set<types.Consumer>()
const workers: types.Worker[] = []
const transports = new Map<string, types.Transport>()
observer.on('newworker', (worker) => workers.push(worker))
observer.on('newworker', (worker) => worker.observer.on('newrouter', (router) => router.observer.on('newtransport', (transport) => {
  transports.set(transport.id, transport)
  transport.observer.on('newproducer', (producer) => { producers.add(producer); producer.observer.once('close', () => producers.delete(producer)) })
  transport.observer.on('newconsumer', (consumer) => { consumers.add(consumer); consumer.observer.once('close', () => consumers.delete(consumer)) })
})))

beforeAll(async () => {
  media = await Media.create({ HOST: 'localhost', MEDIA_PORT: await aFreePort(), MEDIA_WORKERS: 1, MEDIASOUP_WORKER_BIN: process.env['MEDIASOUP_WORKER_BIN'] })
})
afterAll(() => media.close())
beforeEach(async () => { session = await media.open() })
afterEach(() => session.close())

const enter = (seat: SeatId, speaks = true) => session.enter(seat, capabilities, null, speaks)
async function speak(seat: SeatId): Promise<string> {
  const { send } = await enter(seat)
  return session.produce(seat, send!.id, 'audio', rtp('audio'))
}
const codeOf = (asked: Promise<unknown>) => asked.then(() => 'ok', (error: unknown) => (error as Refusal).body?.code ?? String(error))

describe('one round trip to join', () => {
  test('brings both connections and all that the others send', async () => {
    const { send } = await enter(host)
    await session.produce(host, send!.id, 'audio', rtp('audio'))
    await session.produce(host, send!.id, 'video', rtp('video'))
    const joined = await enter(here)
    expect(joined.send?.iceCandidates.map(({ protocol }) => protocol)).toEqual(['udp', 'tcp'])
    expect(joined.recv?.iceCandidates[0]).toMatchObject({ address: '127.0.0.1', port: media.workers[0]?.port })
    expect(joined.consumers.map(({ seatId, kind, paused }) => [seatId, kind, paused])).toEqual([[host, 'audio', false], [host, 'video', false]])
  })

  test('who is there already is offered the newcomer, and loses them when they leave', async () => {
    await enter(host)
    const offered = vi.fn<(to: SeatId, offers: { seatId: SeatId }[]) => void>()
    const gone = vi.fn<(to: SeatId) => void>()
    session.on('consume', offered)
    session.on('gone', gone)
    await speak(here)
    await vi.waitFor(() => expect(offered).toHaveBeenCalledOnce())
    expect(offered.mock.calls[0]?.[0]).toBe(host)
    expect(offered.mock.calls[0]?.[1][0]?.seatId).toBe(here)
    session.leave(here)
    await vi.waitFor(() => expect(gone).toHaveBeenCalledWith(host, expect.any(Array)))
  })

  test('coming back by the same connections keeps them; coming back without them closes the old ones', async () => {
    await speak(host)
    const first = await enter(here)
    const again = await session.enter(here, capabilities, { send: first.send!.id, recv: first.recv!.id, ready: [] }, true)
    expect([again.send, again.recv]).toEqual([null, null])
    expect(again.consumers.map(({ id }) => id)).toEqual(first.consumers.map(({ id }) => id))
    const anew = await session.enter(here, capabilities, null, true)
    expect(anew.recv?.id).not.toBe(first.recv?.id)
    expect(consumers.size).toBe(1)
  })
})

describe('[S6] nothing of who waits reaches anybody, and nothing reaches them', () => {
  test('who waits gets no sound or picture and may send none', async () => {
    await speak(host)
    const waiting = await session.wait(here, capabilities)
    expect(consumers.size).toBe(0)
    expect(await codeOf(session.produce(here, waiting.send.id, 'audio', rtp('audio')))).toBe('session-listens-only')
    expect(producers.size).toBe(1)
  })

  test('what begins while they wait is not offered to them', async () => {
    await session.wait(here, capabilities)
    const offered = vi.fn()
    session.on('consume', offered)
    await speak(host)
    await speak(there)
    await vi.waitFor(() => expect(offered).toHaveBeenCalled())
    expect(offered.mock.calls.map(([to]) => to as SeatId)).toEqual([host])
    expect(consumers.size).toBe(2)
  })
})

describe('[S13] who was asked in gets ready, and everything stands still until they enter', () => {
  const still = () => [...consumers].map(({ kind, paused }) => [kind, paused])

  test('receivers are there but stopped; entering lets go those that the browser has', async () => {
    await speak(host)
    const { recv } = await session.wait(here, capabilities)
    const [sound] = await session.prepare(here)
    expect(sound).toMatchObject({ seatId: host, kind: 'audio', paused: true })
    expect(still()).toEqual([['audio', true]])
    const entered = await session.enter(here, capabilities, { send: null, recv: recv.id, ready: [sound!.id] }, true)
    expect(entered.consumers).toMatchObject([{ id: sound!.id, paused: false }])
    expect(still()).toEqual([['audio', false]])
  })

  test('what a browser is not ready for stays stopped until it says so', async () => {
    await speak(host)
    const { recv } = await session.wait(here, capabilities)
    const [sound] = await session.prepare(here)
    const entered = await session.enter(here, capabilities, { send: null, recv: recv.id, ready: [] }, true)
    expect(entered.consumers).toMatchObject([{ id: sound!.id, paused: true }])
    await session.resume(here, [sound!.id])
    expect(still()).toEqual([['audio', false]])
  })

  test('who still waits cannot let anything go', async () => {
    await speak(host)
    await session.wait(here, capabilities)
    const [sound] = await session.prepare(here)
    expect(await codeOf(session.resume(here, [sound!.id]))).toBe('session-not-admitted')
    expect(still()).toEqual([['audio', true]])
  })

  test('what begins while it rings is offered to them, stopped too', async () => {
    await session.wait(here, capabilities)
    await session.prepare(here)
    const offered = vi.fn<(to: SeatId, offers: { paused: boolean }[]) => void>()
    session.on('consume', offered)
    await speak(host)
    await vi.waitFor(() => expect(offered).toHaveBeenCalledOnce())
    expect(offered.mock.calls[0]).toMatchObject([here, [{ paused: true }]])
    expect(still()).toEqual([['audio', true]])
  })
})

describe('mute is the server’s', () => {
  test('who is muted sends nothing on, and again when they come back on new connections', async () => {
    await enter(host)
    await speak(here)
    await session.silence(here, true)
    expect([...producers].map(({ paused }) => paused)).toEqual([true])
    await speak(here)
    expect([...producers].map(({ paused }) => paused)).toEqual([true])
    await session.silence(here, false)
    expect([...producers].map(({ paused }) => paused)).toEqual([false])
  })

  test('who was muted before they ever spoke begins muted, and only their sound is', async () => {
    await session.silence(here, true)
    const { send } = await enter(here)
    await session.produce(here, send!.id, 'video', rtp('video'))
    await session.produce(here, send!.id, 'audio', rtp('audio'))
    expect(Object.fromEntries([...producers].map(({ kind, paused }) => [kind, paused]))).toEqual({ audio: true, video: false })
  })

  test('[S12] who only listens cannot send', async () => {
    const { send } = await enter(here, false)
    expect(send).toBeNull()
    expect(await codeOf(session.produce(here, '00000000-0000-4000-8000-000000000000', 'audio', rtp('audio')))).toBe('session-listens-only')
  })
})

describe('what a browser may ask', () => {
  test('another seat’s connection is not theirs', async () => {
    const other = await enter(host)
    await enter(here)
    expect(await codeOf(session.produce(here, other.send!.id, 'audio', rtp('audio')))).toBe('session-connection-lost')
    expect(await codeOf(session.restartIce(here, other.recv!.id))).toBe('session-connection-lost')
  })

  test('nonsense is refused and leaves everything as it was', async () => {
    const { send } = await enter(here)
    const nonsense = { codecs: [{ mimeType: 'audio/none', payloadType: 1, clockRate: 1 }] } as RtpParameters
    expect(await codeOf(session.produce(here, send!.id, 'audio', nonsense))).toBe('session-media-refused')
    expect(await codeOf(session.enter(there, { codecs: [{ mimeType: 'x', kind: 'audio', clockRate: -1 }] }, null, true))).toBe('ok')
    expect(await codeOf(session.produce(here, send!.id, 'audio', rtp('audio')))).toBe('ok')
  })
})

test('[S38] real packets: what an interpreter says to their party comes to the party, and not one packet of it to anybody else', async () => {
  const [interpreter, party, other] = ['interpreter', 'party', 'other'] as SeatId[] as [SeatId, SeatId, SeatId]
  // Synthetic callers answer no transport-cc, and whoever never answers has a thin line.
  const plain = { ...capabilities, codecs: capabilities.codecs.map((codec) => ({ ...codec, rtcpFeedback: (codec.rtcpFeedback ?? []).filter(({ type }) => !/transport-cc|remb/.test(type)) })), headerExtensions: (capabilities.headerExtensions ?? []).filter(({ uri }) => !/transport-wide-cc|abs-send-time/.test(uri)) }
  await session.whisper(new Map([[interpreter, party]]))
  const callers = new Map<SeatId, Caller>()
  session.on('consume', (to, offers) => { for (const offer of offers) callers.get(to)!.hear(offer) })
  for (const seat of [party, other, host, interpreter]) {
    const { send, recv } = await session.enter(seat, plain, null, true)
    callers.set(seat, new Caller({ send: send!, recv: recv! }, { connect: (id, dtls) => session.connect(seat, id, dtls), produce: (id, kind, said) => session.produce(seat, id, kind, said) }))
  }
  const [speaks, hears, ...others] = [callers.get(interpreter)!, callers.get(party)!, callers.get(other)!, callers.get(host)!]
  try {
    await speaks.speak()
    for (const [seat, caller] of callers) {
      if (seat === interpreter) continue
      await caller.listen()
      await session.resume(seat, [...consumers].map(({ id }) => id))
    }
    let sentMs = 0
    // Says so many words of 20 ms, and waits until whoever is to hear them has.
    const say = async (words: number, listeners: Caller[]) => {
      const before = new Map(listeners.map((one) => [one, one.voices]))
      for (let nth = 0; nth < words; nth += 1) { speaks.tick(sentMs += 20); await new Promise((resolve) => setTimeout(resolve, 5)) }
      await vi.waitFor(() => { for (const [one, heard] of before) expect(one.voices - heard).toBeGreaterThan(words / 2) }, { timeout: 5_000 })
    }
    await say(40, [hears])
    expect(others.map(({ voices }) => voices)).toEqual([0, 0])
    await session.whisper(new Map())
    await say(40, [hears, ...others])
    await session.whisper(new Map([[interpreter, party]]))
    // What was already on its way to them arrives before the pictures that are sent from now on, for these go the same way.
    const pictures = new Map(others.map((one) => [one, one.arrived - one.voices]))
    await say(20, [hears])
    await vi.waitFor(() => { for (const [one, before] of pictures) expect(one.arrived - one.voices).toBeGreaterThan(before + 4) })
    const soFar = others.map(({ voices }) => voices)
    await say(40, [hears])
    expect(others.map(({ voices }) => voices)).toEqual(soFar)
    // They saw the interpreter all the while: it was their line that stood, and their ears alone that were kept.
    for (const one of others) expect(one.arrived).toBeGreaterThan(one.voices)
  } finally {
    for (const caller of callers.values()) caller.close()
  }
})

test('what could not be passed on to somebody does not keep the rest from coming', async () => {
  await speak(host)
  const { recv, consumers: [voice] } = await enter(here)
  vi.spyOn(transports.get(recv!.id)!, 'consume').mockRejectedValueOnce(new Error('not now'))
  const failed = vi.fn<(error: unknown) => void>()
  session.on('failed', failed)
  await speak(there)
  await vi.waitFor(() => expect(failed).toHaveBeenCalledOnce())
  expect(await codeOf(session.resume(here, [voice!.id]))).toBe('ok')
  // Whoever joins again is offered what was missing.
  const again = await session.enter(here, capabilities, { send: null, recv: recv!.id, ready: [voice!.id] }, true)
  expect(again.consumers.map(({ seatId }) => seatId).sort()).toEqual([host, there])
})

test('a spare worker is there before it is needed, and takes over from one that is killed', async () => {
  await speak(host)
  await vi.waitFor(() => expect(workers.filter(({ closed }) => !closed)).toHaveLength(2))
  const [running] = media.workers
  const spare = workers.find(({ closed, pid }) => !closed && pid !== running!.pid)
  process.kill(running!.pid!, 'SIGKILL')
  await vi.waitFor(() => expect(running!.pid).toBe(spare!.pid), { timeout: 3_000, interval: 5 })
})

test('a killed worker comes back on its port, and everybody gets new connections', async () => {
  await speak(host)
  await session.wait(there, capabilities)
  await session.silence(host, true)
  const reset = vi.fn<(to: SeatId, offer: { send: { id: string } | null; recv: { iceCandidates: { port: number }[] } }) => void>()
  session.on('reset', reset)
  const [worker] = media.workers
  const killedAt = performance.now()
  process.kill(worker!.pid!, 'SIGKILL')
  await vi.waitFor(() => expect(reset).toHaveBeenCalledTimes(2), { timeout: 3_000, interval: 5 })
  expect(performance.now() - killedAt).toBeLessThan(2_000)
  expect(media.ready).toBe(true)
  const offers = new Map(reset.mock.calls)
  expect(offers.get(host)?.recv.iceCandidates[0]?.port).toBe(worker!.port)
  expect(offers.get(host)?.send).not.toBeNull()
  // Who waited still waits, and who was muted still is.
  expect(offers.get(there)?.send).toBeNull()
  await session.produce(host, offers.get(host)!.send!.id, 'audio', rtp('audio'))
  expect([...producers].map(({ paused }) => paused)).toEqual([true])
  expect(consumers.size).toBe(0)
})

test('a session that has ended leaves nothing on the worker', async () => {
  await speak(host)
  await speak(here)
  session.close()
  session.close()
  await vi.waitFor(() => expect([producers.size, consumers.size]).toEqual([0, 0]))
  expect(media.workers[0]?.sessions).toBe(0)
})

test('the address of media is the one set, else the loopback for a server at home, else the first in the network', () => {
  const lan = () => ['192.0.2.7', '192.0.2.8']
  expect(findMediaAddress(undefined, 'localhost', lan)).toEqual({ ip: '127.0.0.1', announced: '127.0.0.1' })
  expect(findMediaAddress(undefined, '0.0.0.0', lan)).toEqual({ ip: '0.0.0.0', announced: '192.0.2.7' })
  expect(findMediaAddress(undefined, '192.0.2.8', lan)).toEqual({ ip: '192.0.2.8', announced: '192.0.2.8' })
  expect(findMediaAddress('203.0.113.5', 'localhost', lan)).toEqual({ ip: '0.0.0.0', announced: '203.0.113.5' })
  expect(findMediaAddress(undefined, '0.0.0.0', () => [])).toEqual({ ip: '0.0.0.0', announced: '127.0.0.1' })
})
