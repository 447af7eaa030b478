import { part, type Part } from '../platform/part.ts'
import type { OpenSession } from '../sessions/use-session.ts'

/** A sheet at the right of a session: notes, agreement, evidence. Later chapters put theirs here, in order. */
export type SessionSheet = { key: string; title: 'notes' | 'agreement' | 'evidence'; piece: Part<{ session: Pick<OpenSession, 'session' | 'seat'> }> }

/** The sheets of a session, in order. */
export const sessionSheets: SessionSheet[] = [
  { key: 'notes', title: 'notes', piece: part(() => import('../records/notes-sheet.tsx'), 'NotesSheet') },
  { key: 'agreement', title: 'agreement', piece: part(() => import('../agreements/agreement-sheet.tsx'), 'AgreementSheet') },
  { key: 'evidence', title: 'evidence', piece: part(() => import('../records/evidence-sheet.tsx'), 'EvidenceSheet') },
]
