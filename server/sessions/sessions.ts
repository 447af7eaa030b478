import type { AppointmentId } from '#shared/appointments/words.ts'
import type { Side } from '#shared/cases/words.ts'
import { isOver } from '#shared/sessions/rules.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import type { Deps } from '#server/deps.ts'
import { abortSession } from './actions/abort-session.ts'
import { moveSession } from './actions/move-session.ts'
import { Tables } from './live/tables.ts'
import { Media } from './media/open-media.ts'
import { loadSession } from './store.ts'

/** The live part of the chapter: media workers, and the tables that people sit at. */
export class Sessions {
  readonly tables: Tables
  readonly #media: Media

  private constructor(media: Media, tables: Tables) {
    this.#media = media
    this.tables = tables
  }

  /** Starts the media workers. Throws when one does not run or its port is taken. */
  static async create(deps: Pick<Deps, 'config' | 'lines' | 'log' | 'contextFor' | 'asSystem'>): Promise<Sessions> {
    const media = await Media.create(deps.config)
    return new Sessions(media, new Tables(deps, media))
  }

  /** Whether sound and picture can be carried. */
  get ready(): boolean { return this.#media.ready }
  /** The address that browsers are told to send media to, and its first port. */
  get mediaAddress(): string { return `${this.#media.address.announced}:${this.#media.workers[0]?.port ?? 0}` }
  /** Process ids of the media workers: for tests that kill one. */
  get workerPids(): number[] { return this.#media.workers.flatMap(({ pid }) => pid ?? []) }

  /** A side was checked in: its terminal joins by itself once it is asked in. */
  async noteArrival(appointmentId: AppointmentId, side: Side): Promise<void> {
    for (const table of await this.tables.all()) {
      if (table.session.appointmentId !== appointmentId) continue
      for (const seat of table.session.seats) if (seat.side === side) table.change(seat.id, { arrival: 'checked_in' })
    }
  }

  /** Follows an appointment that moved. */
  async move(appointmentId: AppointmentId): Promise<void> {
    const sessionId = await moveSession(this.tables.asSystem('sessions'), { appointmentId })
    if (sessionId !== null) await this.#renew(sessionId)
  }

  /** Follows an appointment that was cancelled. */
  async abort(appointmentId: AppointmentId): Promise<void> {
    const sessionId = await abortSession(this.tables.asSystem('sessions'), { appointmentId })
    if (sessionId !== null) await this.#renew(sessionId)
  }

  /** Stops the workers. May be called twice. */
  async close(): Promise<void> {
    await this.tables.close()
    this.#media.close()
  }

  async #renew(sessionId: SessionId): Promise<void> {
    const table = await this.tables.known(sessionId)
    const fresh = table && (await loadSession(this.tables.asSystem('sessions').db, sessionId))
    if (!fresh) return
    table.renew(fresh)
    if (!isOver(fresh.status)) return
    table.become({ status: fresh.status, ...(fresh.endedAt === null ? {} : { endedAt: fresh.endedAt }) })
    await table.close()
  }
}
