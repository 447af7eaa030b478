import type { Id } from '../platform/ids.ts'
import { type CheckIn, type Companion, companions } from '../appointments/words.ts'
import type { Side, Topic, Track } from '../cases/words.ts'
import type { SeatId } from '../sessions/words.ts'
import type { AttachmentId, NoteLineId, Speaker } from './words.ts'

export type NoteReviewId = Id<'note_review'>
export type NoteCorrectionId = Id<'note_correction'>

/** What notes are called: 调解笔录 of a mediation, 接谈记录 of any other talk. */
export const noteKinds = ['mediation', 'talk'] as const
export type NoteKind = (typeof noteKinds)[number]

/** The head of the notes, filled from what the platform knows already. `place` is empty where the reader may not know it. */
export type NotesHead = {
  kind: NoteKind
  number: string
  topic: Topic
  /** When the talk began. */
  from: string | null
  /** `along`: who came with them, as the counter noted it; not there where nobody did. */
  sides: { side: Side; place: string; names: string[]; along?: CheckIn['along'] | undefined }[]
  host: string
  recorder: string | null
  /** Who else sat there: the lawyer, the psychologist. */
  others: string[]
  /** When the rights were read out; null where nobody ticked it. */
  rightsToldAt: string | null
}

/** What a side wants changed in a line that was shown to it. The line itself stays; `words` is what the recorder wrote beside it, null until then. */
export type NoteCorrection = { id: NoteCorrectionId; lineId: NoteLineId; side: Side; askedAt: string; words: string | null; writtenByName: string | null; writtenAt: string | null }

/** A line as it was shown, with what is corrected beside it. */
export type ShownLine = { id: NoteLineId; atMs: number; speaker: Speaker; text: string }

/** That a side found the notes right: which seat, when. */
export type NoteConfirmation = { seatId: SeatId; side: Side; label: string; at: string }

/** The notes as they were shown to the parties: one version, whose words never change. */
export type NoteReview = {
  id: NoteReviewId
  version: number
  /** SHA-256 of the head, the lines and the corrections, hex. */
  contentHash: string
  shownAt: string
  shown: boolean
  /** Nothing was typed or corrected since: only then may it be confirmed. */
  current: boolean
  head: NotesHead
  lines: ShownLine[]
  corrections: NoteCorrection[]
  confirmations: NoteConfirmation[]
  signed: { byName: string; at: string; missing: string | null; attachmentId: AttachmentId } | null
}

/** What the notes of a case on a track are called. */
export const kindOfNotes = (track: Track): NoteKind => (track === 'peoples_mediation' || track === 'police_mediation' ? 'mediation' : 'talk')

/** Who came along with a side, in words: 监护人 1 人、陪同 2 人同来. */
export function withWhom(along: CheckIn['along'], say: (key: `along.${Companion}` | 'cameAlong' | 'listComma', values?: Record<string, string | number>) => string): string {
  const each = companions.flatMap((who) => (along[who] === 0 ? [] : [say(`along.${who}`, { count: along[who] })]))
  return say('cameAlong', { who: each.join(say('listComma')) })
}
