import { readdirSync } from 'node:fs'
import { hoursIn, type RecordingView } from '#shared/sessions/recording.ts'
import type { Actor, StaffId } from '#shared/people/words.ts'
import { isOver } from '#shared/sessions/rules.ts'
import type { Session, SessionId } from '#shared/sessions/words.ts'
import { loadCase, loadCaseParties } from '#server/cases/index.ts'
import { clock } from '#server/platform/clock.ts'
import { newId } from '#server/platform/context.ts'
import type { Log } from '#server/platform/log.ts'
import { loadParties, loadStaff } from '#server/people/index.ts'
import { beginRecording, finishRecording } from '../actions/keep-recording.ts'
import { fileParts } from '../actions/file-parts.ts'
import type { Shelf } from '../recording/shelf.ts'
import { endTrouble, findOpenRecording, insertTrouble, loadAnswers, loadTroubles } from '../recording-store.ts'
import { colleaguesIn, type KnownOfCase, SessionRecording } from './session-recording.ts'
import type { Table } from './table.ts'
import type { Tables } from './tables.ts'

const watchEveryMs = 1_000
const lookForRoomEveryMs = 60_000

/** The recordings of all sessions that somebody is at. Follows the tables; files what has ended. */
export class Recordings {
  readonly shelf: Shelf
  readonly #tables: Tables
  readonly #log: Log
  readonly #sessions = new Map<SessionId, Promise<SessionRecording>>()
  readonly #told = new Map<string, string>()
  readonly #watching: NodeJS.Timeout
  readonly #found: ReadonlySet<string>
  #filing: Promise<void> = Promise.resolve()
  #roomAt = 0

