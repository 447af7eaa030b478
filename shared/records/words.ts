import type { Id } from '../platform/ids.ts'
import type { CaseId, Side } from '../cases/words.ts'
import type { SessionId } from '../sessions/words.ts'

export type NoteLineId = Id<'note_line'>
export type AttachmentId = Id<'attachment'>

/** Who a line of the notes lets speak. */
export const speakers = ['applicant', 'respondent', 'host', 'expert', 'note'] as const
export type Speaker = (typeof speakers)[number]

export type NoteLine = {
  id: NoteLineId
  sessionId: SessionId
  /** Milliseconds on the session clock when the line was begun. */
  atMs: number
  speaker: Speaker
  text: string
  authorName: string
  revision: number
  savedAt: string
}

export type Attachment = {
  id: AttachmentId
  caseId: CaseId
  name: string
  type: string
  bytes: number
  sha256: string
  origin: 'upload' | 'agreement'
  side: Side | null
  addedByName: string
  addedAt: string
}
