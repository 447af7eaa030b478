import { date, index, pgTable, text } from 'drizzle-orm/pg-core'
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
  stationId: id<'unit'>().notNull().references(() => station.id),
  promise: text().notNull(),
  dueOn: date({ mode: 'string' }).notNull(),
  status: text().$type<FollowUpStatus>().notNull(),
  remark: text(),
  doneBy: id<'staff'>().references(() => staff.id),
  doneAt: at(),
  createdAt: at().notNull(),
}, (t) => [index().on(t.stationId, t.dueOn)])
