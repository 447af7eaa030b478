import { asc, eq, sql } from 'drizzle-orm'
import { attachmentReading, evidenceShowing, evidenceSight, staff } from '#drizzle/schema/index.ts'
import type { StaffId } from '#shared/people/words.ts'
import type { AttachmentId, FileReader } from '#shared/records/words.ts'
import type { Db } from '#server/platform/db.ts'

/** Counts that somebody opened a file. */
export const addReading = (db: Db, { attachmentId, staffId, at }: { attachmentId: AttachmentId; staffId: StaffId; at: Date }) =>
  db.insert(attachmentReading).values({ attachmentId, staffId, times: 1, firstAt: at, lastAt: at }).onConflictDoUpdate({ target: [attachmentReading.attachmentId, attachmentReading.staffId], set: { times: sql`${attachmentReading.times} + 1`, lastAt: at } })

/** Who saw a file, whoever saw it first at the top: who opened it, and on whose screens it was. */
export async function loadReaders(db: Db, id: AttachmentId): Promise<FileReader[]> {
  const [opened, shown] = await Promise.all([
    db.select({ who: staff.name, role: staff.role, times: attachmentReading.times, firstAt: attachmentReading.firstAt, lastAt: attachmentReading.lastAt }).from(attachmentReading).innerJoin(staff, eq(staff.id, attachmentReading.staffId)).where(eq(attachmentReading.attachmentId, id)),
    db.select({ who: evidenceSight.who, role: evidenceSight.role, at: evidenceSight.at }).from(evidenceSight).innerJoin(evidenceShowing, eq(evidenceShowing.id, evidenceSight.showingId)).where(eq(evidenceShowing.attachmentId, id)).orderBy(asc(evidenceSight.at)),
  ])
  const readers: FileReader[] = opened.map(({ firstAt, lastAt, ...one }) => ({ ...one, how: 'opened', firstAt: firstAt.toISOString(), lastAt: lastAt.toISOString() }))
  for (const { who, role, at } of shown) {
    const before = readers.find((one) => one.how === 'shown' && one.who === who && one.role === role)
    if (before) Object.assign(before, { times: before.times + 1, lastAt: at.toISOString() })
    else readers.push({ who, role, how: 'shown', times: 1, firstAt: at.toISOString(), lastAt: at.toISOString() })
  }
  return readers.toSorted((one, other) => one.firstAt.localeCompare(other.firstAt) || one.who.localeCompare(other.who))
}
