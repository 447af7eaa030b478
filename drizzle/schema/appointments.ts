import { sql } from 'drizzle-orm'
import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { AppointmentStatus, CheckIn, Craft, EscalationCause, HandoverKind, HandoverState, Promised, WayOutName, Wishes } from '#shared/appointments/words.ts'
import type { Side } from '#shared/cases/words.ts'
import type { Skill } from '#shared/people/words.ts'
import { at, bytes, id, range } from './columns.ts'
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
  /** Null while no time could be found: the duty lead has it. */
  during: range(),
  officerId: id<'staff'>().references(() => staff.id),
  minutes: integer().notNull(),
  /** Who must sit there besides the officer. */
  also: text().array().$type<Craft[]>().notNull().default([]),
  /** Who may not hold it: a conflict of interest, or the party's refusal. */
  recused: id<'staff'>().array().notNull().default([]),
  /** The officer has another skill and books the specialist in this first meeting. */
  firstContact: boolean().notNull().default(false),
  urgentBy: at(),
  /** When the parties are to be told their time, and when they were. */
  tellAt: at(),
  toldAt: at(),
  /** Its hour may go to an urgent matter until the parties are told. */
  standby: boolean().notNull().default(false),
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
  index('appointment_planned').using('gist', t.stationId, t.during).where(sql`status in ('offered', 'confirmed', 'rescheduled', 'checked_in')`),
  index('appointment_urgent').on(t.stationId, t.registeredAt).where(sql`urgent`),
  index('appointment_expected').on(t.stationId).where(sql`status in ('triaged', 'offered', 'confirmed', 'rescheduled', 'checked_in')`),
  index('appointment_to_tell').on(t.tellAt).where(sql`told_at is null`),
])

/** Who sits at a meeting besides its officer: a recorder, a lawyer, an interpreter. */
export const appointmentPerson = pgTable('appointment_person', {
  appointmentId: id<'appointment'>().notNull().references(() => appointment.id),
  craft: text().$type<Craft>().notNull(),
  staffId: id<'staff'>().notNull().references(() => staff.id),
}, (t) => [primaryKey({ columns: [t.appointmentId, t.craft] }), index().on(t.staffId)])

/** Where each side sits for an appointment (at one station or at several), and the number it is called by at that station on that day. */
export const appointmentPlace = pgTable('appointment_place', {
  appointmentId: id<'appointment'>().notNull().references(() => appointment.id),
  side: text().$type<Side>().notNull(),
  terminalId: id<'terminal'>().notNull().references(() => terminal.id),
  stationId: id<'unit'>().notNull().references(() => station.id),
  queueDay: date({ mode: 'string' }).notNull(),
  queueNumber: integer().notNull(),
  checkedInAt: at(),
  /** What the clerk saw of who came. */
  checkIn: jsonb().$type<CheckIn>(),
}, (t) => [primaryKey({ columns: [t.appointmentId, t.side, t.stationId] }), uniqueIndex('appointment_queue').on(t.stationId, t.queueDay, t.queueNumber), index().on(t.terminalId)])

/** A time that is kept for a registration that somebody at a counter is filling in: until then it is nobody else's, but an urgent matter's (A25). */
export const hold = pgTable('hold', {
  id: id<'hold'>().primaryKey(),
  staffId: id<'staff'>().notNull().references(() => staff.id),
  /** The submission's own key: the registration that comes with it takes the hold over. */
  key: text().notNull(),
  stationId: id<'unit'>().notNull().references(() => station.id),
  /** What was asked for, in one text: the same asked again is not kept a second time. */
  matter: text().notNull(),
  /** What the planner was asked, what it placed, and why. */
  ask: jsonb().notNull(),
  placed: jsonb().notNull(),
  reason: jsonb().notNull(),
  until: at().notNull(),
  /** Whether it still claims its people and terminals. */
  open: boolean().notNull(),
}, (t) => [uniqueIndex('hold_submission').on(t.staffId, t.key), index('hold_open').on(t.stationId).where(sql`open`), index('hold_until').on(t.until)])

/**
 * A stretch of somebody's or a terminal's time. `claim_no_overlap` (hand-written SQL) has the last word on double booking.
 * An override stands on a resource of its own name (`over:…`), says on whose time and why, and is written to the audit log.
 */
export const claim = pgTable('claim', {
  id: id<'claim'>().primaryKey(),
  /** Whose it is: an appointment's, or a hold's (`claim_has_one_owner`). */
  appointmentId: id<'appointment'>().references(() => appointment.id),
  holdId: id<'hold'>().references(() => hold.id),
  resourceId: text().notNull(),
  resourceKind: text().$type<'officer' | 'person' | 'terminal'>().notNull(),
  during: range().notNull(),
  status: text().$type<'held' | 'booked' | 'live' | 'released'>().notNull(),
  overrideOf: text(),
  overrideReason: text(),
}, (t) => [index().on(t.appointmentId), index('claim_override').on(t.overrideOf).where(sql`override_of is not null`), index('claim_hold').on(t.holdId).where(sql`hold_id is not null`)])

/** A registration for which no time could be found, from when the duty lead got it until it was settled. */
export const escalation = pgTable('escalation', {
  id: id<'escalation'>().primaryKey(),
  appointmentId: id<'appointment'>().notNull().references(() => appointment.id),
  cause: jsonb().$type<EscalationCause>().notNull(),
  /** The urgent matter that took its hour. */
  victimOf: id<'appointment'>().references(() => appointment.id),
  at: at().notNull(),
  settledAt: at(),
  settledBy: id<'staff'>().references(() => staff.id),
  way: text().$type<WayOutName>(),
}, (t) => [uniqueIndex('escalation_open').on(t.appointmentId).where(sql`settled_at is null`)])

/** An appointment and its case on the way to another officer. Who has it stays its owner until this is accepted. */
export const handover = pgTable('handover', {
  id: id<'handover'>().primaryKey(),
  appointmentId: id<'appointment'>().notNull().references(() => appointment.id),
  kind: text().$type<HandoverKind>().notNull(),
  state: text().$type<HandoverState>().notNull(),
  giverId: id<'staff'>().notNull().references(() => staff.id),
  takerId: id<'staff'>().notNull().references(() => staff.id),
  reason: text().notNull(),
  askedBy: id<'staff'>().notNull().references(() => staff.id),
  askedAt: at().notNull(),
  answer: text(),
  answeredBy: id<'staff'>().references(() => staff.id),
  answeredAt: at(),
}, (t) => [uniqueIndex('handover_waiting').on(t.appointmentId).where(sql`state = 'waiting'`), index().on(t.appointmentId), index().on(t.giverId), index().on(t.takerId)])

/** The address at which an officer's own calendar program reads their appointments: only its hash is kept. */
export const calendarFeed = pgTable('calendar_feed', {
  staffId: id<'staff'>().primaryKey().references(() => staff.id),
  tokenHash: bytes().notNull(),
  madeAt: at().notNull(),
  lastReadAt: at(),
}, (t) => [uniqueIndex('calendar_feed_token').on(t.tokenHash)])
