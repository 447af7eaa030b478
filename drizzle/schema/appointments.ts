import { sql } from 'drizzle-orm'
import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { AppointmentStatus, Promised, Wishes } from '#shared/appointments/words.ts'
import type { Side } from '#shared/cases/words.ts'
import type { Skill } from '#shared/people/words.ts'
import { at, id, range } from './columns.ts'
import { caseFile } from './cases.ts'
import { staff } from './people.ts'
import { station, terminal } from './stations.ts'

export const appointment = pgTable('appointment', {
  id: id<'appointment'>().primaryKey(),
  caseId: id<'case'>().notNull().references(() => caseFile.id),
  stationId: id<'unit'>().notNull().references(() => station.id),
  skill: text().$type<Skill>().notNull(),
  urgent: boolean().notNull().default(false),
  wishes: jsonb().$type<Wishes>().notNull(),
  status: text().$type<AppointmentStatus>().notNull(),
  promise: text().$type<Promised>().notNull(),
  breachCause: text(),
  during: range().notNull(),
  officerId: id<'staff'>().notNull().references(() => staff.id),
  registeredAt: at().notNull(),
  registeredBy: id<'staff'>().notNull().references(() => staff.id),
  noticeDueAt: at().notNull(),
  sessionDueAt: at().notNull(),
  noticedAt: at(),
  startedAt: at(),
  idempotencyKey: text().notNull(),
  endReason: text(),
}, (t) => [
  index('appointment_starts').on(sql`lower(${t.during})`), index().on(t.officerId), index().on(t.stationId), index().on(t.caseId),
  index('appointment_promise_open').on(t.sessionDueAt).where(sql`promise = 'open'`),
  uniqueIndex('appointment_submission').on(t.registeredBy, t.idempotencyKey),
])

/** Where each side sits for an appointment, and the number it is called by at that station on that day. */
export const appointmentPlace = pgTable('appointment_place', {
  appointmentId: id<'appointment'>().notNull().references(() => appointment.id),
  side: text().$type<Side>().notNull(),
  terminalId: id<'terminal'>().notNull().references(() => terminal.id),
  stationId: id<'unit'>().notNull().references(() => station.id),
  queueDay: date({ mode: 'string' }).notNull(),
  queueNumber: integer().notNull(),
  checkedInAt: at(),
}, (t) => [primaryKey({ columns: [t.appointmentId, t.side] }), uniqueIndex('appointment_queue').on(t.stationId, t.queueDay, t.queueNumber), index().on(t.terminalId)])

/** A stretch of an officer's or a terminal's time. `claim_no_overlap` (hand-written SQL) has the last word on double booking. */
export const claim = pgTable('claim', {
  id: id<'claim'>().primaryKey(),
  appointmentId: id<'appointment'>().notNull().references(() => appointment.id),
  resourceId: text().notNull(),
  resourceKind: text().$type<'officer' | 'terminal'>().notNull(),
  during: range().notNull(),
  status: text().$type<'held' | 'booked' | 'live' | 'released'>().notNull(),
}, (t) => [index().on(t.appointmentId)])
