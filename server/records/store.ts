import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm'
import { attachment, noteLine, noteUpdate, session, staff } from '#drizzle/schema/index.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { Attachment, AttachmentId, NoteLine, NoteLineId, SessionNotes } from '#shared/records/words.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import type { Db } from '#server/platform/db.ts'

type NewLine = typeof noteLine.$inferInsert
type NewAttachment = typeof attachment.$inferInsert

const lineColumns = { id: noteLine.id, sessionId: noteLine.sessionId, atMs: noteLine.atMs, speaker: noteLine.speaker, text: noteLine.text, authorName: staff.name, savedAt: noteLine.savedAt }

/** The lines of a session, in the order of its clock. */
export async function loadLines(db: Db, sessionId: SessionId): Promise<NoteLine[]> {
  const rows = await db.select(lineColumns).from(noteLine).innerJoin(staff, eq(staff.id, noteLine.authorId)).where(eq(noteLine.sessionId, sessionId)).orderBy(asc(noteLine.atMs), asc(noteLine.id))
  return rows.map(asLine)
}

/** Until the transaction ends nobody else's typing is taken in: each is judged by the notes as they are. */
export async function holdNotes(db: Db, sessionId: SessionId): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext(${`notes ${sessionId}`}))`)
}

/** What was typed in a session's notes, as Yjs updates, the oldest first. */
export async function loadUpdates(db: Db, sessionId: SessionId): Promise<Uint8Array[]> {
  const rows = await db.select({ update: noteUpdate.update }).from(noteUpdate).where(eq(noteUpdate.sessionId, sessionId)).orderBy(asc(noteUpdate.seq))
  return rows.map(({ update }) => update)
}

export const addUpdate = (db: Db, sessionId: SessionId, update: Uint8Array) => db.insert(noteUpdate).values({ sessionId, update: Buffer.from(update) })

/** Keeps one update instead of the many that it was made of. */
export async function keepUpdate(db: Db, sessionId: SessionId, update: Uint8Array): Promise<void> {
  await db.delete(noteUpdate).where(eq(noteUpdate.sessionId, sessionId))
  await addUpdate(db, sessionId, update)
}

/** Keeps lines as they read now. NOTE: a line belongs to its session for good, whatever ids another session's notes may name. */
export async function keepLines(db: Db, lines: NewLine[]): Promise<void> {
  if (lines.length === 0) return
  const now = { speaker: sql`excluded.speaker`, text: sql`excluded.text`, authorId: sql`excluded.author_id`, savedAt: sql`excluded.saved_at` }
  await db.insert(noteLine).values(lines).onConflictDoUpdate({ target: noteLine.id, set: now, setWhere: sql`${noteLine.sessionId} = excluded.session_id` })
}

/** Takes lines away that have no words left; what was typed in them stays among the updates. */
export async function dropLines(db: Db, sessionId: SessionId, ids: NoteLineId[]): Promise<void> {
  if (ids.length > 0) await db.delete(noteLine).where(and(eq(noteLine.sessionId, sessionId), inArray(noteLine.id, ids)))
}

/** The notes of all sessions of a case, the first session first; sessions without a line fall away. */
export async function loadCaseNotes(db: Db, caseId: CaseId): Promise<SessionNotes[]> {
  const rows = await db.select({ ...lineColumns, startedAt: session.startedAt }).from(noteLine).innerJoin(staff, eq(staff.id, noteLine.authorId)).innerJoin(session, eq(session.id, noteLine.sessionId))
    .where(eq(session.caseId, caseId)).orderBy(asc(session.scheduledFor), asc(session.id), asc(noteLine.atMs), asc(noteLine.id))
  const notes: SessionNotes[] = []
  for (const { startedAt, ...row } of rows) {
    const last = notes.at(-1)
    if (last?.sessionId === row.sessionId) last.lines.push(asLine(row))
    else notes.push({ sessionId: row.sessionId, startedAt: startedAt?.toISOString() ?? null, lines: [asLine(row)] })
  }
  return notes
}

/** What is attached to a case, newest first. */
export async function loadAttachments(db: Db, caseId: CaseId): Promise<Attachment[]> {
  const rows = await db.select().from(attachment).where(eq(attachment.caseId, caseId)).orderBy(desc(attachment.addedAt), desc(attachment.id))
  return rows.map((row) => asAttachment(row))
}

/** One attachment with the place of its bytes. */
export async function findAttachment(db: Db, id: AttachmentId): Promise<(Attachment & { path: string }) | null> {
  const [row] = await db.select().from(attachment).where(eq(attachment.id, id))
  return row ? { ...asAttachment(row), path: row.path } : null
}

/** What was filed from a source (an upload, an agreement), if it was. */
export async function findFiled(db: Db, sourceId: string): Promise<Attachment | null> {
  const [row] = await db.select().from(attachment).where(eq(attachment.sourceId, sourceId))
  return row ? asAttachment(row) : null
}

/** Adds an attachment unless its source was filed already; null then. */
export async function addAttachment(db: Db, row: NewAttachment): Promise<Attachment | null> {
  const [added] = await db.insert(attachment).values(row).onConflictDoNothing({ target: attachment.sourceId }).returning()
  return added ? asAttachment(added) : null
}

/** Writes down that a file is the page that somebody signed by hand. */
export const markSignedPage = (db: Db, id: AttachmentId) => db.update(attachment).set({ way: 'signed_page' }).where(eq(attachment.id, id))

const asLine = <Row extends { savedAt: Date }>(row: Row) => ({ ...row, savedAt: row.savedAt.toISOString() })

const asAttachment = ({ id, caseId, name, type, bytes, sha256, origin, way, side, source, addedByName, addedAt }: typeof attachment.$inferSelect): Attachment =>
  ({ id, caseId, name, type, bytes, sha256, origin, way, side, source, addedByName, addedAt: addedAt.toISOString() })
