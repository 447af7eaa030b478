import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SeatId, SessionId } from '#shared/sessions/words.ts'
import { type PartNotes, partNotes } from './part-notes.ts'
import type { Shelf } from './shelf.ts'

/** The files of one seat that still grow, or are not filed yet: what is noted of each, and where it lies. NOTE: what is whole of a growing file can be read at any time. */
export async function openPartsOf(shelf: Shelf, sessionId: SessionId, seatId: SeatId): Promise<(PartNotes & { file: string })[]> {
  const names = (await readdir(shelf.open)).filter((name) => name.endsWith('.json')).sort()
  const all = await Promise.all(names.map(async (name) => partNotes.safeParse(await readFile(join(shelf.open, name), 'utf8').then((text) => JSON.parse(text) as unknown).catch(() => null)).data))
  return all.flatMap((notes) => (notes?.sessionId === sessionId && notes.seatId === seatId ? [{ ...notes, file: join(shelf.open, `${notes.partId}.webm`) }] : []))
}
