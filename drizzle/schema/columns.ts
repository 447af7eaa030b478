import { customType, timestamp, uuid } from 'drizzle-orm/pg-core'
import type { Id } from '#shared/platform/ids.ts'

/** A branded uuid column. */
export const id = <Noun extends string>() => uuid().$type<Id<Noun>>()

/** An instant: timestamptz, read as a Date. */
export const at = () => timestamp({ withTimezone: true, mode: 'date' })

export type Range = { from: Date; to: Date }

/** A half-open stretch of time: tstzrange '[from,to)'. */
export const range = customType<{ data: Range; driverData: string }>({
  dataType: () => 'tstzrange',
  toDriver: ({ from, to }) => `[${from.toISOString()},${to.toISOString()})`,
  fromDriver: (text) => {
    const [from = '', to = ''] = text.slice(1, -1).split(',').map((part) => part.replaceAll('"', ''))
    return { from: new Date(from), to: new Date(to) }
  },
})

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })
