import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { noteConfirmation, noteCorrection, noteReview } from '#drizzle/schema/index.ts'
import type { NoteConfirmation, NoteCorrection, NoteCorrectionId, NoteReview, NoteReviewId, NotesHead, ShownLine } from '#shared/records/review.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import type { Db } from '#server/platform/db.ts'

/** What is hashed of the notes when they are shown: head, lines, and the corrections that are written. */
export type ReviewContent = { head: NotesHead; lines: ShownLine[]; corrections: Pick<NoteCorrection, 'id' | 'lineId' | 'side' | 'words'>[] }
/** A review as it is kept; whether it is current is known only beside the notes as they are. */
export type KeptReview = Omit<NoteReview, 'current'> & { sessionId: SessionId }

/** The newest version of a session's notes that was shown; null where none was. */
export async function loadReview(db: Db, sessionId: SessionId): Promise<KeptReview | null> {
  const [row] = await db.select().from(noteReview).where(eq(noteReview.sessionId, sessionId)).orderBy(desc(noteReview.version)).limit(1)
  return row ? asReview(db, row) : null
}

/** One version, for who knows which. */
export async function findReview(db: Db, id: NoteReviewId): Promise<KeptReview | null> {
  const [row] = await db.select().from(noteReview).where(eq(noteReview.id, id))
  return row ? asReview(db, row) : null
}

export const addReview = (db: Db, row: typeof noteReview.$inferInsert) => db.insert(noteReview).values(row)
export const saveReview = (db: Db, id: NoteReviewId, change: Partial<Pick<typeof noteReview.$inferInsert, 'hiddenAt' | 'signedBy' | 'signedByName' | 'signedAt' | 'missing' | 'attachmentId'>>) => db.update(noteReview).set(change).where(eq(noteReview.id, id))
/** Adds a confirmation; the same seat confirms once. */
export const addConfirmation = (db: Db, row: typeof noteConfirmation.$inferInsert) => db.insert(noteConfirmation).values(row).onConflictDoNothing()
export const addCorrection = (db: Db, row: typeof noteCorrection.$inferInsert) => db.insert(noteCorrection).values(row)

/** Writes the words of a correction beside its line, once; says whether it did. */
export async function saveCorrection(db: Db, id: NoteCorrectionId, written: Required<Pick<typeof noteCorrection.$inferInsert, 'words' | 'writtenBy' | 'writtenByName' | 'writtenAt'>>): Promise<boolean> {
  return (await db.update(noteCorrection).set(written).where(and(eq(noteCorrection.id, id), isNull(noteCorrection.words))).returning({ id: noteCorrection.id })).length > 0
}

/** What the sides wanted changed in a session's notes, in the order in which they said so. */
export async function loadCorrections(db: Db, sessionId: SessionId): Promise<NoteCorrection[]> {
  const rows = await db.select().from(noteCorrection).where(eq(noteCorrection.sessionId, sessionId)).orderBy(asc(noteCorrection.askedAt), asc(noteCorrection.id))
  return rows.map(({ id, lineId, side, askedAt, words, writtenByName, writtenAt }) => ({ id, lineId, side, askedAt: askedAt.toISOString(), words, writtenByName, writtenAt: writtenAt?.toISOString() ?? null }))
}

async function asReview(db: Db, row: typeof noteReview.$inferSelect): Promise<KeptReview> {
  const [marks, corrections] = await Promise.all([db.select().from(noteConfirmation).where(eq(noteConfirmation.reviewId, row.id)).orderBy(asc(noteConfirmation.at)), loadCorrections(db, row.sessionId)])
  const { head, lines } = JSON.parse(row.content) as ReviewContent
  return {
    id: row.id, sessionId: row.sessionId, version: row.version, contentHash: row.contentHash, shownAt: row.shownAt.toISOString(), shown: row.hiddenAt === null, head, lines, corrections,
    confirmations: marks.map(({ seatId, side, label, at }): NoteConfirmation => ({ seatId, side, label, at: at.toISOString() })),
    signed: row.signedAt === null || row.attachmentId === null ? null : { byName: row.signedByName ?? '', at: row.signedAt.toISOString(), missing: row.missing, attachmentId: row.attachmentId },
  }
}
