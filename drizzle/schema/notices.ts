import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { Side } from '#shared/cases/words.ts'
import type { Channel, NoticeKind, NoticeStatus } from '#shared/notices/words.ts'
import type { Sentence } from '#shared/platform/say.ts'
import { appointment } from './appointments.ts'
import { at, id } from './columns.ts'
import { party, staff } from './people.ts'
import { station } from './stations.ts'

/** One thing that somebody must be told: a party by SMS, phone or slip, or a station that something moved. */
export const notice = pgTable('notice', {
  id: id<'notice'>().primaryKey(),
  appointmentId: id<'appointment'>().notNull().references(() => appointment.id),
  kind: text().$type<NoticeKind>().notNull(),
  /** The news it follows: news that is handed on twice is told once. */
  newsId: id<'news'>().notNull(),
  /** Null where the station itself is told. */
  partyId: id<'party'>().references(() => party.id),
  side: text().$type<Side>(),
  stationId: id<'unit'>().notNull().references(() => station.id),
  channel: text().$type<Channel>().notNull(),
  status: text().$type<NoticeStatus>().notNull(),
  text: jsonb().$type<Sentence>().notNull(),
  attempts: integer().notNull().default(0),
  lastError: text(),
  gatewayId: text(),
  at: at().notNull(),
  doneAt: at(),
  doneBy: id<'staff'>().references(() => staff.id),
}, (t) => [index().on(t.stationId, t.status), index().on(t.appointmentId), index().on(t.newsId)])
