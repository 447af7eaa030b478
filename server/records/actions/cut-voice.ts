import type { SeatId, SessionId } from '#shared/sessions/words.ts'
import type { Context } from '#server/people/index.ts'
import { openPartsOf, type Shelf } from '#server/sessions/index.ts'
import { cutSound, NoFfmpeg } from '../film/cut-sound.ts'
import { tracksOf } from '../film/film-maker.ts'
import { loadParts, loadRuns } from '../recording-store.ts'
import { cutting, isHeard, lengthIn, loudestIn, type Piece, piecesOf, runAround, type Stretch, type Tape, zeroOf } from '../rules/voice.ts'

/** A sound as Ogg/Opus; or why there is none: nothing was heard, not on tape as a whole, or nothing is there to cut it with. */
export type Voice = { is: 'kept'; sound: Buffer; durationMs: number } | { is: 'silent' | 'off-tape' | 'no-tool' }

/** Cuts what one seat said in a stretch out of its own track, also of a file that still grows. Throws where the cut fails. Rule R11. */
export async function cutVoice({ db }: Pick<Context, 'db'>, shelf: Shelf, { sessionId, seatId, ...stretch }: { sessionId: SessionId; seatId: SeatId } & Stretch): Promise<Voice> {
  const run = runAround(await loadRuns(db, [sessionId]), stretch)
  if (!run) return { is: 'off-tape' }
  const open = (await openPartsOf(shelf, sessionId, seatId)).filter((part) => part.recordingId === run.id)
  // NOTE: looked for after the open ones, so that none that is filed in between is missed.
  const filed = (await loadParts(db, [sessionId])).filter((part) => part.seatId === seatId && part.recordingId === run.id && part.removedAt === null && !open.some(({ partId }) => partId === part.id))
  return shelf.filed.lend(filed.map(({ path }) => path), async (files) => cut(piecesOf(await withSound([
    ...filed.map(({ clockIndex, startedAt, durationMs }, nth) => ({ file: files[nth] ?? null, zero: zeroOf(clockIndex, startedAt.getTime()), durationMs })),
    ...open.map(({ file, index, wallAtZero, closed, durationMs }) => ({ file, zero: zeroOf(index, wallAtZero), durationMs: closed ? durationMs : null })),
  ]), stretch)))
}

async function cut(pieces: readonly Piece[]): Promise<Voice> {
  if (pieces.length === 0) return { is: 'silent' }
  try {
    const { sound, words } = await cutSound(cutting(pieces))
    if (!isHeard(loudestIn(words))) return { is: 'silent' }
    return { is: 'kept', sound, durationMs: lengthIn(words) }
  } catch (error) {
    if (error instanceof NoFfmpeg) return { is: 'no-tool' }
    throw error
  }
}

// NOTE: one that was put in its place at this moment is found the next time.
async function withSound(tapes: readonly (Omit<Tape, 'file'> & { file: string | null })[]): Promise<Tape[]> {
  const found: Tape[] = []
  for (const { file, ...tape } of tapes) {
    const tracks = file === null ? [] : await tracksOf(file)
    if (file === null || tracks.length === 0) throw new Error('a recorded file is not where it should be')
    if (tracks.includes(2)) found.push({ file, ...tape })
  }
  return found
}