  constructor(tables: Tables, shelf: Shelf, log: Log) {
    this.#tables = tables
    this.shelf = shelf
    this.#log = log
    // NOTE: what lies here at the start nobody writes to any more: it was cut.
    this.#found = new Set(readdirSync(shelf.open))
    tables.on('changed', (session, table) => { void this.#follow(session, table) })
    tables.on('forgotten', (id) => { this.#sessions.delete(id) })
    this.#watching = setInterval(() => void this.#watch(), watchEveryMs)
    this.#watching.unref()
    this.fileSoon()
  }

  /** The recording of a session that somebody is at. */
  async of(table: Table): Promise<SessionRecording> {
    const { id } = table.session
    let made = this.#sessions.get(id)
    if (!made) {
      made = this.#open(table)
      this.#sessions.set(id, made)
      made.catch(() => { this.#sessions.delete(id) })
    }
    return made
  }

  async viewFor(table: Table, actor: Actor): Promise<RecordingView> { return (await this.of(table)).viewFor(actor) }

  /** Files what has ended, one after the other. What cannot be filed now is tried again when the clock says so. */
  fileSoon(): void {
    this.#filing = this.#filing.then(() => this.file()).catch((error: unknown) => this.#log.warn({ err: error }, 'recordings wait to be filed'))
  }

  async file(): Promise<void> { await fileParts(this.#tables.asSystem('recordings'), this.shelf, this.#found) }

  /** Stops all of them; what was taken is filed, or found at the next start. */
  async close(): Promise<void> {
    clearInterval(this.#watching)
    for (const [, made] of this.#sessions) await (await made.catch(() => null))?.close('server-stopped')
    this.fileSoon()
    await this.#filing
  }

  /** Tells everybody at a table what has changed for them. */
  tell(table: Table, recording: SessionRecording): void {
    for (const { id, holder, presence, role } of table.session.seats) {
      if (presence !== 'in') continue
      const actor = { kind: holder.kind, id: holder.id, role } as unknown as Actor
      const view = recording.viewFor(actor)
      const text = JSON.stringify(view)
      if (this.#told.get(id) === text) continue
      this.#told.set(id, text)
      table.tell(id, 'sessions:recording', view)
    }
  }

  async #follow(session: Session, table: Table): Promise<void> {
    if (session.startedAt === null && !this.#sessions.has(session.id)) return
    const recording = await this.of(table).catch((error: unknown) => void this.#log.error({ err: error, sessionId: session.id }, 'a session is not looked after by the recorder'))
    if (!recording) return
    recording.consider()
    if (!recording.knowsColleagues) {
      const known = await this.#knownOf(session).catch((error: unknown) => void this.#log.warn({ err: error, sessionId: session.id }, 'the recorder does not know who came'))
      if (known) recording.known = known
      recording.consider()
    }
    this.tell(table, recording)
    if (isOver(session.status)) await recording.close('over')
  }

  async #open(table: Table): Promise<SessionRecording> {
    const { session } = table
    const { db } = this.#tables.asSystem('recordings')
    const [known, answers, troubles, open] = await Promise.all([this.#knownOf(session), loadAnswers(db, session.id), loadTroubles(db, session.id), findOpenRecording(db, session.id)])
    const recording: SessionRecording = new SessionRecording(table, {
      folder: this.shelf.open, now: () => clock.now().getTime(), newId,
      begun: (id, { basis }) => this.#write('recording begun', () => beginRecording(this.#tables.asSystem('recordings'), { id, sessionId: session.id, basis })),
      ended: (id, why) => this.#write('recording ended', () => finishRecording(this.#tables.asSystem('recordings'), { id, sessionId: session.id, why })),
      trouble: ({ id, seatId, kind, since }) => this.#write('recording trouble', () => insertTrouble(this.#tables.asSystem('recordings').db, { id, sessionId: session.id, seatId, kind, since: new Date(since) })),
      troubleEnded: ({ id, until }) => this.#write('recording trouble', () => endTrouble(this.#tables.asSystem('recordings').db, id, new Date(until!))),
      fileSoon: () => this.fileSoon(),
      failed: (error) => this.#log.error({ err: error, sessionId: session.id }, 'a recording failed'),
    }, { known, answers, troubles, wanted: open !== null })
    if (open) this.#write('recording cut', () => finishRecording(this.#tables.asSystem('recordings'), { id: open, sessionId: session.id, why: 'server-died' }))
    recording.hoursOfRoom = await this.#room()
    return recording
  }

  // NOTE: who is a minor is asked of the parties' birthdays; an officer who sits beside the host makes two, as soon as they are there.
  async #knownOf(session: Session): Promise<KnownOfCase> {
    const { db } = this.#tables.asSystem('recordings')
    const [file, parties] = await Promise.all([loadCase(db, session.caseId), loadCaseParties(db, session.caseId)])
    const people = await loadParties(db, parties.map(({ partyId }) => partyId))
    const young = new Set(people.filter(({ age }) => age < 18).map(({ id }) => id))
    const seats = colleaguesIn(session)
    const staff = await loadStaff(db, seats.map(({ holder }) => holder.id as StaffId))
    const officers = new Set<string>(staff.filter(({ role }) => role === 'officer').map(({ id }) => id))
    const colleagues = new Map(seats.map(({ id, holder }) => [id, officers.has(holder.id)]))
    return { track: file!.track, colleagues, minors: [...new Set(parties.filter(({ partyId }) => young.has(partyId)).map(({ side }) => side))] }
  }

  async #watch(): Promise<void> {
    const room = clock.now().getTime() - this.#roomAt > lookForRoomEveryMs ? await this.#room() : undefined
    for (const table of await this.#tables.all()) {
      const recording = await this.#sessions.get(table.session.id)?.catch(() => null)
      if (!recording) continue
      if (room !== undefined) recording.hoursOfRoom = room
      const meters = recording.watch()
      this.tell(table, recording)
      const host = table.session.seats.find(({ role }) => role === 'host')
      if (host && recording.on) table.tell(host.id, 'sessions:tape', { sessionId: table.session.id, meters })
    }
  }

  async #room(): Promise<number | null> {
    this.#roomAt = clock.now().getTime()
    const free = await this.shelf.free()
    return free === null ? null : hoursIn(free)
  }

  #write(what: string, work: () => Promise<unknown>): void { this.#tables.later.write(what, work) }
}
