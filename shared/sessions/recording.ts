import type { Side, Track } from '../cases/words.ts'
import type { Id } from '../platform/ids.ts'
import type { SeatId, SeatRole, SessionId } from './words.ts'

export type RecordingId = Id<'recording'>
export type RecordingPartId = Id<'recording_part'>

/** Why a talk is recorded: because everybody agreed, or because the law asks it of one officer who mediates alone. */
export const recordingBases = ['consent', 'police'] as const
export type RecordingBasis = (typeof recordingBases)[number]

export const answerers = ['self', 'guardian'] as const
/** Who answered at a seat: the person, or the guardian of a minor there. */
export type Answerer = (typeof answerers)[number]

/** What a seat answered: by touch (`at`), and whether the host heard it said aloud too. The latest holds; all are kept. */
export type RecordingAnswer = { seatId: SeatId; as: Answerer; answer: 'yes' | 'no'; heard: boolean; by: string; at: string }

/** `no-sound`, `no-picture`: a track that should be on tape brings nothing. `failed`: the disk would not take it. `not-recorded`: the law asks for a recording and there is none. */
export const troubleKinds = ['no-sound', 'no-picture', 'failed', 'not-recorded'] as const
export type TroubleKind = (typeof troubleKinds)[number]
export type RecordingTrouble = { id: Id<'recording_trouble'>; kind: TroubleKind; seatId: SeatId | null; since: string; until: string | null; acknowledged: { by: string; reason: string } | null }

/** What decides whether a session is recorded. `here`: sits in it now. */
export type RecordingFacts = {
  track: Track
  /** Officers who hold it. */
  officers: number
  /** Sides that a person under 18 belongs to. */
  minors: readonly Side[]
  underWay: boolean
  caucus: boolean
  paused: boolean
  seats: readonly { id: SeatId; role: SeatRole; side: Side | null; here: boolean }[]
  answers: readonly Pick<RecordingAnswer, 'seatId' | 'as' | 'answer' | 'heard'>[]
}

/** Keys of the sentences that say why a talk is not recorded. */
export type WhyNot = 'never-in-caucus' | 'paused' | 'not-begun' | 'guardian-no' | 'asks-guardian' | 'somebody-no' | 'objected' | 'asks-everybody' | 'say-it-aloud'
export type RecordingVerdict = { is: 'on'; basis: RecordingBasis } | { is: 'off' | 'refused'; basis: RecordingBasis; why: WhyNot; seatId: SeatId | null }

/** On what ground each kind of talk may be recorded, held by one officer or by more. A matrix, not a switch. */
export const recordingMatrix: Record<Track, { one: RecordingBasis; more: RecordingBasis }> = {
  consultation: { one: 'consent', more: 'consent' },
  peoples_mediation: { one: 'consent', more: 'consent' },
  petition: { one: 'consent', more: 'consent' },
  help_request: { one: 'consent', more: 'consent' },
  // 治安管理处罚法 (2025) art. 108; 公安机关办理行政案件程序规定 art. 52.
  police_mediation: { one: 'police', more: 'consent' },
}

export const basisOf = ({ track, officers }: Pick<RecordingFacts, 'track' | 'officers'>): RecordingBasis => recordingMatrix[track][officers > 1 ? 'more' : 'one']

/** Who must answer at a seat: everybody but the host, who starts it, and the recorder, who is not heard; for a minor the guardian too. Rules V1 and V3. */
export function askedAt({ role, side }: { role: SeatRole; side: Side | null }, { minors, track, officers }: Pick<RecordingFacts, 'minors' | 'track' | 'officers'>): Answerer[] {
  const self = role !== 'host' && role !== 'recorder' && basisOf({ track, officers }) === 'consent'
  return [...(self ? (['self'] as const) : []), ...(side !== null && minors.includes(side) ? (['guardian'] as const) : [])]
}

/** Whether the talk may be recorded as things stand. Rules V1 to V3. */
export function mayRecord(facts: RecordingFacts): RecordingVerdict {
  const basis = basisOf(facts)
  const no = (is: 'off' | 'refused', why: WhyNot, seatId: SeatId | null = null): RecordingVerdict => ({ is, basis, why, seatId })
  if (facts.caucus) return no('refused', 'never-in-caucus')
  if (!facts.underWay) return no('off', 'not-begun')
  if (facts.paused) return no('off', 'paused')
  const here = facts.seats.filter(({ here }) => here)
  const answer = (seatId: SeatId, as: Answerer) => facts.answers.find((given) => given.seatId === seatId && given.as === as)
  // NOTE: who objects is heard also where nobody asks for consent.
  const objects = here.find(({ id }) => answer(id, 'self')?.answer === 'no')
  if (objects) return no('refused', basis === 'police' ? 'objected' : 'somebody-no', objects.id)
  const asked = here.flatMap((seat) => askedAt(seat, facts).map((as) => ({ as, seatId: seat.id, given: answer(seat.id, as) })))
  const refused = asked.find(({ given }) => given?.answer === 'no')
  if (refused) return no('refused', 'guardian-no', refused.seatId)
  const open = asked.find(({ given }) => !given)
  if (open) return no('off', open.as === 'guardian' ? 'asks-guardian' : 'asks-everybody', open.seatId)
  const silent = asked.find(({ given }) => !given!.heard)
  if (silent) return no('off', 'say-it-aloud', silent.seatId)
  if (!here.some(({ side }) => side !== null)) return no('off', 'not-begun')
  return { is: 'on', basis }
}

/** What a screen knows of the recording of its session. A terminal sees its own answers only. */
export type RecordingView = {
  sessionId: SessionId
  on: boolean
  /** The host has put the question to everybody. */
  asking: boolean
  verdict: RecordingVerdict
  /** Who is to answer, and what they have answered. */
  asked: { seatId: SeatId; as: Answerer; given: RecordingAnswer | null }[]
  /** Losses that the host has to take note of, and those of before. */
  troubles: RecordingTrouble[]
  /** For how many hours of talk there is room; null where it cannot be told. */
  hoursOfRoom: number | null
}

/** Losses that stand in the way of an agreement. Rule V10. */
export const openTroubles = (troubles: readonly RecordingTrouble[]): RecordingTrouble[] => troubles.filter(({ acknowledged }) => acknowledged === null)

/** Room for less than this is told before a session. Rule V11. */
export const leastHours = 10
const bytesPerHour = 2 * 0.45e9

/** For how many hours of talk between two there is room. About 0.45 GB for an hour of one side. */
export const hoursIn = (freeBytes: number): number => Math.floor(freeBytes / bytesPerHour)

/** What the tape of a seat shows: loudness 0 to 127 of a moment ago (null: not told), and how long nothing has come. */
export type TapeMeter = { seatId: SeatId; sound: { level: number | null; quietMs: number; muted: boolean } | null; picture: { quietMs: number } | null }

/** Until when a recording is kept: with the file where the police mediate, else a year. Domain, 2.7. */
export function keptUntil(track: Track, recordedAt: Date): Date {
  const until = new Date(recordedAt)
  until.setUTCFullYear(until.getUTCFullYear() + (track === 'police_mediation' ? 30 : 1))
  return until
}
