import type { types } from 'mediasoup'
import { setTimeout as wait } from 'node:timers/promises'
import { type LineLook, type LineUse, lineAfter, wideLine } from '../rules/thin-line.ts'

const lookEveryMs = 2_000
// How long a still may take to come, and how long the rest of it after its first packet.
const [openForMs, restMs] = [600, 150]
// A share of fewer packets than these says nothing.
const fewPackets = 20
// What mediasoup takes at least (bit/s).
const smallest = 30_000
// The number of a picture's large size; the small one is 0.
const largest = 1

/** What a watch on a line asks: its pictures, whole ones of them now, and who hears that its use has changed. */
export type Watched = { pictures: () => types.Consumer[]; askWhole: (producerId: string) => void; changed: (stills: boolean) => void }

/**
 * Watches how much a line to a browser carries. Where that is little it gets small pictures; where it is too thin for
 * moving ones, one picture after the other is let through every two seconds, whole, and the sound has the line for itself.
 * Rule S15. Returns the way to stop.
 */
export function watchLine(line: types.WebRtcTransport, leastKbit: number, { pictures, askWhole, changed }: Watched): () => void {
  let use: LineUse = wideLine
  const losses = new Losses()
  const sizes = new Sizes()
  const stills = new Stills()
  const look = async (): Promise<void> => {
    const shown = pictures()
    if (line.closed || shown.length === 0 || line.dtlsState !== 'connected') return
    const [stats] = await line.getStats()
    const before = use
    const kbit = (stats?.availableOutgoingBitrate ?? Infinity) / 1000
    // NOTE: a line that carries much is not asked what it loses: there are many such.
    use = lineAfter(use, kbit > 2 * leastKbit ? { kbit, lost: null, answerMs: null } : { kbit, ...(await losses.look(shown)) }, leastKbit, performance.now())
    if (use.held !== before.held) await line.setMinOutgoingBitrate(use.held ? Math.max(leastKbit * 1000, smallest) : 0)
    await sizes.fit(shown, use.small)
    // NOTE: half of that is taken by the voices alone; then not even a still may stand in their way.
    if (use.stills) {
      await Promise.all(shown.filter(({ paused }) => !paused).map((picture) => picture.pause()))
      if (kbit >= leastKbit / 2) await stills.show(shown, askWhole)
    } else if (before.stills) await Promise.all(shown.map((picture) => picture.resume()))
    if (use.stills !== before.stills) changed(use.stills)
  }
  // NOTE: a look that fails is one of a line that was closed meanwhile.
  const timer = setInterval(() => { look().catch(() => undefined) }, lookEveryMs)
  timer.unref()
  return () => {
    clearInterval(timer)
    if (use.stills) changed(false)
    use = wideLine
  }
}

/** The size of each picture on a line. Where they are small, one moves as it should: whose voice was heard last; the others half as often. */
class Sizes {
  readonly #given = new Map<string, string>()

  async fit(pictures: readonly types.Consumer[], small: boolean): Promise<void> {
    const first = pictures.find(({ priority }) => priority > 1) ?? pictures[0]
    for (const picture of pictures) {
      const layers = !small ? { spatialLayer: largest } : picture === first ? { spatialLayer: 0 } : { spatialLayer: 0, temporalLayer: 0 }
      const [before, now] = [this.#given.get(picture.id), JSON.stringify(layers)]
      // NOTE: nothing is said as long as a line was never thin.
      if (picture.type !== 'simulcast' || before === now || (before === undefined && !small)) continue
      this.#given.set(picture.id, now)
      await picture.setPreferredLayers(layers)
    }
  }
}

/** What was lost of pictures since the last look, as their browser tells. */
class Losses {
  #before = new Map<string, { sent: number; lost: number }>()

  async look(pictures: readonly types.Consumer[]): Promise<Pick<LineLook, 'lost' | 'answerMs'>> {
    const now = new Map<string, { sent: number; lost: number }>()
    const [sum, answers] = [{ sent: 0, lost: 0 }, [] as number[]]
    for (const picture of pictures) {
      const told = (await picture.getStats()).find(({ type }) => type === 'outbound-rtp')
      if (!told) continue
      const [was, is] = [this.#before.get(picture.id), { sent: told.packetCount, lost: told.packetsLost }]
      now.set(picture.id, is)
      if (told.roundTripTime) answers.push(told.roundTripTime)
      if (!was) continue
      sum.sent += is.sent - was.sent
      sum.lost += Math.max(0, is.lost - was.lost)
    }
    this.#before = now
    return { lost: sum.sent < fewPackets ? null : sum.lost / sum.sent, answerMs: answers.length === 0 ? null : Math.max(...answers) }
  }
}

/** The pictures of a thin line, one after the other: each look lets one through for a moment, whole. */
class Stills {
  #last: string | null = null

  async show(pictures: readonly types.Consumer[], askWhole: (producerId: string) => void): Promise<void> {
    const after = pictures.findIndex(({ id }) => id === this.#last) + 1
    const next = pictures[after % pictures.length]
    if (!next) return
    this.#last = next.id
    await next.enableTraceEvent(['keyframe'])
    const whole = new Promise<void>((resolve) => { next.once('trace', () => resolve()) }).then(() => wait(restMs))
    await next.resume()
    askWhole(next.producerId)
    // NOTE: what comes after the whole picture only stands in the way of the sound.
    await Promise.race([whole, wait(openForMs)])
    if (!next.closed) await next.pause()
  }
}
