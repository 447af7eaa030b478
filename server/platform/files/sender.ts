import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { addAbortSignal } from 'node:stream'
import { clock } from '../clock.ts'
import type { Log } from '../log.ts'
import { type FarStore, FarTrouble, type FarWhy } from './far-store.ts'
import { fingerprint, fingerprintOf, type Fingerprint } from './fingerprint.ts'
import type { Store } from './store.ts'

/** What lies on this machine only and is to be sent, the oldest since when; and what keeps it here. */
export type Sending = { files: number; bytes: number; oldest: Date | null; trouble: { why: FarWhy; since: Date } | null }

/**
 * Sends what is whole to the S3 store, one file after the other. What was sent is read back, and only what is there byte
 * for byte is taken away here. A server that stops in the middle loses nothing: the file is here until then, and is sent
 * again. While the store is away all waits here.
 */
export class Sender {
  readonly #stores: readonly Store[]
  readonly #log: Log
  readonly #restMs: number
  readonly #stop = new AbortController()
  #working: Promise<void> | null = null
  #trouble: Sending['trouble'] = null

  /** `restMs`: a file is left alone for so long after it was written, for whoever is at it still. */
  constructor(stores: readonly Store[], log: Log, { restMs = 60_000 } = {}) {
    this.#stores = stores.filter(({ far }) => far !== null)
    this.#log = log
    this.#restMs = restMs
  }

  /** Files are sent somewhere. */
  get able(): boolean { return this.#stores.length > 0 }

  /** Sends what waits, unless it is at it already. */
  sendSoon(): void {
    if (!this.able || this.#stop.signal.aborted) return
    this.#working ??= this.#sendAll().catch((error: unknown) => this.#log.error({ err: error }, 'files wait to be sent')).finally(() => { this.#working = null })
  }

  /** Resolves when it has sent what it could. */
  async done(): Promise<void> { await this.#working }

  /** Stops where it is. May be called twice. */
  async close(): Promise<void> {
    this.#stop.abort()
    await this.#working
  }

  async state(): Promise<Sending> {
    const found = await Promise.all(this.#stores.map(async (store) => Promise.all((await store.waiting()).map((path) => stat(store.placeOf(path)).catch(() => null)))))
    const waiting = found.flat().filter((one) => one !== null)
    return { files: waiting.length, bytes: waiting.reduce((sum, { size }) => sum + size, 0), oldest: waiting.length > 0 ? new Date(Math.min(...waiting.map(({ mtimeMs }) => mtimeMs))) : null, trouble: this.#trouble }
  }

  async #sendAll(): Promise<void> {
    let why: FarWhy | null = null
    for (const store of this.#stores) {
      for (const path of await store.waiting()) {
        if (this.#stop.signal.aborted) return
        try {
          await this.#send(store, store.far!, path)
        } catch (error) {
          if (this.#stop.signal.aborted) return
          // NOTE: it may have been taken away here meanwhile, because nobody speaks of it any more.
          if ((error as { code?: unknown }).code === 'ENOENT') continue
          if (!(error instanceof FarTrouble)) throw error
          why = error.why
          // NOTE: one file that did not arrive whole keeps no other back; a store that is away keeps all.
          if (why !== 'changed') return this.#note(why, error)
        }
      }
    }
    this.#note(why, null)
  }

  async #send(store: Store, far: FarStore, path: string): Promise<void> {
    const place = store.placeOf(path)
    const before = await stat(place)
    if (clock.now().getTime() - Math.floor(before.mtimeMs) < this.#restMs) return
    const [key, print] = [store.keyOf(path), await fingerprintOf(place)]
    // NOTE: it is there already where a server stopped before it took its own away.
    if (!(await this.#holds(far, key, print).catch(isNotKnown))) {
      const content = createReadStream(place, { signal: this.#stop.signal })
      await far.send(key, content, print.bytes).finally(() => content.destroy())
      if (!(await this.#holds(far, key, print))) throw new FarTrouble('changed', key)
    }
    const after = await stat(place).catch(() => null)
    // Taken away here while it was sent: nobody speaks of it, there as here.
    if (!after) return far.drop(key)
    if (after.ino === before.ino && after.mtimeMs === before.mtimeMs && after.size === before.size) await rm(place)
  }

  async #holds(far: FarStore, key: string, { sha256, bytes }: Fingerprint): Promise<boolean> {
    const content = await far.read(key)
    if (!content) return false
    const found = await fingerprint(addAbortSignal(this.#stop.signal, content)).catch((error: unknown) => { throw new FarTrouble('away', error) })
    return found.sha256 === sha256 && found.bytes === bytes
  }

  #note(why: FarWhy | null, error: FarTrouble | null): void {
    if (why !== (this.#trouble?.why ?? null)) {
      if (why) this.#log.warn({ why, err: error?.cause }, 'files wait on this machine: the S3 store does not take them')
      else this.#log.info('the S3 store takes files again')
    }
    this.#trouble = why && { why, since: this.#trouble?.since ?? clock.now() }
  }
}

// NOTE: a key that may not list is refused what is not there, and not told that it is not there.
function isNotKnown(error: unknown): false {
  if (error instanceof FarTrouble && error.why === 'refused') return false
  throw error
}
