import { sql } from 'drizzle-orm'
import { boolean, date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { ClockKind } from '#shared/cases/clocks.ts'
import type { Stage } from '#shared/cases/stages.ts'
import type { CaseStatus, Side, TeamRole, Topic, Track } from '#shared/cases/words.ts'
import type { Channel, ClosedNoteKind, Pathway, Power } from '#shared/cases/work.ts'
import { at, bytes, id } from './columns.ts'
import { party, staff } from './people.ts'
import { station } from './stations.ts'

/** The case file; every later thing attaches itself here. It always has an owner. */
export const caseFile = pgTable('case_file', {
  id: id<'case'>().primaryKey(),
  number: text().notNull().unique(),
  topic: text().$type<Topic>().notNull(),
  track: text().$type<Track>().notNull(),
  status: text().$type<CaseStatus>().notNull(),
  /** Where it stands on its track. Every track begins the same way. */
  stage: text().$type<Stage>().notNull().default('registered'),
  /** Who closed it last: somebody else reviews it when it is reopened. */
  closedBy: id<'staff'>().references(() => staff.id),
  reopenCount: integer().notNull().default(0),
  /** Declared so by who answers for it: it then needs a lead official. */
  difficult: boolean().notNull().default(false),
  summary: text().notNull(),
  ownerId: id<'staff'>().notNull().references(() => staff.id),
  stationId: id<'unit'>().notNull().references(() => station.id),
  openedAt: at().notNull(),
}, (t) => [index().on(t.ownerId), index().on(t.stationId), index().on(t.openedAt)])

export const caseParty = pgTable('case_party', {
  caseId: id<'case'>().notNull().references(() => caseFile.id),
  partyId: id<'party'>().notNull().references(() => party.id),
  side: text().$type<Side>().notNull(),
  stationId: id<'unit'>().notNull().references(() => station.id),
}, (t) => [primaryKey({ columns: [t.caseId, t.partyId] }), index().on(t.stationId)])

/** Who works on a case beside its owner: they may read it (who hosts, writes down or advises in its sessions). */
export const caseTeam = pgTable('case_team', {
  caseId: id<'case'>().notNull().references(() => caseFile.id),
  staffId: id<'staff'>().notNull().references(() => staff.id),
  role: text().$type<TeamRole>().notNull(),
  since: at().notNull(),
}, (t) => [primaryKey({ columns: [t.caseId, t.staffId] }), index().on(t.staffId)])

/** The one table of deadlines: each is one clock of one case, from when it began until it was met, moved on or let lapse. */
export const caseClock = pgTable('case_clock', {
  id: id<'case_clock'>().primaryKey(),
  caseId: id<'case'>().notNull().references(() => caseFile.id),
  kind: text().$type<ClockKind>().notNull(),
  startedAt: at().notNull(),
  dueAt: at().notNull(),
  warnOn: date({ mode: 'string' }).notNull(),
  pausedAt: at(),
  endedAt: at(),
  extended: integer().notNull().default(0),
}, (t) => [uniqueIndex('case_clock_open').on(t.caseId, t.kind).where(sql`ended_at is null`), index('case_clock_due').on(t.dueAt).where(sql`ended_at is null`), index().on(t.caseId)])

export const timelineEntry = pgTable('timeline_entry', {
  id: id<'timeline_entry'>().primaryKey(),
  caseId: id<'case'>().notNull().references(() => caseFile.id),
  at: at().notNull(),
  what: text().notNull(),
  values: jsonb().$type<Record<string, string | number>>().notNull(),
  by: text().notNull(),
  chapter: text().notNull(),
  refId: text(),
}, (t) => [index().on(t.caseId, t.at)])

/** Numbers without gaps: one row a series and year, taken under its row lock. */
export const numberSeries = pgTable('number_series', { series: text().primaryKey(), last: integer().notNull() })

/** A step of the plan by which a case is to be resolved. */
export const planStep = pgTable('plan_step', {
  id: id<'plan_step'>().primaryKey(),
  caseId: id<'case'>().notNull().references(() => caseFile.id),
  what: text().notNull(),
  ownerId: id<'staff'>().notNull().references(() => staff.id),
  dueOn: date({ mode: 'string' }).notNull(),
  doneAt: at(),
  result: text(),
}, (t) => [index().on(t.caseId)])

/** A talk with a party: who called whom, how long, what was said. */
export const contact = pgTable('contact', {
  id: id<'contact'>().primaryKey(),
  caseId: id<'case'>().notNull().references(() => caseFile.id),
  at: at().notNull(),
  byId: id<'staff'>().notNull().references(() => staff.id),
  channel: text().$type<Channel>().notNull(),
  incoming: boolean().notNull(),
  minutes: integer().notNull(),
  withWhom: text().notNull(),
  summary: text().notNull(),
}, (t) => [index().on(t.caseId)])

/** Who may act for a party, with which powers, until when. */
export const powerOfAttorney = pgTable('power_of_attorney', {
  id: id<'power_of_attorney'>().primaryKey(),
  caseId: id<'case'>().notNull().references(() => caseFile.id),
  principalId: id<'party'>().notNull().references(() => party.id),
  agentName: text().notNull(),
  relation: text().notNull(),
  powers: text().array().$type<Power[]>().notNull(),
  fromDay: date({ mode: 'string' }).notNull(),
  untilDay: date({ mode: 'string' }).notNull(),
  givenAt: at().notNull(),
  revokedAt: at(),
}, (t) => [index().on(t.caseId)])

/** Where a party was told to go on. */
export const referral = pgTable('referral', {
  id: id<'referral'>().primaryKey(),
  caseId: id<'case'>().notNull().references(() => caseFile.id),
  pathway: text().$type<Pathway>().notNull(),
  reason: text().notNull(),
  byId: id<'staff'>().notNull().references(() => staff.id),
  at: at().notNull(),
}, (t) => [index().on(t.caseId)])

/** Who has stepped back from a case, or is not wanted by a party: booked for it no more. */
export const recusal = pgTable('recusal', {
  caseId: id<'case'>().notNull().references(() => caseFile.id),
  staffId: id<'staff'>().notNull().references(() => staff.id),
  reason: text().notNull(),
  byId: id<'staff'>().notNull().references(() => staff.id),
  at: at().notNull(),
}, (t) => [primaryKey({ columns: [t.caseId, t.staffId] })])

/** Notes that are closed to others, sealed: a psychologist's own, and what was said in a caucus. */
export const closedNote = pgTable('closed_note', {
  id: id<'closed_note'>().primaryKey(),
  caseId: id<'case'>().notNull().references(() => caseFile.id),
  kind: text().$type<ClosedNoteKind>().notNull(),
  authorId: id<'staff'>().notNull().references(() => staff.id),
  at: at().notNull(),
  sealed: bytes().notNull(),
}, (t) => [index().on(t.caseId)])

/** What a party answered when asked alone whether they are afraid. In a table of its own, so that nothing which shows a case can show it by chance. */
export const caseSafety = pgTable('case_safety', {
  caseId: id<'case'>().primaryKey().references(() => caseFile.id),
  unsafe: boolean().notNull(),
  askedBy: id<'staff'>().notNull().references(() => staff.id),
  at: at().notNull(),
})
