import { date, index, pgTable, text } from 'drizzle-orm/pg-core'
import type { DayKind, ShiftKind } from '#shared/calendar/words.ts'
import { at, id, range } from './columns.ts'
import { staff } from './people.ts'

/** Every day of every loaded year. A day that is not here has no answer: asking for it fails loudly. */
export const calendarDay = pgTable('calendar_day', { date: date({ mode: 'string' }).primaryKey(), kind: text().$type<DayKind>().notNull(), name: text(), source: text().notNull() })

/** When staff are on roster, on holiday duty, or on leave. */
export const shift = pgTable('shift', {
  id: id<'shift'>().primaryKey(),
  staffId: id<'staff'>().notNull().references(() => staff.id),
  kind: text().$type<ShiftKind>().notNull(),
  during: range().notNull(),
  note: text(),
  createdAt: at().notNull(),
}, (t) => [index('shift_staff_during').using('gist', t.staffId, t.during)])
