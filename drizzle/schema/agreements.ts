import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { Side } from '#shared/cases/words.ts'
import type { AgreementContent, AgreementStatus, ClauseAnswer, Ink, Signer } from '#shared/agreements/words.ts'
import { caseFile } from './cases.ts'
import { at, id } from './columns.ts'
import { staff } from './people.ts'
import { attachment } from './records.ts'
import { session } from './sessions.ts'
import { terminal } from './stations.ts'

export const agreement = pgTable('agreement', {
  id: id<'agreement'>().primaryKey(),
  caseId: id<'case'>().notNull().references(() => caseFile.id),
  sessionId: id<'session'>().notNull().references(() => session.id),
  number: text().notNull().unique(),
  status: text().$type<AgreementStatus>().notNull(),
  content: jsonb().$type<AgreementContent>().notNull(),
  version: integer().notNull(),
  contentHash: text().notNull(),
  shown: boolean().notNull().default(false),
  draftedBy: id<'staff'>().notNull().references(() => staff.id),
  draftedAt: at().notNull(),
  effectiveAt: at(),
  voidReason: text(),
  attachmentId: id<'attachment'>().references(() => attachment.id),
  /** When making the paper last failed; it is tried again until it stands. */
  paperFailedAt: at(),
}, (t) => [index().on(t.caseId), uniqueIndex('agreement_one_open').on(t.sessionId).where(sql`status in ('draft', 'signing')`)])

/** What a side said of a clause, on its own terminal. Every answer stays; the last one to a text counts, also in a later version that left that clause as it was. */
export const clauseAnswer = pgTable('clause_answer', {
  id: id<'clause_answer'>().primaryKey(),
  agreementId: id<'agreement'>().notNull().references(() => agreement.id),
  version: integer().notNull(),
  clause: text().notNull(),
  /** SHA-256 of the clause as it was read, hex. */
  textHash: text().notNull(),
  side: text().$type<Side>().notNull(),
  answer: text().$type<ClauseAnswer>().notNull(),
  terminalId: id<'terminal'>().notNull().references(() => terminal.id),
  answeredAt: at().notNull(),
}, (t) => [index().on(t.agreementId)])

/** A stroke on one version of the text. An edit cancels it: the row stays, with the moment and the reason. */
export const signature = pgTable('signature', {
  id: id<'signature'>().primaryKey(),
  agreementId: id<'agreement'>().notNull().references(() => agreement.id),
  version: integer().notNull(),
  contentHash: text().notNull(),
  signer: jsonb().$type<Signer>().notNull(),
  signerKey: text().notNull(),
  terminalId: id<'terminal'>().references(() => terminal.id),
  staffId: id<'staff'>().references(() => staff.id),
  /** Where it was written: the terminal's or the mediator's name. */
  place: text().notNull(),
  ink: jsonb().$type<Ink>().notNull(),
  signedAt: at().notNull(),
  cancelledAt: at(),
  cancelReason: text(),
}, (t) => [
  uniqueIndex('signature_once').on(t.agreementId, t.signerKey).where(sql`cancelled_at is null`),
  // A signature is either a party's on a terminal or the mediator's own.
  check('signature_has_one_hand', sql`num_nonnulls(terminal_id, staff_id) = 1`),
])
