import type { Id } from '../platform/ids.ts'
import type { CaseId, Side } from '../cases/words.ts'
import type { Role } from '../people/words.ts'
import type { SeatRole, SessionId } from '../sessions/words.ts'

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

/** How a file came in: over a station's counter, at an officer's desk, in the middle of a session, or as the page that somebody signed by hand. */
export const filedWays = ['counter', 'desk', 'session', 'signed_page'] as const
export type FiledWay = (typeof filedWays)[number]

export type Attachment = {
  id: AttachmentId
  caseId: CaseId
  name: string
  type: FileType
  bytes: number
  sha256: string
  origin: 'upload' | 'agreement' | 'paper' | 'dossier' | 'notes'
  /** Of an upload: how it came in; null for what the platform made itself, and of old ones. */
  way: FiledWay | null
  /** Who handed it in: a side, or in words whoever else it is from (an archive, a land office). */
  side: Side | null
  source: string | null
  addedByName: string
  addedAt: string
}

/** Somebody who saw a file: opened it (how often), or had it on their screen in a session. */
export type FileReader = { who: string; role: Role | SeatRole; how: 'opened' | 'shown'; times: number; firstAt: string; lastAt: string }
