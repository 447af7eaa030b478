import type { Asking } from '#server/people/index.ts'
import { clock } from '#server/platform/clock.ts'
import type { Line } from '#server/platform/sockets.ts'
import type { Actor } from '#shared/people/words.ts'
import { brokenStages, isOver, isUnderWay, seatOf } from '#shared/sessions/rules.ts'
import { isForThem } from '#shared/sessions/interpreting-rules.ts'
import type { Presence, Seat, SeatId, Session } from '#shared/sessions/words.ts'
import type { ServerToClientEvents } from '#shared/realtime.ts'
import { type Whispers, whispersOf } from '../rules/interpreting.ts'
import { seenBy } from '../rules/seats.ts'
import type { SessionMedia } from '../media/session-media.ts'
import { refuse } from '../refuse.ts'
import { type Room, roomOf, Rooms } from './rooms.ts'
import { TalkClock } from './talk-clock.ts'

export type SessionLine = Line<Asking>

// NOTE: a broken line keeps its connections this long, so that it can be mended without a new call; its seat is shown as kept until S14's last stage.
const keepMediaMs = 75_000
const keepSeatMs = brokenStages.at(-1)!.fromMs

/**
 * The table that the people of one session sit at: who is there on which line, who is muted, whether it is live. While
 * it lasts memory has the word; the database is told afterwards. Children of it: the session's media.
 */
export class Table {
  /** How long each side has spoken. */
  readonly talk = new TalkClock()
  readonly #lines = new Map<SeatId, SessionLine>()
  readonly #farewells = new Map<SeatId, NodeJS.Timeout>()
  readonly #changed: (session: Session) => void
  readonly #rooms: Rooms
  #session: Session
  #telling = false
  #turn: Promise<unknown> = Promise.resolve()

  constructor(session: Session, openMedia: (room: Room) => Promise<SessionMedia>, changed: (session: Session) => void) {
    this.#session = session
    this.#rooms = new Rooms(openMedia)
    this.#changed = changed
  }

