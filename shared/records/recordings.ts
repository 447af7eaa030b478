import type { CaseId, Side } from '../cases/words.ts'
import type { Answerer, RecordingBasis, RecordingPartId, TroubleKind } from '../sessions/recording.ts'
import type { SeatId, SeatRole, SessionId } from '../sessions/words.ts'

/** What was found when a file was last read again: as it was filed, changed, gone; or it has not been read again yet. */
export const fileStates = ['unread', 'whole', 'changed', 'missing'] as const
export type FileState = (typeof fileStates)[number]

/** One file of a seat: where it lies on the session's clock, and whether its bytes are still those that were filed. */
export type RecordedPart = { id: RecordingPartId; fromMs: number; durationMs: number; cut: boolean; sha256: string; state: FileState; checkedAt: string | null }
/** What was recorded of one seat. */
export type RecordedSeat = { seatId: SeatId; role: SeatRole; side: Side | null; label: string; parts: RecordedPart[] }
/** A stretch from start to stop, on the session's clock; `toMs` is null while it goes on. `ended`: a key of the texts, or the host's own words. */
export type RecordedRun = { fromMs: number; toMs: number | null; basis: RecordingBasis; ended: string | null }
/** A stretch of the session of which nothing was recorded, and why. */
export type RecordingGap = { fromMs: number; toMs: number; why: string }
export type RecordingAssent = { who: string; as: Answerer; answer: 'yes' | 'no'; heard: boolean; at: string }
export type RecordingLoss = { who: string | null; kind: TroubleKind; since: string; until: string | null; reason: string | null }
export type RecordingViewer = { name: string; reason: string; at: string }

/** Where the film of all seats stands; `impossible`: nothing is there to make it with. */
export const filmStates = ['waiting', 'making', 'done', 'failed', 'impossible'] as const
export type RecordedFilm = { state: (typeof filmStates)[number]; percent: number; sha256: string | null; found: FileState }

/** A lead keeps the recordings of a case whatever their term. */
export type RecordingHold = { reason: string; by: string; at: string }
/** A case with recordings whose term is over. */
export type RecordingsDue = { caseId: CaseId; caseNumber: string; files: number; since: string }

/** The recording of one session, as its case shows it. */
export type SessionRecordings = {
  sessionId: SessionId
  caseId: CaseId
  startedAt: string
  runs: RecordedRun[]
  gaps: RecordingGap[]
  seats: RecordedSeat[]
  assents: RecordingAssent[]
  losses: RecordingLoss[]
  viewers: RecordingViewer[]
  film: RecordedFilm
  keptUntil: string | null
  /** The term is over, and nothing holds it: somebody is to decide. */
  due: boolean
  hold: RecordingHold | null
  /** A child was there: fewer people may watch. */
  withMinor: boolean
  mayWatch: boolean
}

/** What is played: an address that holds until `until`, and the name and moment that stand over it. */
export type Viewing = { name: string; at: string; until: string; seats: { seatId: SeatId; role: SeatRole; side: Side | null; label: string; files: PlayedFile[] }[]; film: PlayedFile | null }
export type PlayedFile = { fromMs: number; durationMs: number; address: string }

const momentMs = 1_000

/** The stretches between `0` and `endMs` of which nothing was recorded, each with the reason for which it had stopped before. Rule R1. */
export function gapsOf(runs: readonly RecordedRun[], endMs: number): RecordingGap[] {
  const gaps: RecordingGap[] = []
  let [at, why] = [0, 'not-started']
  for (const { fromMs, toMs, ended } of [...runs].sort((a, b) => a.fromMs - b.fromMs)) {
    if (fromMs - at >= momentMs) gaps.push({ fromMs: at, toMs: fromMs, why })
    at = Math.max(at, toMs ?? endMs)
    why = ended ?? 'over'
  }
  if (endMs - at >= momentMs) gaps.push({ fromMs: at, toMs: endMs, why })
  return gaps
}

/** Which of some files holds a moment of the session, and how far into it; where none does, the next one from its beginning. Null behind the last. Rule R5. */
export function placeIn(files: readonly Pick<PlayedFile, 'fromMs' | 'durationMs'>[], ms: number): { nth: number; fileMs: number } | null {
  const sorted = files.map((file, nth) => ({ ...file, nth })).sort((a, b) => a.fromMs - b.fromMs)
  const found = sorted.find(({ fromMs, durationMs }) => ms < fromMs + durationMs)
  return found ? { nth: found.nth, fileMs: Math.max(0, ms - found.fromMs) } : null
}

/** Whether anything was recorded of a moment of the session. */
export const isOnTape = (parts: readonly Pick<RecordedPart, 'fromMs' | 'durationMs'>[], ms: number): boolean => parts.some(({ fromMs, durationMs }) => ms >= fromMs && ms < fromMs + durationMs)

/** How long was recorded of a seat, in milliseconds. */
export const lengthOf = (parts: readonly Pick<RecordedPart, 'durationMs'>[]): number => parts.reduce((sum, { durationMs }) => sum + durationMs, 0)

/** The worst of what was found in some files. */
export function worstOf(states: readonly FileState[]): FileState {
  for (const state of ['changed', 'missing', 'unread'] as const) if (states.includes(state)) return state
  return 'whole'
}

/** Until when an address holds that was given to watch something this long: half an hour more, six hours at most. Rule R3. */
export const addressHolds = (lengthMs: number): number => Math.min(lengthMs + 30 * 60_000, 6 * 3_600_000)
