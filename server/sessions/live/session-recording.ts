import type { Actor } from '#shared/people/words.ts'
import { askedAt, type Answerer, mayRecord, type RecordingAnswer, type RecordingFacts, type RecordingId, type RecordingTrouble, type RecordingVerdict, type RecordingView, type TapeMeter, type TroubleKind } from '#shared/sessions/recording.ts'
import { isOver, isUnderWay } from '#shared/sessions/rules.ts'
import type { Seat, SeatId, Session } from '#shared/sessions/words.ts'
import type { Id } from '#shared/platform/ids.ts'
import type { PartNotes } from '../recording/part-notes.ts'
import { SessionTape, type Sources } from '../recording/session-tape.ts'
import { troublesOf, type Watched } from '../rules/recording/watch.ts'
import type { Table } from './table.ts'

/** `colleagues`: of each seat of a colleague of the host, whether an officer holds it. */
export type KnownOfCase = Pick<RecordingFacts, 'track' | 'minors'> & { colleagues: ReadonlyMap<SeatId, boolean> }
/** Seats that colleagues of the host hold. */
export const colleaguesIn = ({ seats }: Session): Seat[] => seats.filter(({ holder, role }) => holder.kind === 'staff' && role === 'expert')
/** What this asks of the one who made it: to write down, to tell, to file. */
export type Desk = {
  folder: string
  now: () => number
  newId: <Noun extends string>() => Id<Noun>
  begun: (id: RecordingId, verdict: Extract<RecordingVerdict, { is: 'on' }>) => void
  ended: (id: RecordingId, why: string) => void
  trouble: (trouble: RecordingTrouble) => void
  troubleEnded: (trouble: RecordingTrouble) => void
  fileSoon: () => void
  failed: (error: unknown) => void
}

/**
 * Whether one session is on tape just now, and why not. Follows what happens at its table: whatever changes, the matrix is
 * asked again, and what may not be recorded any more stops before anything else is done. Child of it: the tape.
 */
export class SessionRecording {
  readonly #table: Table
  readonly #desk: Desk
  readonly #cameIn = new Map<SeatId, number>()
  #known: KnownOfCase
  #answers: RecordingAnswer[]
  #troubles: RecordingTrouble[]
  #asking = false
  #wanted: boolean
  #held = false
  #running: { id: RecordingId; tape: SessionTape; since: number } | null = null
  #owed: number | null = null
  hoursOfRoom: number | null = null

  constructor(table: Table, desk: Desk, from: { known: KnownOfCase; answers: RecordingAnswer[]; troubles: RecordingTrouble[]; wanted: boolean }) {
    this.#table = table
    this.#desk = desk
    this.#known = from.known
    this.#answers = from.answers
    this.#troubles = from.troubles
    this.#wanted = from.wanted
  }

