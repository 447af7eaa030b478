import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { AssentSound } from '#shared/agreements/assent-rules.ts'
import { agreement } from '../agreements.ts'
import { at, id } from '../columns.ts'
import { party, staff } from '../people.ts'
import { seat } from '../sessions.ts'
import { terminal } from '../stations.ts'

/** What a party answered when asked whether its spoken yes may be kept with its signature, when it was said, and what became of the sound. Answered anew, edited or withdrawn, a row is cancelled and stays. */
export const spokenAssent = pgTable('spoken_assent', {
  id: id<'spoken_assent'>().primaryKey(),
  agreementId: id<'agreement'>().notNull().references(() => agreement.id),
  partyId: id<'party'>().notNull().references(() => party.id),
  version: integer().notNull(),
  contentHash: text().notNull(),
  seatId: id<'seat'>().notNull().references(() => seat.id),
  terminalId: id<'terminal'>().notNull().references(() => terminal.id),
  answer: text().$type<'yes' | 'no'>().notNull(),
  answeredAt: at().notNull(),
  /** When it had been said; what is cut lies between the answer and this. */
  saidAt: at(),
  sound: text().$type<AssentSound>(),
  /** Where the sound lies among the stored files; null again once it was thrown away. */
  path: text(),
  bytes: integer(),
  sha256: text(),
  durationMs: integer(),
  keptAt: at(),
  /** Its hash stands in the annex of the sealed paper. */
  inAnnex: boolean().notNull().default(false),
  checkedAt: at(),
  found: text().$type<'whole' | 'changed' | 'missing'>(),
  cancelledAt: at(),
  cancelReason: text().$type<'answered-anew' | 'edited' | 'withdrawn'>(),
}, (t) => [
  index().on(t.agreementId),
  uniqueIndex('spoken_assent_one_answer').on(t.agreementId, t.partyId).where(sql`cancelled_at is null`),
  check('spoken_assent_is_whole', sql`(said_at is null) = (sound is null) and (answer = 'yes' or said_at is null) and coalesce(sound = 'kept', false) = (num_nonnulls(bytes, sha256, duration_ms, kept_at) = 4)`),
])

/** Somebody listened to a spoken assent: who, why, when. */
export const assentHearing = pgTable('assent_hearing', {
  id: id<'assent_hearing'>().primaryKey(),
  assentId: id<'spoken_assent'>().notNull().references(() => spokenAssent.id),
  staffId: id<'staff'>().notNull().references(() => staff.id),
  name: text().notNull(),
  reason: text().notNull(),
  at: at().notNull(),
}, (t) => [index().on(t.assentId)])
