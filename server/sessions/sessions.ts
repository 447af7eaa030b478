import type { AppointmentId } from '#shared/appointments/words.ts'
import type { TerminalId } from '#shared/people/words.ts'
import { isOver } from '#shared/sessions/rules.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { loadAppointment } from '#server/appointments/index.ts'
import type { Deps } from '#server/deps.ts'
import { BadSettings } from '#server/platform/config.ts'
import { abortSession } from './actions/abort-session.ts'
import { moveSession } from './actions/move-session.ts'
import { Tables } from './live/tables.ts'
import { Recordings } from './live/recordings.ts'
import { Media } from './media/open-media.ts'
import { openShelf } from './recording/shelf.ts'
import { arrivalsOf } from './rules/seats.ts'
import { loadSession } from './store.ts'

/** The live part of the chapter: media workers, and the tables that people sit at. */
export class Sessions {
  readonly tables: Tables
  readonly recordings: Recordings
  readonly #media: Media

  private constructor(media: Media, tables: Tables, recordings: Recordings) {
    this.#media = media
    this.tables = tables
    this.recordings = recordings
  }

  /** Starts the media workers. Throws `BadSettings` when one does not run or its port is taken. */
  static async create(deps: Pick<Deps, 'config' | 'lines' | 'log' | 'contextFor' | 'asSystem'>): Promise<Sessions> {
    const shelf = openShelf(deps.config)
    try {
      const media = await Media.create(deps.config)
      const tables = new Tables(deps, media)
      return new Sessions(media, tables, new Recordings(tables, shelf, deps.log))
    } catch (error) {
      const { MEDIA_PORT, MEDIA_ADDRESS } = deps.config
      if (/address already in use|address not available/i.test(String(error))) throw new BadSettings([`媒体端口 ${MEDIA_PORT}（UDP 和 TCP）打不开，请停掉占用它的程序，或改 MEDIA_PORT、MEDIA_ADDRESS。Media port ${MEDIA_PORT} (UDP and TCP) cannot be opened: stop the program that has it, or set MEDIA_PORT or MEDIA_ADDRESS${MEDIA_ADDRESS === undefined ? '' : ` (now ${MEDIA_ADDRESS})`}.`])
      if (/ENOENT|EACCES|spawn/.test(String(error))) throw new BadSettings([`音视频程序不能运行，请用 npm start 启动，或检查 MEDIASOUP_WORKER_BIN。The media worker does not run: start with "npm start", or check MEDIASOUP_WORKER_BIN (${String(error)}).`])
      throw error
    }
  }

  /** Whether sound and picture can be carried. */
  get ready(): boolean { return this.#media.ready }
  /** The address that browsers are told to send media to, and its first port. */
  get mediaAddress(): string { return `${this.#media.address.announced}:${this.#media.workers[0]?.port ?? 0}` }
  /** Process ids of the media workers: for tests that kill one. */
  get workerPids(): number[] { return this.#media.workers.flatMap(({ pid }) => pid ?? []) }

  /** What a terminal's call to the server and back is opened with. */
  get testCalls(): Pick<Media, 'openTestCall'> { return this.#media }

  /** A side was checked in at a station: its terminal there joins by itself once it is asked in. */
  async noteArrival(appointmentId: AppointmentId, terminalId: TerminalId): Promise<void> {
    for (const table of await this.tables.all()) {
      if (table.session.appointmentId !== appointmentId) continue
      const fresh = arrivalsOf(table.session, await loadAppointment(this.tables.asSystem('sessions').db, appointmentId))
      for (const { id, holder, arrival, checkIn } of fresh.seats) if (holder.kind === 'terminal' && holder.id === terminalId) table.change(id, { arrival, checkIn })
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
    await this.recordings.close()
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
