import { asc, desc, eq } from 'drizzle-orm'
import { attachment, noteLine, session, staff } from '#drizzle/schema/index.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { Attachment, AttachmentId, NoteLine, NoteLineId, SessionNotes } from '#shared/records/words.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import type { Db } from '#server/platform/db.ts'

type NewLine = typeof noteLine.$inferInsert
type NewAttachment = typeof attachment.$inferInsert

const lineColumns = { id: noteLine.id, sessionId: noteLine.sessionId, atMs: noteLine.atMs, speaker: noteLine.speaker, text: noteLine.text, authorName: staff.name, revision: noteLine.revision, savedAt: noteLine.savedAt }

/** The lines of a session, in the order of its clock. */
export async function loadLines(db: Db, sessionId: SessionId): Promise<NoteLine[]> {
  const rows = await db.select(lineColumns).from(noteLine).innerJoin(staff, eq(staff.id, noteLine.authorId)).where(eq(noteLine.sessionId, sessionId)).orderBy(asc(noteLine.atMs), asc(noteLine.id))
  return rows.map(asLine)
}

/** One line, its row locked until the transaction ends: two typists take turns. */
export async function holdLine(db: Db, id: NoteLineId): Promise<NoteLine | null> {
  const [row] = await db.select(lineColumns).from(noteLine).innerJoin(staff, eq(staff.id, noteLine.authorId)).where(eq(noteLine.id, id)).for('update', { of: noteLine })
  return row ? asLine(row) : null
}

/** Adds a line unless its id is taken; says whether it did. */
export async function addLine(db: Db, line: NewLine): Promise<boolean> {
  const added = await db.insert(noteLine).values(line).onConflictDoNothing({ target: noteLine.id }).returning({ id: noteLine.id })
  return added.length > 0
}

export const changeLine = (db: Db, id: NoteLineId, change: Pick<NewLine, 'speaker' | 'text' | 'authorId' | 'revision' | 'savedAt'>) => db.update(noteLine).set(change).where(eq(noteLine.id, id))
export const dropLine = (db: Db, id: NoteLineId) => db.delete(noteLine).where(eq(noteLine.id, id))

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

const asLine = <Row extends { savedAt: Date }>(row: Row) => ({ ...row, savedAt: row.savedAt.toISOString() })

const asAttachment = ({ id, caseId, name, type, bytes, sha256, origin, side, addedByName, addedAt }: typeof attachment.$inferSelect): Attachment =>
  ({ id, caseId, name, type, bytes, sha256, origin, side, addedByName, addedAt: addedAt.toISOString() })
