import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { AgreementStatus, Signer, Term } from '#shared/agreements/words.ts'
import { caseFile } from './cases.ts'
import { at, bytes, id } from './columns.ts'
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
  facts: text().notNull(),
  issues: text().notNull(),
  terms: jsonb().$type<Term[]>().notNull(),
  version: integer().notNull(),
  contentHash: text().notNull(),
  draftedBy: id<'staff'>().notNull().references(() => staff.id),
  draftedAt: at().notNull(),
  effectiveAt: at(),
  attachmentId: id<'attachment'>().references(() => attachment.id),
}, (t) => [index().on(t.caseId)])

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
  png: bytes().notNull(),
  signedAt: at().notNull(),
  cancelledAt: at(),
  cancelReason: text(),
}, (t) => [index().on(t.agreementId)])
