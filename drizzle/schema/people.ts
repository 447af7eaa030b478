import { type AnyPgColumn, bigint, bigserial, boolean, date, index, integer, jsonb, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core'
import type { Need, Role, Skill, Tongue } from '#shared/people/words.ts'
import { at, bytes, id } from './columns.ts'

/** The county bureau and its stations: where staff belong. */
export const unit = pgTable('unit', {
  id: id<'unit'>().primaryKey(),
  code: text().notNull().unique(),
  name: text().notNull(),
  nameEn: text().notNull(),
  /** The bureau that a station belongs to: what is planned together. Null where one installation serves one county. */
  countyId: id<'unit'>().references((): AnyPgColumn => unit.id),
}, (t) => [index().on(t.countyId)])

/** Staff who sign in (better-auth's "user" table, in our words). */
export const staff = pgTable('staff', {
  id: id<'staff'>().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: boolean().notNull().default(false),
  image: text(),
  username: text().unique(),
  displayUsername: text(),
  twoFactorEnabled: boolean().notNull().default(false),
  role: text().$type<Role>().notNull(),
  unitId: id<'unit'>().notNull().references(() => unit.id),
  skills: text().array().$type<Skill[]>().notNull().default([]),
  /** What an interpreter speaks. */
  languages: text().array().$type<Tongue[]>().notNull().default([]),
  banned: boolean().notNull().default(false),
  createdAt: at().notNull().defaultNow(),
  updatedAt: at().notNull().defaultNow(),
}, (table) => [index().on(table.unitId)])

/** Signed-in browsers of staff: can be listed and revoked. */
export const staffSession = pgTable('staff_session', {
  id: id<'staff_session'>().primaryKey(),
  token: text().notNull().unique(),
  userId: id<'staff'>().notNull().references(() => staff.id, { onDelete: 'cascade' }),
  expiresAt: at().notNull(),
  ipAddress: text(),
  userAgent: text(),
  createdAt: at().notNull().defaultNow(),
  updatedAt: at().notNull().defaultNow(),
}, (t) => [index().on(t.userId)])

/** How a member of staff proves who they are: a password, or an OpenID Connect account. */
export const staffAccount = pgTable('staff_account', {
  id: id<'staff_account'>().primaryKey(),
  accountId: text().notNull(),
  providerId: text().notNull(),
  userId: id<'staff'>().notNull().references(() => staff.id, { onDelete: 'cascade' }),
  accessToken: text(),
  refreshToken: text(),
  idToken: text(),
  accessTokenExpiresAt: at(),
  refreshTokenExpiresAt: at(),
  scope: text(),
  password: text(),
  createdAt: at().notNull().defaultNow(),
  updatedAt: at().notNull().defaultNow(),
}, (t) => [index().on(t.userId)])

export const verification = pgTable('verification', {
  id: id<'verification'>().primaryKey(),
  identifier: text().notNull(),
  value: text().notNull(),
  expiresAt: at().notNull(),
  createdAt: at().notNull().defaultNow(),
  updatedAt: at().notNull().defaultNow(),
}, (t) => [index().on(t.identifier)])

export const twoFactor = pgTable('two_factor', {
  id: id<'two_factor'>().primaryKey(),
  secret: text().notNull(),
  backupCodes: text().notNull(),
  userId: id<'staff'>().notNull().references(() => staff.id, { onDelete: 'cascade' }),
  verified: boolean().notNull().default(true),
  failedVerificationCount: integer().notNull().default(0),
  lockedUntil: at(),
}, (t) => [index().on(t.userId)])

export const rateLimit = pgTable('rate_limit', { id: id<'rate_limit'>().primaryKey(), key: text().notNull().unique(), count: integer().notNull(), lastRequest: bigint({ mode: 'number' }).notNull() })

/** A villager. No account; ID number and phone are encrypted, found again only by their blind index. */
export const party = pgTable('party', {
  id: id<'party'>().primaryKey(),
  name: text().notNull(),
  sex: text().$type<'female' | 'male'>().notNull(),
  bornOn: date({ mode: 'string' }).notNull(),
  idNumberSealed: bytes().notNull(),
  idNumberIndex: bytes().notNull(),
  idNumberMasked: text().notNull(),
  phoneSealed: bytes(),
  phoneMasked: text(),
  address: text(),
  needs: text().array().$type<Need[]>().notNull().default([]),
  language: text(),
  guardian: jsonb().$type<{ name: string; phoneSealed: string | null; phoneMasked: string | null }>(),
  createdAt: at().notNull(),
  updatedAt: at().notNull(),
}, (t) => [uniqueIndex('party_id_number').on(t.idNumberIndex)])

/** Who did or read what, on whom, when, from where. Append-only, each row chained to the one before by SHA-256. */
export const auditEntry = pgTable('audit_entry', {
  seq: bigserial({ mode: 'number' }).primaryKey(),
  at: at().notNull(),
  actorKind: text().notNull(),
  actorId: text().notNull(),
  actorName: text().notNull(),
  verb: text().notNull(),
  subject: text().notNull(),
  subjectId: text().notNull(),
  partyId: id<'party'>(),
  origin: text().notNull(),
  previousHash: bytes().notNull(),
  hash: bytes().notNull(),
}, (t) => [index().on(t.partyId), index().on(t.at), uniqueIndex('audit_entry_one_chain').on(t.previousHash)])

/** What an action said about itself, until its transaction commits: a deferred trigger then chains it into `audit_entry`. Always empty from outside. */
export const auditDraft = pgTable('audit_draft', { id: bigserial({ mode: 'number' }).primaryKey(), body: text().notNull() })
