import { sql } from 'drizzle-orm'
import { date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { ClockKind } from '#shared/cases/clocks.ts'
import type { Stage } from '#shared/cases/stages.ts'
import type { CaseStatus, Side, TeamRole, Topic, Track } from '#shared/cases/words.ts'
import { at, id } from './columns.ts'
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
