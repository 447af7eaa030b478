import type { DevicePin, SeenDevice, TestedItem, TestReason, Verdict } from '#shared/stations/words.ts'
import { boolean, doublePrecision, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { at, bytes, id, range } from './columns.ts'
import { staff, unit } from './people.ts'

export const station = pgTable('station', {
  id: id<'unit'>().primaryKey().references(() => unit.id),
  phone: text().notNull(),
  address: text().notNull(),
  opensAt: text().notNull(),
  closesAt: text().notNull(),
  marketDigits: integer().array().notNull().default([]),
  east: doublePrecision().notNull(),
  north: doublePrecision().notNull(),
})

export const room = pgTable('room', { id: id<'room'>().primaryKey(), stationId: id<'unit'>().notNull().references(() => station.id), name: text().notNull() })

/** An enrolled device. Its credential is kept only as a hash and can be revoked at once. */
export const terminal = pgTable('terminal', {
  id: id<'terminal'>().primaryKey(),
  stationId: id<'unit'>().notNull().references(() => station.id),
  roomId: id<'room'>().notNull().references(() => room.id),
  name: text().notNull(),
  credentialHash: bytes().unique(),
  enrolledAt: at(),
  enrolledBy: id<'staff'>().references(() => staff.id),
  revokedAt: at(),
  lastSeenAt: at(),
  cameraOk: boolean(),
  microphoneOk: boolean(),
  lineScore: integer(),
  /** What is plugged into it, as it last said. */
  devices: jsonb().$type<SeenDevice[]>().notNull().default([]),
  /** The camera and the microphone that it is to use; null: whatever there is. */
  camera: jsonb().$type<DevicePin>(),
  microphone: jsonb().$type<DevicePin>(),
  /** It rings without sound. */
  quiet: boolean().notNull().default(false),
}, (t) => [index().on(t.stationId)])

/** A stretch of time in which a station's video rooms cannot be used: its line is dead, the power is off. */
export const outage = pgTable('outage', {
  id: id<'outage'>().primaryKey(),
  stationId: id<'unit'>().notNull().references(() => station.id),
  during: range().notNull(),
  reason: text().notNull(),
  by: id<'staff'>().references(() => staff.id),
  at: at().notNull(),
}, (t) => [index('outage_station_during').using('gist', t.stationId, t.during)])

/** A device that asks to become a terminal: shows its one-time code until somebody approves it. */
export const enrolment = pgTable('enrolment', {
  id: id<'enrolment'>().primaryKey(),
  codeHash: bytes().notNull(),
  claimHash: bytes().notNull(),
  expiresAt: at().notNull(),
  terminalId: id<'terminal'>().references(() => terminal.id),
  approvedBy: id<'staff'>().references(() => staff.id),
  claimedAt: at(),
  createdAt: at().notNull(),
}, (t) => [index().on(t.codeHash)])

/** What a terminal measured of itself, each figure with the verdict of its day. */
export const selfTest = pgTable('self_test', {
  id: id<'self_test'>().primaryKey(),
  terminalId: id<'terminal'>().notNull().references(() => terminal.id),
  at: at().notNull(),
  why: text().$type<TestReason>().notNull(),
  items: jsonb().$type<TestedItem[]>().notNull(),
  verdict: text().$type<Verdict>().notNull(),
}, (t) => [index().on(t.terminalId, t.at)])
