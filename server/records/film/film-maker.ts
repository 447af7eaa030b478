import { createHash } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { SessionId } from '#shared/sessions/words.ts'
import type { Deps } from '#server/deps.ts'
import { FarTrouble } from '#server/platform/files/far-store.ts'
import { fingerprintOf } from '#server/platform/files/fingerprint.ts'
import { readWebm, type Shelf } from '#server/sessions/index.ts'
import { findFilmsDue, loadParts, type PartRow, saveFilm, waitAgain } from '../recording-store.ts'
import { type FilmPart, filmPlan } from '../rules/film.ts'
import { seatsOf } from '../seats-of.ts'
import { hasFfmpeg, runFfmpeg } from './run-ffmpeg.ts'

const mostTries = 3

/**
 * Makes one film of each session that was recorded, one after the other, when it is over. How far each is stands in the
 * database: a server that stops in the middle begins that film anew. Rule R6.
 */
export class FilmMaker {
  readonly #deps: Pick<Deps, 'asSystem' | 'log'>
  readonly #shelf: Shelf
  readonly #stop = new AbortController()
  #working: Promise<void> | null = null
  /** Without ffmpeg there are no films; each seat's own files play all the same. */
  able = false

  private constructor(deps: Pick<Deps, 'asSystem' | 'log'>, shelf: Shelf) {
    this.#deps = deps
    this.#shelf = shelf
  }

  static async create(deps: Pick<Deps, 'asSystem' | 'log'>, shelf: Shelf): Promise<FilmMaker> {
    const maker = new FilmMaker(deps, shelf)
    maker.able = await hasFfmpeg()
    if (!maker.able) deps.log.warn('ffmpeg is not installed: recordings play seat by seat, and no film is made of all')
    // NOTE: what an earlier server was at when it stopped.
    await waitAgain(deps.asSystem('films').db)
    return maker
  }

  /** Makes what is due, unless it is at it already. */
  makeSoon(): void {
    if (!this.able || this.#stop.signal.aborted) return
    this.#working ??= this.#makeAll().catch((error: unknown) => this.#deps.log.warn({ err: error }, 'films wait to be made')).finally(() => { this.#working = null })
  }

  /** Resolves when nothing is due any more. */
  async done(): Promise<void> { await this.#working }

  /** Stops where it is. May be called twice. */
  async close(): Promise<void> {
    this.#stop.abort()
    await this.#working
  }

  async #makeAll(): Promise<void> {
    for (const { sessionId, tries } of await findFilmsDue(this.#deps.asSystem('films').db, mostTries)) {
      if (this.#stop.signal.aborted) return
      await this.#make(sessionId, tries)
    }
  }

  async #make(sessionId: SessionId, tries: number): Promise<void> {
    const { db } = this.#deps.asSystem('films')
    const parts = (await loadParts(db, [sessionId])).filter(({ removedAt }) => removedAt === null)
    const path = join(sessionId, `film-${nameOf(parts)}.mp4`)
    const target = this.#shelf.filed.placeOf(path)
    const keep = (change: Parameters<typeof saveFilm>[2]) => saveFilm(this.#deps.asSystem('films').db, sessionId, change)
    try {
      await this.#shelf.filed.lend(parts.map((part) => part.path), async (files) => {
        await keep({ state: 'making', percent: 0, tries: tries + 1 })
        const plan = filmPlan(await filmParts(parts, files))
        await keep({ fromMs: plan.fromMs, lengthMs: plan.lengthMs })
        await mkdir(dirname(target), { recursive: true })
        let told = 0
        await runFfmpeg(plan, `${target}.part`, { stop: this.#stop.signal, tell: (percent) => {
          if (percent < told + 5) return
          told = percent
          void keep({ percent }).catch(() => undefined)
        } })
      })
      const print = await fingerprintOf(`${target}.part`)
      await rename(`${target}.part`, target)
      await keep({ state: 'done', percent: 100, tries: 0, path, ...print, madeAt: this.#deps.asSystem('films').now, found: null, checkedAt: null })
    } catch (error) {
      await rm(`${target}.part`, { force: true })
      // NOTE: who is stopped has not failed; the next start begins it anew. Nor has who cannot have the files just now.
      if (this.#stop.signal.aborted || error instanceof FarTrouble) return
      this.#deps.log.warn({ err: error, sessionId }, 'a film could not be made')
      await keep({ state: 'failed' })
    }
  }
}

async function filmParts(parts: readonly PartRow[], files: readonly (string | null)[]): Promise<FilmPart[]> {
  const found: FilmPart[] = []
  for (const [seat, { rows }] of seatsOf(parts).entries()) {
    for (const row of rows) {
      const file = files[parts.findIndex(({ id }) => id === row.id)] ?? null
      const tracks = file === null ? [] : await tracksOf(file)
      if (file !== null && tracks.length > 0) found.push({ file, seat, fromMs: row.sessionMs, durationMs: row.durationMs, picture: tracks.includes(1), sound: tracks.includes(2) })
    }
  }
  return found
}

// Another set of files makes another film: the one of before stays where it is.
const nameOf = (parts: readonly PartRow[]): string => createHash('sha256').update(parts.map(({ chain }) => chain).join('\n')).digest('hex').slice(0, 16)

/** Which tracks a file holds: that stands in its first bytes. None where it is gone. */
export async function tracksOf(path: string): Promise<(1 | 2)[]> {
  const file = await open(path).catch(() => null)
  if (!file) return []
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4_096), 0, 4_096, 0)
    return readWebm(buffer.subarray(0, bytesRead)).tracks
  } finally {
    await file.close()
  }
}
