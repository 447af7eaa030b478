import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clusterOf, readWebm } from '#server/sessions/rules/recording/read-webm.ts'
import { distance, Reorder } from '#server/sessions/rules/recording/reorder.ts'
import { readRtp } from '#server/sessions/rules/recording/rtp.ts'
import { ntpToMs, SenderClock, speaksOf } from '#server/sessions/rules/recording/sender-clock.ts'
import { Vp8Frames } from '#server/sessions/rules/recording/vp8-frames.ts'
import { type Block, webmCluster, webmEnding, webmHeader } from '#server/sessions/rules/recording/webm.ts'
import { aVp8Frame, vp8Payloads } from './an-rtp-sender.ts'

describe('a packet', () => {
  test('is read with its number, time, mark, and how loud it is', () => {
    const plain = Buffer.concat([Buffer.from([0x80, 0xe0, 0xff, 0xdc, 0, 0, 0x23, 0x28, 0, 0, 0, 7]), Buffer.from('abc')])
    expect(readRtp(plain, null)).toMatchObject({ seq: 0xffdc, timestamp: 9_000, marker: true, level: null, payload: Buffer.from('abc') })
    const loud = Buffer.concat([Buffer.from([0x90, 0x6f, 0, 1, 0, 0, 0, 0, 0, 0, 0, 7, 0xbe, 0xde, 0, 1, 0xa0, 0x8a, 0, 0]), Buffer.from('x')])
    expect(readRtp(loud, 10)).toMatchObject({ level: 117, marker: false })
  })
  test('that is none, or carries nothing, is nothing', () => {
    expect([readRtp(Buffer.alloc(5), null), readRtp(Buffer.alloc(20), null), readRtp(Buffer.from([0x80, ...Array<number>(11).fill(0)]), null), readRtp(Buffer.from([0x90, ...Array<number>(12).fill(0)]), null)]).toEqual([null, null, null, null])
  })
})

describe('[V5] order', () => {
  test('whatever order packets come in, they leave in theirs, over the end of the numbers too', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 65_535 }), fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 20, maxLength: 40 }), (start, delays) => {
      const order = new Reorder<number>(1_000)
      const arrivals = delays.map((delay, nth) => ({ nth, at: nth === 0 ? -1 : nth + delay })).sort((a, b) => a.at - b.at)
      const out = arrivals.flatMap(({ nth, at }) => order.push((start + nth) & 0xffff, nth, at))
      expect(out).toEqual(delays.map((_, nth) => ({ item: nth, lostBefore: 0 })))
    }))
  })
  test('a hole is waited for 400 ms, then it is a loss; what comes after that is too late', () => {
    const order = new Reorder<string>()
    expect(order.push(1, 'a', 0)).toHaveLength(1)
    expect(order.push(4, 'd', 10)).toEqual([])
    expect(order.due(409)).toEqual([])
    expect(order.due(410)).toEqual([{ item: 'd', lostBefore: 2 }])
    expect(order.push(2, 'b', 420)).toEqual([])
    expect(order.push(5, 'e', 430)).toEqual([{ item: 'e', lostBefore: 0 }])
  })
  test('a sender that counts anew is followed', () => {
    const order = new Reorder<string>()
    order.push(20_000, 'a', 0)
    expect(order.push(100, 'b', 10)).toEqual([{ item: 'b', lostBefore: 0 }])
  })
  test('numbers go round', () => expect([distance(65_535, 2), distance(2, 65_535), distance(7, 7)]).toEqual([3, -3, 0]))
})

describe('[V5] pictures', () => {
  const packets = (frame: Buffer, nth: number) => vp8Payloads(frame, nth).map((payload, at, { length }) => ({ seq: 0, timestamp: nth * 3_600, marker: at === length - 1, payload, level: null }))
  const [whole, next, later] = [aVp8Frame({ key: true, bytes: 3_000, mark: 1 }), aVp8Frame({ key: false, mark: 2 }), aVp8Frame({ key: false, mark: 3 })]
  test('come out as they went in, with their size', () => {
    const frames = new Vp8Frames()
    const out = [whole, next].flatMap((frame, nth) => packets(frame, nth).map((packet) => frames.push(packet, 0)))
    expect(out.filter((frame) => frame !== null).map(({ data, key, size }) => [data.equals(key ? whole : next), key, size])).toEqual([[true, true, { width: 640, height: 360 }], [true, false, null]])
  })
  test('after a loss nothing comes until the next whole one', () => {
    const frames = new Vp8Frames()
    const [first, ...rest] = packets(whole, 0)
    frames.push(first!, 0)
    expect(frames.push(rest.at(-1)!, 1)).toBeNull()
    expect(packets(next, 1).map((packet) => frames.push(packet, 0)).at(-1)).toBeNull()
    expect(frames.wantsKey).toBe(true)
    expect(packets(whole, 2).map((packet) => frames.push(packet, 0)).at(-1)?.key).toBe(true)
    expect(packets(later, 3).map((packet) => frames.push(packet, 0)).at(-1)?.data.equals(later)).toBe(true)
  })
  test('nothing comes before the first whole one, and a missing end spoils its own', () => {
    const frames = new Vp8Frames()
    expect(packets(next, 0).map((packet) => frames.push(packet, 0)).at(-1)).toBeNull()
    packets(whole, 1).forEach((packet) => frames.push(packet, 0))
    frames.push(packets(next, 2)[0]!, 0)
    expect(packets(later, 3).map((packet) => frames.push(packet, 0)).at(-1)).toBeNull()
  })
})

