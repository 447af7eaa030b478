import { type Context, openVault } from '#server/people/index.ts'
import type { Db } from '#server/platform/db.ts'
import type { Actor } from '#shared/people/words.ts'
import type { Id } from '#shared/platform/ids.ts'

/** The moment at which every test begins: Friday 18 September 2026, 09:12 at the county. */
export const morning = new Date('2026-09-18T01:12:00.000Z')

// Actions need the vault open; a server that is started in the same file opens it anew with its own keys.
openVault({ fieldKey: '1f'.repeat(32), indexKey: '2e'.repeat(32), testData: true })

/** What an action is handed, with a clock that stands still. */
export function aContext(db: Db, { actor = { kind: 'system', name: 'test' }, now = morning }: { actor?: Actor; now?: Date } = {}): Context {
  return { db, now, newId: anId, actor: { ...actor, origin: '192.0.2.1' } }
}

/** The same context some time later, or for somebody else. */
export function later(ctx: Context, ms: number, actor?: Actor): Context {
  return { ...ctx, now: new Date(ctx.now.getTime() + ms), actor: actor ? { ...actor, origin: ctx.actor.origin } : ctx.actor }
}

let made = 0

/** The next id of this file: uuid version 7 in form, the same ones in the same order on every run. */
export function anId<Noun extends string>(): Id<Noun> {
  made += 1
  return `01990101-0000-7000-8000-${made.toString(16).padStart(12, '0')}` as Id<Noun>
}
