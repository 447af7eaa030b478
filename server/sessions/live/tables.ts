import { EventEmitter } from 'node:events'
import { isOver, isUnderWay } from '#shared/sessions/rules.ts'
import type { TransportOffer } from '#shared/sessions/media.ts'
import type { SeatId, Session, SessionId } from '#shared/sessions/words.ts'
import { loadAppointment } from '#server/appointments/index.ts'
import type { Deps } from '#server/deps.ts'
import type { Context } from '#server/people/index.ts'
import { clock } from '#server/platform/clock.ts'
import type { Media } from '../media/open-media.ts'
import type { SessionMedia } from '../media/session-media.ts'
import { refuse } from '../refuse.ts'
import { arrivalsOf } from '../rules/seats.ts'
import { loadSession } from '../store.ts'
import { Later } from './later.ts'
import type { Room } from './rooms.ts'
import { noteThinLine } from './thin-line.ts'
import { type SessionLine, Table } from './table.ts'

const sweepEveryMs = 60_000
// NOTE: lists may wait; a face may not.
const listsAfterMs = 1_000
const talkEveryMs = 2_000

/** The tables of all sessions that somebody is at. One process holds a session whole. `changed`: something at a table is not as it was. */
export class Tables extends EventEmitter<{ changed: [session: Session, table: Table]; forgotten: [sessionId: SessionId] }> {
  readonly later: Later
  readonly #deps: Pick<Deps, 'lines' | 'log' | 'contextFor' | 'asSystem'>
  readonly #media: Media
  readonly #tables = new Map<SessionId, Promise<Table>>()
  readonly #toTell = new Set<SessionId>()
  readonly #sweep: NodeJS.Timeout
  readonly #talk: NodeJS.Timeout

  constructor(deps: Pick<Deps, 'lines' | 'log' | 'contextFor' | 'asSystem'>, media: Media) {
    super()
    this.#deps = deps
    this.#media = media
    this.later = new Later(deps.log)
    this.#sweep = setInterval(() => void this.#clear(), sweepEveryMs)
    this.#sweep.unref()
    this.#talk = setInterval(() => void this.#tellTalk(), talkEveryMs)
    this.#talk.unref()
  }

  get log(): Deps['log'] { return this.#deps.log }

  contextFor(line: SessionLine): Context { return this.#deps.contextFor(line.data.who) }
  asSystem(name: string): Context { return this.#deps.asSystem(name) }

  /** The table of a session, set from the database when the first comes. */
  async at(id: SessionId): Promise<Table> {
    let table = this.#tables.get(id)
    if (!table) {
      table = this.#set(id)
      this.#tables.set(id, table)
      table.catch(() => { this.#tables.delete(id) })
    }
    return table
  }

  /** The table of a session that somebody is at. */
  async known(id: SessionId): Promise<Table | null> {
    return (await this.#tables.get(id)?.catch(() => null)) ?? null
  }

  /** All tables that somebody is at. */
  async all(): Promise<Table[]> {
    const tables = await Promise.all([...this.#tables.values()].map((table) => table.catch(() => null)))
    return tables.filter((table) => table !== null)
  }

  /** A session as it is now: presence and mute from its table, if it has one. */
  async asItIs<S extends Session>(session: S): Promise<S> {
    const now = (await this.known(session.id))?.session
    if (!now) return session
    const here = new Map(now.seats.map((seat) => [seat.id, seat]))
    const seats = session.seats.map((seat) => {
      const known = here.get(seat.id)
      return known ? { ...seat, presence: known.presence, present: known.present, mute: known.mute, admitted: known.admitted, lostAt: known.lostAt, stills: known.stills, arrival: seat.arrival === 'unknown' ? known.arrival : seat.arrival } : seat
    })
    // NOTE: ticks are in the database before the table knows of them, and a terminal is shown none.
    return { ...session, status: now.status, startedAt: now.startedAt, endedAt: now.endedAt, course: now.course, seats }
  }

  /** Closes every table. What is still to be written is given a moment. */
  async close(): Promise<void> {
    clearInterval(this.#sweep)
    clearInterval(this.#talk)
    await this.later.settle(2_000)
    const lost = this.later.stop()
    if (lost > 0) this.#deps.log.error({ lost }, 'what happened at tables was not written')
    for (const table of await this.all()) await table.close()
    this.#tables.clear()
  }

  async #set(id: SessionId): Promise<Table> {
    const { db } = this.asSystem('sessions')
    const session = await loadSession(db, id)
    if (!session) throw refuse('session-not-yours')
    const appointment = await loadAppointment(db, session.appointmentId)
    const table: Table = new Table(arrivalsOf(session, appointment), (room) => this.#openMedia(id, room, () => table), (now) => {
      this.#tellLists(now, table)
      this.emit('changed', now, table)
    })
    return table
  }

  /** Connections as they are offered to whoever has a seat: with the way through the relay, where there is one. */
  withRelay<Offers extends { send: TransportOffer | null; recv: TransportOffer | null }>(seatId: SeatId, offers: Offers): Offers {
    const now = clock.now()
    return { ...offers, send: this.#media.withRelay(seatId, offers.send, now), recv: this.#media.withRelay(seatId, offers.recv, now) }
  }

  async #openMedia(sessionId: SessionId, room: Room, table: () => Table): Promise<SessionMedia> {
    const media = await this.#media.open()
    table().talk.hear(table().session, room, [])
    media.on('consume', (to, consumers) => table().tell(to, 'sessions:consume', { sessionId, consumers }))
    media.on('gone', (to, consumerIds) => table().tell(to, 'sessions:gone', { sessionId, consumerIds }))
    media.on('key-frame', (from) => table().tell(from, 'sessions:key-frame', { sessionId }))
    media.on('reset', (to, offer) => table().tell(to, 'sessions:media-reset', { sessionId, ...this.withRelay(to, offer) }))
    media.on('speaking', (seatIds) => {
      table().talk.hear(table().session, room, seatIds)
      table().tellWhoSpeaks(room, seatIds)
    })
    media.on('stills', (at, stills) => noteThinLine(this, table(), at, stills))
    media.on('failed', (error) => this.#deps.log.error({ err: error, sessionId }, 'media failed'))
    return media
  }

  // The host alone learns how long each side has spoken. Rule S29.
  async #tellTalk(): Promise<void> {
    for (const table of await this.all()) {
      const { session } = table
      const talk = table.talk.count(session)
      const host = session.seats.find(({ role }) => role === 'host')
      if (host?.presence === 'in' && isUnderWay(session.status)) table.tell(host.id, 'sessions:talk', { sessionId: session.id, talk })
    }
  }

  // Lists of sessions that seat holders have open elsewhere look again; who is at the table has been told already.
  #tellLists({ id, seats }: Session, table: Table): void {
    if (this.#toTell.has(id)) return
    this.#toTell.add(id)
    setTimeout(() => {
      this.#toTell.delete(id)
      this.#deps.lines.to(seats.map(({ holder }) => `${holder.kind}:${holder.id}`)).except(table.lineIds).emit('changed', { chapter: 'sessions', id })
    }, listsAfterMs).unref()
  }

  // A table where nobody is any more is forgotten; the database remembers.
  async #clear(): Promise<void> {
    for (const [id, setting] of this.#tables) {
      const table = await setting.catch(() => null)
      if (!table || !(table.empty || isOver(table.session.status)) || this.later.waiting > 0) continue
      this.#tables.delete(id)
      await table.close()
      this.emit('forgotten', id)
    }
  }
}