  get on(): boolean { return this.#running !== null }
  get verdict(): RecordingVerdict { return mayRecord(this.#facts()) }
  /** Whether it is known of every colleague who has a seat now if it is an officer. */
  get knowsColleagues(): boolean { return colleaguesIn(this.#table.session).every(({ id }) => this.#known.colleagues.has(id)) }
  set known(known: KnownOfCase) { this.#known = known }

  /** What somebody may know of it: a terminal its own answers only. */
  viewFor(actor: Actor): RecordingView {
    const own = this.#table.seatFor(actor)?.id
    const all = actor.kind === 'staff' || actor.kind === 'system'
    const { verdict } = this
    return {
      sessionId: this.#table.session.id, on: this.on, asking: this.#asking,
      verdict: verdict.is === 'on' || all || verdict.seatId === own ? verdict : { ...verdict, seatId: null },
      asked: this.#asked().filter(({ seatId }) => all || seatId === own).map(({ seatId, as }) => ({ seatId, as, given: this.#answer(seatId, as) })),
      troubles: all ? this.#troubles.map((trouble) => ({ ...trouble })) : [],
      hoursOfRoom: all ? this.hoursOfRoom : null,
    }
  }

  ask(): void { this.#asking = true }

  /** Takes an answer. A "no" stops the tape before this returns. */
  take(answer: RecordingAnswer): void {
    this.#answers = [...this.#answers.filter(({ seatId, as }) => seatId !== answer.seatId || as !== answer.as), answer]
    this.consider()
  }

  answerOf(seatId: SeatId, as: Answerer): RecordingAnswer | null { return this.#answer(seatId, as) }

  start(): void {
    this.#wanted = true
    this.#held = false
    this.#asking = false
    this.consider()
  }

  stop(why: string): void {
    this.#wanted = false
    this.#held = true
    this.#asking = false
    this.#end(why)
  }

  acknowledge(by: string, reason: string): void {
    this.#troubles = this.#troubles.map((trouble) => (trouble.acknowledged ? trouble : { ...trouble, acknowledged: { by, reason } }))
  }

  /** Follows the table: begins, goes on, or stops. */
  consider(): void {
    this.#noteWhoCame()
    const { verdict } = this
    const should = verdict.is === 'on' && (this.#wanted || verdict.basis === 'police') && !this.#held
    if (this.#running && !should) this.#end(isOver(this.#table.session.status) ? 'over' : verdict.is === 'on' ? 'host' : verdict.why)
    if (!this.#running && should) void this.#begin()
    if (verdict.is !== 'on' && (verdict.why === 'somebody-no' || verdict.why === 'guardian-no')) this.#wanted = false
  }

  /** Looks whether everybody is on tape. Gives the meters. */
  watch(): TapeMeter[] {
    const now = this.#desk.now()
    const tapes = new Map(this.#running?.tape.tapes.map(({ seatId, tracks }) => [seatId, tracks]))
    const seats = this.#table.session.seats.filter(({ role }) => role !== 'recorder')
    const watched = seats.map((seat) => this.#watched(seat, tapes.get(seat.id) ?? [], now))
    const found: { seatId: SeatId | null; kind: TroubleKind }[] = this.#running ? troublesOf(watched, (seatId, kind) => this.#standing(seatId, kind) !== null) : []
    if (this.#owes(now)) found.push({ seatId: null, kind: 'not-recorded' })
    this.#settle(found)
    return watched.filter(({ here }) => here).map(({ seatId, sound, picture, muted }) => ({ seatId, sound: sound && { level: tapes.get(seatId)?.find(({ kind }) => kind === 'audio')?.level ?? null, quietMs: sound.quietMs, muted }, picture: picture && { quietMs: picture.quietMs } }))
  }

  /** Ends it with its table. Resolves when everything is on the disk. May be called twice. */
  async close(why: string): Promise<void> {
    const tape = this.#running?.tape
    this.#end(why)
    await tape?.close()
  }

  async #begin(): Promise<void> {
    const media = await this.#table.media().catch(() => null)
    const { verdict } = this
    if (!media || this.#running || verdict.is !== 'on' || this.#held || !(this.#wanted || verdict.basis === 'police')) return
    const id = this.#desk.newId<'recording'>()
    const tape = new SessionTape(media as Sources, { folder: this.#desk.folder, now: this.#desk.now, newNotes: (seatId) => this.#notes(id, seatId) })
    tape.on('failed', (error) => { this.#desk.failed(error); this.#add(null, 'failed') })
    tape.on('ended', () => this.#desk.fileSoon())
    this.#running = { id, tape, since: this.#desk.now() }
    this.#desk.begun(id, verdict)
    this.#table.nudge()
  }

  // NOTE: the tape takes nothing more from here on; only writing what it has takes time.
  #end(why: string): void {
    const running = this.#running
    if (!running) return
    this.#running = null
    void running.tape.close().then(() => { this.#desk.ended(running.id, why); this.#desk.fileSoon() })
    this.#settle([])
    this.#table.nudge()
  }

  #notes(recordingId: RecordingId, seatId: SeatId): PartNotes {
    const { session } = this.#table
    const { role, side, label } = this.#table.seat(seatId)
    return { partId: this.#desk.newId<'recording_part'>(), recordingId, sessionId: session.id, seatId, role, side, label, sessionStartedAt: session.startedAt === null ? null : Date.parse(session.startedAt), wallAtZero: this.#desk.now(), index: [], durationMs: 0, closed: false }
  }

  #facts(): RecordingFacts {
    const { session } = this.#table
    const { status } = session
    // NOTE: identity cards are shown to the camera first; they are not recorded.
    const underWay = isUnderWay(status) && status !== 'identity'
    const seats = session.seats.map(({ id, role, side, presence }) => ({ id, role, side, here: presence === 'in' || presence === 'lost' }))
    const { track, minors, colleagues } = this.#known
    const officers = 1 + seats.filter(({ id, here }) => here && colleagues.get(id) === true).length
    return { track, minors, officers, underWay, caucus: status === 'caucus', paused: status === 'paused', answers: this.#answers, seats }
  }

  #asked(): { seatId: SeatId; as: Answerer }[] {
    const facts = this.#facts()
    return facts.seats.filter(({ here }) => here).flatMap((seat) => askedAt(seat, facts).map((as) => ({ seatId: seat.id, as })))
  }

  #answer(seatId: SeatId, as: Answerer): RecordingAnswer | null { return this.#answers.find((given) => given.seatId === seatId && given.as === as) ?? null }

  #noteWhoCame(): void {
    for (const { id, presence } of this.#table.session.seats) {
      if (presence !== 'in') this.#cameIn.delete(id)
      else if (!this.#cameIn.has(id)) this.#cameIn.set(id, this.#desk.now())
    }
  }

  #watched(seat: Seat, tracks: { kind: 'audio' | 'video'; quietMs: number; paused: boolean }[], now: number): Watched {
    const sound = tracks.find(({ kind }) => kind === 'audio')
    const picture = tracks.find(({ kind }) => kind === 'video')
    const hereMs = now - Math.max(this.#cameIn.get(seat.id) ?? now, this.#running?.since ?? 0)
    return { seatId: seat.id, here: seat.presence === 'in', hereMs, muted: seat.mute !== 'open', sound: sound ? { quietMs: sound.quietMs } : null, picture: picture ? { quietMs: picture.quietMs, paused: picture.paused } : null }
  }

  // The law asks for a recording, both are there, and there is none: for longer than it takes to begin.
  #owes(now: number): boolean {
    const { verdict } = this
    const { session } = this.#table
    const talks = verdict.basis === 'police' && (verdict.is === 'on' || verdict.why === 'objected') && session.seats.some((seat) => seat.side !== null && seat.presence === 'in')
    if (!talks || this.#running || isOver(session.status)) this.#owed = null
    else this.#owed ??= now
    return this.#owed !== null && now - this.#owed > 6_000
  }

  #standing(seatId: SeatId | null, kind: TroubleKind): RecordingTrouble | null { return this.#troubles.find((trouble) => trouble.until === null && trouble.seatId === seatId && trouble.kind === kind) ?? null }

  #settle(found: { seatId: SeatId | null; kind: TroubleKind }[]): void {
    let changed = false
    for (const trouble of this.#troubles) {
      if (trouble.until !== null || found.some(({ seatId, kind }) => seatId === trouble.seatId && kind === trouble.kind)) continue
      trouble.until = new Date(this.#desk.now()).toISOString()
      this.#desk.troubleEnded(trouble)
      changed = true
    }
    for (const { seatId, kind } of found) if (this.#add(seatId, kind)) changed = true
    if (changed) this.#table.nudge()
  }

  #add(seatId: SeatId | null, kind: TroubleKind): boolean {
    if (this.#standing(seatId, kind)) return false
    const trouble: RecordingTrouble = { id: this.#desk.newId<'recording_trouble'>(), seatId, kind, since: new Date(this.#desk.now()).toISOString(), until: null, acknowledged: null }
    this.#troubles.push(trouble)
    this.#desk.trouble(trouble)
    return true
  }
}

