import { sql } from 'drizzle-orm'
import { date, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import type { ConfirmationState, Consent } from '#shared/papers/confirmation-rules.ts'
import type { PaperFacts } from '#shared/papers/facts.ts'
import type { DossierState, PaperFields, PaperKind, Purpose, Section } from '#shared/papers/words.ts'
import { agreement } from './agreements.ts'
import { caseFile } from './cases.ts'
import { at, id } from './columns.ts'
import { staff } from './people.ts'
import { attachment } from './records.ts'

/** A paper that was pressed from a case: what was known and typed then, so that its reading copy has the very same words. */
export const casePaper = pgTable('case_paper', {
  id: id<'case_paper'>().primaryKey(),
  caseId: id<'case'>().notNull().references(() => caseFile.id),
  kind: text().$type<PaperKind>().notNull(),
  number: text().unique(),
  /** Which power of attorney or which follow-up it is about. */
  about: uuid(),
  facts: jsonb().$type<PaperFacts>().notNull(),
  fields: jsonb().$type<PaperFields>().notNull(),
  contentHash: text().notNull(),
  attachmentId: id<'attachment'>().notNull().references(() => attachment.id),
  madeBy: id<'staff'>().notNull().references(() => staff.id),
  madeAt: at().notNull(),
}, (t) => [index().on(t.caseId), index().on(t.contentHash)])

/** The joint request to a court, one for an agreement. */
export const confirmation = pgTable('confirmation', {
  agreementId: id<'agreement'>().primaryKey().references(() => agreement.id),
  caseId: id<'case'>().notNull().references(() => caseFile.id),
  state: text().$type<ConfirmationState>().notNull(),
  consents: jsonb().$type<Consent[]>().notNull(),
  court: text().notNull().default(''),
  sentOn: date({ mode: 'string' }),
  answeredOn: date({ mode: 'string' }),
  note: text().notNull().default(''),
}, (t) => [index().on(t.caseId)])

/** On which day after it took effect both sides were reminded that a court can be asked: each once. */
export const confirmationReminder = pgTable('confirmation_reminder', {
  agreementId: id<'agreement'>().notNull().references(() => agreement.id),
  days: integer().notNull(),
  at: at().notNull(),
}, (t) => [primaryKey({ columns: [t.agreementId, t.days] })])

/** A dossier being bound, or bound. One at a time for a case and purpose. */
export const dossier = pgTable('dossier', {
  id: id<'dossier'>().primaryKey(),
  caseId: id<'case'>().notNull().references(() => caseFile.id),
  purpose: text().$type<Purpose>().notNull(),
  state: text().$type<DossierState>().notNull(),
  done: integer().notNull().default(0),
  total: integer().notNull().default(0),
  pages: integer().notNull().default(0),
  gaps: jsonb().$type<Section[]>().notNull(),
  askedBy: id<'staff'>().notNull().references(() => staff.id),
  askedAt: at().notNull(),
  attachmentId: id<'attachment'>().references(() => attachment.id),
}, (t) => [index().on(t.caseId), uniqueIndex('dossier_one_at_a_time').on(t.caseId, t.purpose).where(sql`state in ('waiting', 'binding', 'failed')`)])
