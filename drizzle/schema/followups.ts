import { sql } from 'drizzle-orm'
import { bigint, check, date, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { Side } from '#shared/cases/words.ts'
import type { FollowUpKind, FollowUpStatus, Grade, Mode } from '#shared/followups/words.ts'
import { agreement } from './agreements.ts'
import { caseFile } from './cases.ts'
import { at, id } from './columns.ts'
import { staff } from './people.ts'
import { attachment } from './records.ts'
import { station, terminal } from './stations.ts'

export const followUp = pgTable('follow_up', {
  id: id<'follow_up'>().primaryKey(),
  caseId: id<'case'>().notNull().references(() => caseFile.id),
  /** Of which agreement: a written one, or an oral one by its filed registration. */
  agreementId: id<'agreement'>().references(() => agreement.id),
  oralId: id<'attachment'>().references(() => attachment.id),
  /** A promise of the agreement, or a look at how it goes some days after it took effect. */
  kind: text().$type<FollowUpKind>().notNull().default('promise'),
  /** Which term of the agreement, counted from 0 (of a look: after how many days; of an oral agreement: which side, 0 for the applicant's): each is followed up once. */
  term: integer().notNull(),
  /** Which instalment of how many. */
  nth: integer().notNull().default(1),
  of: integer().notNull().default(1),
  amountFen: bigint({ mode: 'number' }),
  mode: text().$type<Mode>().notNull().default('call'),
  /** How often nobody answered. */
  attempts: integer().notNull().default(0),
  receiptId: id<'attachment'>().references(() => attachment.id),
  stationId: id<'unit'>().notNull().references(() => station.id),
  side: text().$type<Side>().notNull(),
  names: text().notNull(),
  promise: text().notNull(),
  promisedOn: date({ mode: 'string' }).notNull(),
  dueOn: date({ mode: 'string' }).notNull(),
  status: text().$type<FollowUpStatus>().notNull(),
  remark: text(),
  doneBy: id<'staff'>().references(() => staff.id),
  doneAt: at(),
  createdAt: at().notNull(),
}, (t) => [index().on(t.stationId, t.dueOn), index().on(t.caseId), uniqueIndex('follow_up_once').on(t.agreementId, t.kind, t.term, t.nth), uniqueIndex('follow_up_oral_once').on(t.oralId, t.kind, t.term, t.nth), check('follow_up_of_one_agreement', sql`num_nonnulls(agreement_id, oral_id) = 1`)])

/** What a side thinks of the service: asked by somebody, or by the terminal after a talk. Read as sums only. */
export const satisfaction = pgTable('satisfaction', {
  caseId: id<'case'>().notNull().references(() => caseFile.id),
  side: text().$type<Side>().notNull(),
  grade: text().$type<Grade>().notNull(),
  askedBy: id<'staff'>().references(() => staff.id),
  terminalId: id<'terminal'>().references(() => terminal.id),
  at: at().notNull(),
}, (t) => [primaryKey({ columns: [t.caseId, t.side] }), check('satisfaction_asked', sql`num_nonnulls(asked_by, terminal_id) = 1`)])
