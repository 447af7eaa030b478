import { bigserial, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import { at } from './columns.ts'

/** News announced in the transaction that made it; the relay hands each row on once it is committed. */
export const outbox = pgTable('outbox', {
  seq: bigserial({ mode: 'number' }).primaryKey(),
  news: text().notNull(),
  payload: jsonb().notNull(),
  announcedAt: at().notNull(),
  handedOnAt: at(),
}, (t) => [index('outbox_waiting').on(t.handedOnAt, t.seq)])

/** Small facts about this database: the seed's mark, self-made keys' fingerprints. */
export const fact = pgTable('fact', { name: text().primaryKey(), value: jsonb().notNull(), at: at().notNull() })
