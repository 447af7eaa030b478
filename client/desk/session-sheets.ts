import type { Part } from '../platform/part.ts'
import type { OpenSession } from '../sessions/use-session.ts'

/** A sheet at the right of a session: notes, agreement, evidence. Later chapters put theirs here, in order. */
export type SessionSheet = { key: string; title: 'notes' | 'agreement' | 'evidence'; piece: Part<{ session: OpenSession }> }

/** The sheets of a session, in order. */
export const sessionSheets: SessionSheet[] = []