describe('[V6] the sender’s clock', () => {
  test('the first report is taken as it is, later ones move it a tenth; timestamps go on over their end', () => {
    const clock = new SenderClock(48_000)
    clock.report({ ntpMs: 1_000, timestamp: 2 ** 32 - 48_000 })
    expect(clock.at(0)).toBeCloseTo(2_000)
    clock.report({ ntpMs: 2_010, timestamp: 0 })
    expect(clock.at(48_000)).toBeCloseTo(3_001)
  })
  test('who tells nothing is guessed; the first report sets the guess right, unless it lies too far off', () => {
    const clock = new SenderClock(90_000)
    clock.guess(0, 500)
    clock.guess(0, 800)
    expect(clock.at(90_000)).toBe(1_500)
    clock.report({ ntpMs: 9_000, timestamp: 0 })
    expect(clock.at(90_000)).toBe(1_500)
    clock.report({ ntpMs: 560, timestamp: 0 })
    expect(clock.at(90_000)).toBe(1_560)
  })
  test('of several sizes of a picture each reports on its own; only what fits the packets that come is believed', () => {
    const packet = { timestamp: 2 ** 32 - 9_000, at: 10_000 }
    expect(speaksOf({ timestamp: 9_000, at: 10_190 }, packet, 90_000)).toBe(true)
    expect(speaksOf({ timestamp: 1_530_278_695, at: 10_190 }, packet, 90_000)).toBe(false)
  })
  test('1970 lies 70 years after 1900', () => expect(ntpToMs(2_208_988_801, 2 ** 31)).toBe(1_500))
})

describe('[V7] a file', () => {
  const blocks = (from: number): Block[] => [{ track: 1, ms: from, key: true, data: aVp8Frame({ key: true, bytes: 300 }) }, { track: 2, ms: from + 7, key: true, data: Buffer.from('sound') }, { track: 1, ms: from + 40, key: false, data: aVp8Frame({ key: false, bytes: 200 }) }]
  const header = webmHeader({ video: { width: 640, height: 360 }, audio: true })
  const stretches = [0, 500, 70_000].map((from) => webmCluster(blocks(from)))
  test('holds what was written, block by block', () => {
    const { tracks, blocks: read } = readWebm(Buffer.concat([header, ...stretches]))
    expect(tracks).toEqual([1, 2])
    expect(read).toEqual([0, 500, 70_000].flatMap(blocks))
  })
  test('[V8] that was cut anywhere gives back every whole stretch and nothing else', () => {
    const file = Buffer.concat([header, ...stretches])
    const ends = stretches.map((_, nth) => header.length + stretches.slice(0, nth + 1).reduce((sum, { length }) => sum + length, 0))
    for (let cut = 0; cut <= file.length; cut += 7) {
      const { clusters, wholeBytes } = readWebm(file.subarray(0, cut))
      expect(clusters).toHaveLength(ends.filter((end) => end <= cut).length)
      expect(wholeBytes).toBeLessThanOrEqual(cut)
    }
  })
  test('that has ended has an index of its whole pictures, and its length, in the places left blank', () => {
    let at = header.length
    const clusters = stretches.map((bytes, nth) => { const cluster = clusterOf(blocks([0, 500, 70_000][nth]!), at, bytes.length); at += bytes.length; return cluster })
    const { index, patches } = webmEnding(clusters, at)
    const file = Buffer.concat([header, ...stretches, index])
    for (const patch of patches) patch.bytes.copy(file, patch.at)
    expect(readWebm(file)).toMatchObject({ wholeBytes: at, tracks: [1, 2] })
    expect(readWebm(file).blocks).toHaveLength(9)
    expect(file.includes(Buffer.from([0x44, 0x89, 0x88, ...new Uint8Array(new Float64Array([70_040]).buffer).reverse()]))).toBe(true)
  })
})
