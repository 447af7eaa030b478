import { aVp8Frame, RtpSender, vp8Payloads } from '#test/sessions/recording/an-rtp-sender.ts'
import type { Place } from './recorder.ts'

type Seat = { sound: RtpSender; picture: RtpSender; place: Place; wanted: boolean }

/** Two for each session who talk into their cameras until they stop: 25 pictures (about 480 kbit/s) and 50 pieces of sound a second; each bears the number of its moment. */
export class People {
  readonly #seats: Seat[] = []
  readonly #startedAt = Date.now()
  #tick = 0
  #ticking: NodeJS.Timeout | null = null
  /** Each packet is lost with this chance, and comes up to so many milliseconds late. */
  loss = 0
  lateMs = 0

  /** The number of the last moment that was sent; one is 20 ms. */
  get tick(): number { return this.#tick }

  static async meet(places: readonly Place[]): Promise<People> {
    const people = new People()
    for (const place of places.filter(({ kind }) => kind === 'audio')) {
      const screen = places.find(({ seatId, kind }) => seatId === place.seatId && kind === 'video')!
      const ways = { loss: () => Math.random() < people.loss, lateMs: () => Math.random() * people.lateMs }
      const seat: Seat = { place, wanted: true, sound: await RtpSender.create({ port: place.port, ssrc: place.ssrc, payloadType: 111, clockRate: 48_000, ...ways }), picture: null as never }
      seat.picture = await RtpSender.create({ port: screen.port, ssrc: screen.ssrc, payloadType: 96, clockRate: 90_000, ...ways, wantsKey: () => { seat.wanted = true } })
      people.#seats.push(seat)
    }
    people.#ticking = setInterval(() => people.#speak(), 5)
    return people
  }

  leave(): void {
    if (this.#ticking) clearInterval(this.#ticking)
    for (const { sound, picture } of this.#seats) { sound.close(); picture.close() }
  }

  #speak(): void {
    // NOTE: a late timer sends what is due all the same.
    for (; this.#startedAt + this.#tick * 20 <= Date.now(); this.#tick += 1) {
      const ms = this.#startedAt + this.#tick * 20
      for (const [nth, seat] of this.#seats.entries()) {
        seat.sound.frame([marked(Buffer.alloc(80, 7), 0, this.#tick)], ms)
        if (this.#tick % 2 === 0) {
          seat.picture.frame(vp8Payloads(marked(aVp8Frame({ key: seat.wanted, bytes: 2_400 }), 12, this.#tick), this.#tick / 2), ms)
          seat.wanted = false
        }
        if ((this.#tick + nth) % 25 === 3) { seat.sound.report(); seat.picture.report() }
      }
    }
  }
}

const marked = (data: Buffer, at: number, tick: number): Buffer => { data.writeUInt32BE(tick, at); return data }
/** The number of the moment that a piece of sound or a picture in a file bears. */
export const tickIn = ({ track, data }: { track: 1 | 2; data: Buffer }): number => data.readUInt32BE(track === 1 ? 12 : 0)