  get session(): Session { return this.#session }

  /** Nobody is at the table and nobody's connection is kept. */
  get empty(): boolean { return this.#lines.size === 0 && this.#farewells.size === 0 }

  /** The socket ids of those who are here. */
  get lineIds(): string[] { return [...this.#lines.values()].map(({ id }) => id) }

  /** Does one thing after the other: two steps asked for at once are two steps, the second from where the first led. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  seat(id: SeatId): Seat {
    const found = this.#session.seats.find((seat) => seat.id === id)
    if (!found) throw refuse('session-not-yours')
    return found
  }

  seatFor(actor: Actor): Seat | null { return seatOf(this.#session, actor) }

  /** Sound and picture of all together, opened when first needed; the only media that a recorder may ever be given. Rule S24. */
  async media(): Promise<SessionMedia> {
    if (isOver(this.#session.status)) throw refuse('session-over')
    return this.#rooms.at('table', () => this.#session)
  }

  /** Sound and picture where a seat belongs just now: with all, or with those who talk aside. */
  async mediaOf(id: SeatId): Promise<SessionMedia> {
    if (isOver(this.#session.status)) throw refuse('session-over')
    return this.#rooms.at(roomOf(this.#session, this.seat(id)), () => this.#session)
  }

  /** Lets nothing of a seat's sound through, wherever it sits, or lets it through again. */
  async silence(id: SeatId, silent: boolean): Promise<void> { await Promise.all((await this.#rooms.all()).map((media) => media.silence(id, silent))) }

  /** Lets each of these voices reach one seat alone, wherever it sits, and all others everybody. */
  whisper(whispers: Whispers): Promise<void> { return this.#rooms.whisper(whispers) }

  /** Nothing passes between anybody any more. It comes before a rest or a talk aside is written down and told. */
  hush(): Promise<void> { return this.#rooms.hush() }

  /** Puts everybody's sound and picture where the session now says. */
  arrange(): Promise<void> { return this.#rooms.arrange(() => this.#session) }

  /** Seats somebody's line. The line that held the seat before is told that it was replaced. Rule S1. */
  sit(id: SeatId, line: SessionLine, presence: Extract<Presence, 'waiting' | 'in'>): void {
    const before = this.#lines.get(id)
    if (before && before !== line) before.emit('sessions:replaced', { sessionId: this.#session.id })
    clearTimeout(this.#farewells.get(id))
    this.#farewells.delete(id)
    this.#lines.set(id, line)
    this.change(id, { presence, lostAt: null })
  }

  /** The seat that a line holds. */
  seatAt(line: SessionLine): Seat | null {
    for (const [id, held] of this.#lines) if (held === line) return this.seat(id)
    return null
  }

  /** Somebody gets up: nothing of theirs is carried any more. */
  async rise(id: SeatId): Promise<void> {
    this.#lines.delete(id)
    clearTimeout(this.#farewells.get(id))
    this.#farewells.delete(id)
    this.change(id, { presence: 'away', lostAt: null })
    await this.#rooms.leave(id)
  }

  /** A line broke. Who was in keeps their connections for a while, and their seat for longer. Rule S14. */
  async lose(line: SessionLine): Promise<void> {
    const seat = this.seatAt(line)
    if (!seat) return
    if (seat.presence !== 'in') return this.rise(seat.id)
    this.#lines.delete(seat.id)
    this.change(seat.id, { presence: 'lost', lostAt: clock.now().toISOString() })
    this.#later(seat.id, keepMediaMs, () => {
      void this.#rooms.leave(seat.id)
      this.#later(seat.id, keepSeatMs - keepMediaMs, () => { this.#farewells.delete(seat.id); this.change(seat.id, { presence: 'away' }) })
    })
  }

  #later(id: SeatId, ms: number, work: () => void): void {
    const farewell = setTimeout(work, ms)
    farewell.unref()
    this.#farewells.set(id, farewell)
  }

  /** Changes what is known of a seat, and tells everybody here. */
  change(id: SeatId, change: Partial<Pick<Seat, 'presence' | 'mute' | 'admitted' | 'arrival' | 'checkIn' | 'lostAt' | 'stills' | 'known'>>): void {
    const seats = this.#session.seats.map((seat) => (seat.id === id ? withPresence({ ...seat, ...change }) : seat))
    this.#session = { ...this.#session, seats }
    this.#tellSoon()
  }

  /** Something besides has changed that screens show: whoever follows the table looks again. */
  nudge(): void { this.#tellSoon() }

  /** Changes what is known of the session, and tells everybody here. */
  become(change: Partial<Pick<Session, 'status' | 'startedAt' | 'endedAt' | 'course' | 'ticks'>>): void {
    this.#session = { ...this.#session, ...change }
    this.#tellSoon()
  }

  /** Takes over what the database says of time and seats; who is where, and who is muted, stays as it is here. */
  renew(fresh: Session): void {
    const here = new Map(this.#session.seats.map((seat) => [seat.id, seat]))
    const seats = fresh.seats.map((seat) => {
      const known = here.get(seat.id)
      return known && known.holder.id === seat.holder.id ? { ...seat, presence: known.presence, present: known.present, mute: known.mute, arrival: known.arrival, checkIn: known.checkIn, lostAt: known.lostAt, stills: known.stills, admitted: known.admitted } : seat
    })
    for (const { id, holder } of here.values()) if (!seats.some((seat) => seat.id === id && seat.holder.id === holder.id)) void this.rise(id)
    // NOTE: before the talk a move of the appointment may have changed who interprets for whom.
    const interpreting = isUnderWay(this.#session.status) ? this.#session.course.interpreting : fresh.course.interpreting
    this.#session = { ...this.#session, scheduledFor: fresh.scheduledFor, seats, course: { ...this.#session.course, interpreting } }
    void this.whisper(whispersOf(this.#session.course))
    this.#tellSoon()
  }

  /** Tells the line of one seat something. */
  tell<E extends keyof ServerToClientEvents>(id: SeatId, event: E, ...what: Parameters<ServerToClientEvents[E]>): void {
    this.#lines.get(id)?.emit(event, ...what)
  }

  /** Tells all that are in a room who speaks there; of a voice that is for one alone nobody else is told. */
  tellWhoSpeaks(room: Room, seatIds: readonly SeatId[]): void {
    const { id: sessionId, course } = this.#session
    for (const [id, line] of this.#lines) if (this.seat(id).presence === 'in' && roomOf(this.#session, this.seat(id)) === room) line.emit('sessions:speaking', { sessionId, seatIds: seatIds.filter((speaker) => speaker === id || isForThem(course, speaker, id)) })
  }

  /** Ends it: the last state is told, then all connections close. May be called twice. */
  async close(): Promise<void> {
    if (isOver(this.#session.status)) this.#session = { ...this.#session, seats: this.#session.seats.map((seat) => withPresence({ ...seat, presence: 'away' })) }
    this.#tellNow()
    for (const farewell of this.#farewells.values()) clearTimeout(farewell)
    this.#farewells.clear()
    this.#lines.clear()
    await this.#rooms.close()
  }

  // Several changes in one turn are told once.
  #tellSoon(): void {
    if (this.#telling) return
    this.#telling = true
    setImmediate(() => { if (this.#telling) this.#tellNow() })
  }

  #tellNow(): void {
    this.#telling = false
    for (const [you, line] of this.#lines) line.emit('sessions:seen', { session: seenBy(line.data.who, this.#session), you })
    this.#changed(this.#session)
  }
}

const withPresence = (seat: Seat): Seat => ({ ...seat, present: seat.presence === 'in' })
