import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Block } from '../rules/recording/webm.ts'
import type { Frame } from '../rules/recording/vp8-frames.ts'
import { PartFile } from './part-file.ts'
import type { Track } from './track.ts'
import type { PartNotes } from './part-notes.ts'

type Held = { track: Track; frame: Frame; arrival: number }

const gatherMs = 3_000
const clusterMs = 500
const markEveryMs = 10_000
const tornMs = 10_000
const farMs = 20_000

/**
 * One file of one seat: its sound and picture together, from one change of its devices to the next. Frames are held back
 * until both kinds are there and their sender has told the time, no longer than three seconds; then they are written half
 * a second at a time. Rules V4, V6 and V7.
 */
export class Part {
  readonly #folder: string
  readonly #notes: PartNotes
  #wanted: readonly Track[]
  #held: Held[] = []
  #file: PartFile | null = null
  #hasPicture = false
  #zero = 0
  #wallAtZero = Infinity
  #blocks: Block[] = []
  #last: [number, number] = [0, 0]
  #flushedAt = 0
  #markedAt = -Infinity
  #torn = false
  #keySeen = false

  constructor(folder: string, notes: PartNotes, tracks: readonly Track[]) {
    this.#folder = folder
    this.#notes = notes
    this.#wanted = tracks
  }

  get path(): string { return join(this.#folder, `${this.#notes.partId}.webm`) }
  get failed(): unknown { return this.#file?.failed ?? null }
  /** Another file must be begun: a picture came that this one has no place for, or the sender's clock jumped. */
  get torn(): boolean { return this.#torn }
  get writtenMs(): number { return Math.max(...this.#last) }
  /** The file has a beginning: what it holds is settled. */
  get begun(): boolean { return this.#file !== null }

  /** What the file is to hold, as long as it has not begun. */
  expect(tracks: readonly Track[]): void { this.#wanted = tracks }

  push(track: Track, frame: Frame, arrival: number): void {
    if (this.#torn) return
    // NOTE: no picture can be seen that comes before the first whole one.
    if (track.kind === 'video' && !this.#keySeen && !frame.key) return track.askKeyFrame(arrival)
    this.#keySeen ||= frame.size !== null
    if (this.#file) return this.#put({ track, frame, arrival })
    this.#held.push({ track, frame, arrival })
    this.#beginWhenReady(arrival)
  }

  /** Writes what has gathered. */
  tick(now: number): void {
    if (!this.#file && this.#held.length > 0) this.#beginWhenReady(now)
    if (this.#file && now - this.#flushedAt >= clusterMs) this.#flush(now)
    if (this.#file && now - this.#markedAt >= markEveryMs) this.#mark(now)
  }

  /** Writes the rest and ends the file. Resolves when it is on the disk; false where there was nothing to write. */
  async close(now: number): Promise<boolean> {
    if (!this.#file && this.#held.length > 0) this.#begin(now)
    if (!this.#file) return false
    this.#flush(now)
    await this.#file.finish()
    if (this.#file.failed === null) await this.#save({ closed: true })
    return true
  }

  #beginWhenReady(now: number): void {
    const there = (track: Track): boolean => track.clock.known && this.#held.some((held) => held.track === track)
    if (this.#wanted.every((track) => track.tap.paused || there(track)) || now - this.#held[0]!.arrival >= gatherMs) this.#begin(now)
  }

  #begin(now: number): void {
    this.#guessClocks()
    const held = this.#held
    this.#held = []
    const video = held.find(({ frame }) => frame.size)?.frame.size ?? null
    this.#hasPicture = video !== null
    this.#zero = Math.min(...held.filter(({ track }) => track.kind === 'audio' || video).map(({ track, frame }) => track.clock.at(frame.timestamp)))
    this.#flushedAt = now
    this.#file = new PartFile(this.path, { video, audio: this.#wanted.some(({ kind }) => kind === 'audio') })
    for (const each of held) if (each.track.kind === 'audio' || video) this.#put(each)
    this.#mark(now)
  }

  // Who has sent no report within the time is taken to send as it arrives, on the clock of its own other half.
  #guessClocks(): void {
    for (const { track, frame, arrival } of this.#held) {
      if (track.clock.known) continue
      const other = this.#held.findLast((held) => held.track !== track && held.track.clock.known)
      track.clock.guess(frame.timestamp, other ? other.track.clock.at(other.frame.timestamp) + arrival - other.arrival : arrival)
    }
  }

  #put({ track, frame, arrival }: Held): void {
    const nth = track.kind === 'video' ? 0 : 1
    if (nth === 0 && !this.#hasPicture) return this.#tear(frame.key)
    const ms = track.clock.at(frame.timestamp) - this.#zero
    this.#wallAtZero = Math.min(this.#wallAtZero, arrival - ms)
    if (Math.abs(arrival - this.#wallAtZero - ms) > tornMs) {
      track.forgetClock()
      return this.#tear(true)
    }
    if (ms < 0) return
    // NOTE: a stretch begins with a whole picture where one comes, and cannot hold moments that lie half a minute apart.
    const [first] = this.#blocks
    if (first && ((frame.key && nth === 0) || Math.abs(ms - first.ms) > farMs)) this.#flush(arrival)
    const block: Block = { track: nth === 0 ? 1 : 2, ms: Math.max(ms, this.#last[nth]!), key: frame.key, data: frame.data }
    this.#last[nth] = block.ms
    this.#blocks.push(block)
  }

  #tear(now: boolean): void { if (now) this.#torn = true }

  #flush(now: number): void {
    this.#flushedAt = now
    if (this.#blocks.length === 0) return
    const blocks = this.#blocks.sort((a, b) => a.ms - b.ms)
    this.#blocks = []
    this.#file?.add(blocks, now)
  }

  // Where the file stands on the clock of the wall: noted down from time to time, so that a file that is cut knows too.
  #mark(now: number): void {
    this.#markedAt = now
    this.#notes.index.push([Math.round(this.writtenMs), Math.round(this.#wallAtZero + this.writtenMs)])
    void this.#save({ closed: false })
  }

  async #save({ closed }: { closed: boolean }): Promise<void> {
    Object.assign(this.#notes, { closed, wallAtZero: Math.round(this.#wallAtZero), durationMs: Math.round(this.writtenMs) })
    await writeFile(join(this.#folder, `${this.#notes.partId}.json`), JSON.stringify(this.#notes), { flush: closed }).catch(() => undefined)
  }
}
