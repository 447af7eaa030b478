import { sql } from 'drizzle-orm'
import { type AnyPgColumn, boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { Side } from '#shared/cases/words.ts'
import type { Ending } from '#shared/agreements/stage-rules.ts'
import type { AgreementContent, AgreementStatus, ClauseAnswer, Ink, PaperTrouble, Signer, SigningWay, WitnessKind } from '#shared/agreements/words.ts'
import { caseFile } from './cases.ts'
import { at, id } from './columns.ts'
import { party, staff } from './people.ts'
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
  /** The agreement in effect that this one takes the place of once it is sealed. */
  amendsId: id<'agreement'>().references((): AnyPgColumn => agreement.id),
  /** Since when it binds no more, on whose word, why, and who wrote it down; replaced by a newer version it has the moment alone. */
  endedAt: at(),
  ending: text().$type<Ending>(),
  endReason: text(),
  endedBy: id<'staff'>().references(() => staff.id),
  attachmentId: id<'attachment'>().references(() => attachment.id),
  /** When making the paper last failed, and why; it is tried again until it stands. */
  paperFailedAt: at(),
  paperTrouble: text().$type<PaperTrouble>(),
}, (t) => [
  index().on(t.caseId),
  uniqueIndex('agreement_one_open').on(t.sessionId).where(sql`status in ('draft', 'signing')`),
  uniqueIndex('agreement_one_amendment').on(t.amendsId).where(sql`status in ('draft', 'signing', 'sealing')`),
  check('agreement_end_is_told', sql`(status in ('replaced', 'revoked', 'invalid')) = (ended_at is not null) and (status in ('revoked', 'invalid')) = (num_nonnulls(ending, end_reason, ended_by) = 3)`),
])

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

/** How a party wants to sign, asked on its own terminal: the first two ways are its agreement to electronic signing. Every answer stays; the last one counts. */
export const signingWay = pgTable('signing_way', {
  id: id<'signing_way'>().primaryKey(),
  agreementId: id<'agreement'>().notNull().references(() => agreement.id),
  partyId: id<'party'>().notNull().references(() => party.id),
  way: text().$type<SigningWay>().notNull(),
  terminalId: id<'terminal'>().notNull().references(() => terminal.id),
  chosenAt: at().notNull(),
}, (t) => [index().on(t.agreementId)])

/** Who stands beside a party that makes a mark. Whoever was named last counts; the others stay. */
export const signingWitness = pgTable('signing_witness', {
  id: id<'signing_witness'>().primaryKey(),
  agreementId: id<'agreement'>().notNull().references(() => agreement.id),
  partyId: id<'party'>().notNull().references(() => party.id),
  name: text().notNull(),
  who: text().$type<WitnessKind>().notNull(),
  namedBy: id<'staff'>().notNull().references(() => staff.id),
  namedAt: at().notNull(),
}, (t) => [index().on(t.agreementId)])

/** A signature on one version of the text. An edit cancels it: the row stays, with the moment and the reason. */
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
  way: text().$type<SigningWay>().notNull().default('finger'),
  ink: jsonb().$type<Ink>(),
  witness: jsonb().$type<{ name: string; who: WitnessKind; ink: Ink }>(),
  /** The photograph of the page that was signed by hand. */
  scanId: id<'attachment'>().references(() => attachment.id),
  signedAt: at().notNull(),
  cancelledAt: at(),
  cancelReason: text(),
}, (t) => [
  uniqueIndex('signature_once').on(t.agreementId, t.signerKey).where(sql`cancelled_at is null`),
  // Who took it in: a party's terminal; or staff, the mediator for themselves and whoever took in a page signed by hand.
  check('signature_has_one_hand', sql`num_nonnulls(terminal_id, staff_id) = 1`),
  // A mark has its witness; a hand on paper has its scan instead of ink.
  check('signature_is_whole', sql`(way = 'paper') = (ink is null) and (way = 'paper') = (scan_id is not null) and (way = 'mark') = (witness is not null)`),
])
