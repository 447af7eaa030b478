import { date, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { Side } from '#shared/cases/words.ts'
import type { FollowUpStatus } from '#shared/followups/words.ts'
import { agreement } from './agreements.ts'
import { caseFile } from './cases.ts'
import { at, id } from './columns.ts'
import { staff } from './people.ts'
import { station } from './stations.ts'

export const followUp = pgTable('follow_up', {
  id: id<'follow_up'>().primaryKey(),
  caseId: id<'case'>().notNull().references(() => caseFile.id),
  agreementId: id<'agreement'>().notNull().references(() => agreement.id),
  /** Which term of the agreement, counted from 0: each is followed up once. */
  term: integer().notNull(),
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
}, (t) => [index().on(t.stationId, t.dueOn), index().on(t.caseId), uniqueIndex('follow_up_once').on(t.agreementId, t.term)])
