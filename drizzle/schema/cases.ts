import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
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
