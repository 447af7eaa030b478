import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Id } from '#shared/platform/ids.ts'
import { databaseError, type Db } from './db.ts'
import { committed } from './outbox.ts'

/** What every action is handed; the people chapter adds who asks. No container, no base class. */
export type BareContext = { db: Db; now: Date; newId: <Noun extends string>() => Id<Noun> }

let lastMs = 0
let counter = 0

/** A time-ordered, unguessable id (uuid version 7, RFC 9562: 48 bits of time, 12 of order, 62 of chance). */
export function newId<Noun extends string>(): Id<Noun> {
  const now = Date.now()
  counter = now === lastMs ? (counter + 1) & 0xfff : randomBytes(2).readUInt16BE() & 0x7ff
  lastMs = now
  const bytes = randomBytes(16)
  bytes.writeUIntBE(now, 0, 6)
  bytes.writeUInt16BE(0x7000 | counter, 6)
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Id<Noun>
}

const mayRunAgain = new Set(['40001', '40P01'])

/** Runs an action's writing in one transaction. When the database asks to try again, the work runs again from the top. */
export async function inTransaction<C extends BareContext, Result>(ctx: C, work: (ctx: C) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await ctx.db.transaction((tx) => work({ ...ctx, db: tx }))
      committed()
      return result
    } catch (error) {
      if (attempt >= 5 || !mayRunAgain.has(databaseError(error)?.code ?? '')) throw error
      await wait(10 * attempt * attempt)
    }
  }
}
