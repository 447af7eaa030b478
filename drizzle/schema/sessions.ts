import { boolean, index, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { Side } from '#shared/cases/words.ts'
import type { Course, MuteState, SeatRole, SessionStatus, TickAnswer, TickName } from '#shared/sessions/words.ts'
import { appointment } from './appointments.ts'
import { caseFile } from './cases.ts'
import { at, bytes, id } from './columns.ts'
import { staff } from './people.ts'
import { terminal } from './stations.ts'

export const session = pgTable('session', {
  id: id<'session'>().primaryKey(),
  appointmentId: id<'appointment'>().notNull().unique().references(() => appointment.id),
  caseId: id<'case'>().notNull().references(() => caseFile.id),
  status: text().$type<SessionStatus>().notNull(),
  scheduledFor: at().notNull(),
  startedAt: at(),
  endedAt: at(),
  /** What protects somebody just now stands here, so that a server that dies forgets none of it. */
  course: jsonb().$type<Partial<Course>>().notNull().default({}),
}, (t) => [index().on(t.caseId), index().on(t.scheduledFor)])

/** A place in the session, bound to an account or a terminal: leaving and coming back keeps it, mute state and all. */
export const seat = pgTable('seat', {
  id: id<'seat'>().primaryKey(),
  sessionId: id<'session'>().notNull().references(() => session.id),
  role: text().$type<SeatRole>().notNull(),
  side: text().$type<Side>(),
  terminalId: id<'terminal'>().references(() => terminal.id),
  staffId: id<'staff'>().references(() => staff.id),
  /** What the others see under the tile, as it was when the seat was made. */
  label: text().notNull(),
  mute: text().$type<MuteState>().notNull().default('open'),
  admitted: boolean().notNull().default(false),
  /** Whoever came by a link sits here: neither a terminal nor an account (held by the constraint seat_has_one_holder). */
  visitor: boolean().notNull().default(false),
  /** Of a visitor: the officer has seen them with their identity card. */
  known: boolean().notNull().default(true),
  firstJoinedAt: at(),
  lastLeftAt: at(),
}, (t) => [uniqueIndex('seat_terminal').on(t.sessionId, t.terminalId), uniqueIndex('seat_staff').on(t.sessionId, t.staffId)])

/** What the host ticked on the card of a step. Nothing is overwritten: the latest of a tick and side holds. */
export const sessionTick = pgTable('session_tick', {
  id: id<'session_tick'>().primaryKey(),
  sessionId: id<'session'>().notNull().references(() => session.id),
  tick: text().$type<TickName>().notNull(),
  side: text().$type<Side>(),
  answer: text().$type<TickAnswer>().notNull(),
  at: at().notNull(),
  by: id<'staff'>().notNull().references(() => staff.id),
}, (t) => [index().on(t.sessionId)])

/** A link that lets somebody outside the county take one seat. Neither the link nor what its browser shows is kept, only their hashes. */
export const guestLink = pgTable('guest_link', {
  seatId: id<'seat'>().primaryKey().references(() => seat.id),
  sessionId: id<'session'>().notNull().references(() => session.id),
  tokenHash: bytes().notNull().unique(),
  madeBy: id<'staff'>().notNull().references(() => staff.id),
  madeAt: at().notNull(),
  /** The one browser that opened it. */
  browserHash: bytes().unique(),
  spentAt: at(),
  revokedAt: at(),
}, (t) => [index().on(t.sessionId)])
