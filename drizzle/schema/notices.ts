import { index, integer, pgTable, text } from 'drizzle-orm/pg-core'
import type { Channel, NoticeStatus } from '#shared/notices/words.ts'
import { appointment } from './appointments.ts'
import { at, id } from './columns.ts'
import { party } from './people.ts'
import { station } from './stations.ts'

export const notice = pgTable('notice', {
  id: id<'notice'>().primaryKey(),
  appointmentId: id<'appointment'>().notNull().references(() => appointment.id),
  partyId: id<'party'>().notNull().references(() => party.id),
  stationId: id<'unit'>().notNull().references(() => station.id),
  channel: text().$type<Channel>().notNull(),
  status: text().$type<NoticeStatus>().notNull(),
  text: text().notNull(),
  attempts: integer().notNull().default(0),
  lastError: text(),
  gatewayId: text(),
  at: at().notNull(),
  doneAt: at(),
}, (t) => [index().on(t.stationId, t.status), index().on(t.appointmentId)])
