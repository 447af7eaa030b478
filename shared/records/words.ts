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
  /** Who typed in it last. */
  authorName: string
  savedAt: string
}

/** The notes of one session, as the case shows them. */
export type SessionNotes = { sessionId: SessionId; startedAt: string | null; lines: NoteLine[] }

/** What may be attached, known by its first bytes and never by its name. */
export const fileTypes = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'video/mp4', 'audio/mpeg', 'text/plain'] as const
export type FileType = (typeof fileTypes)[number]

export type Attachment = {
  id: AttachmentId
  caseId: CaseId
  name: string
  type: FileType
  bytes: number
  sha256: string
  origin: 'upload' | 'agreement' | 'paper' | 'dossier' | 'notes'
  side: Side | null
  addedByName: string
  addedAt: string
}
