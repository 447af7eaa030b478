import type { HoldId } from '#shared/appointments/words.ts'
import type { StaffActor } from '#shared/people/words.ts'
import { minute } from '#shared/platform/time.ts'
import type { Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { databaseError } from '#server/platform/db.ts'
import type { KnownCounty } from '../as-county.ts'
import { announceChanges } from '../announce-plan.ts'
import { mannerOf, type Matter, stationsOf, windowOf } from '../plan.ts'
import { changing, claimsOf, keeping } from '../planned.ts'
import { type Plans, planMany } from '../rules/plan/plan-many.ts'
import type { Ask, Decision } from '../rules/plan/words.ts'
import { findHold, type KeptHold, loadCounty, loadKept, lockCounty, savePlan } from '../store.ts'
import { staffOf } from './book-appointment.ts'

/** What is asked for a form (`key`): `around` says how far the county must be known. */
export type Holding = { key: string; matter: Matter; ask: Ask; around: readonly Ask[]; waived: boolean; minutes: number }
/** The county without what is kept for this form, its first time, and until when that is kept (null: it is not). */
export type HeldFirst = { county: KnownCounty; first: Decision; until: Date | null }

/**
 * Finds the first time and keeps it for the form (A25): nobody else is offered it, until it is registered, let go, or its
 * minutes are over; asked for again meanwhile, it is the same one. NOTE: what would move somebody else is not kept: being
 * looked at moves nobody.
 */
export async function holdFirst(ctx: Context, holding: Holding): Promise<HeldFirst> {
  try {
    return await inTransaction(ctx, (ctx) => holdIt(ctx, holding, true))
  } catch (error) {
    // Somebody who does not ask for the county's lock was quicker: offered, and not kept.
    if (!(error instanceof Overtaken) && databaseError(error)?.code !== '23P01') throw error
    return inTransaction(ctx, (ctx) => holdIt(ctx, holding, false))
  }
}

class Overtaken extends Error {}

async function holdIt(ctx: Context, { key, matter, ask, around, waived, minutes }: Holding, mayKeep: boolean): Promise<HeldFirst> {
  const staff = staffOf(ctx)
  const stationIds = stationsOf([matter])
  // load. NOTE: sent together and answered in order: everything is read after the county's lock is ours.
  const [, before, known] = await Promise.all([lockCounty(ctx.db, stationIds), findHold(ctx.db, staff.id, key), loadCounty(ctx.db, { stationIds, ...windowOf(around, ctx.now), now: ctx.now })])

  // decide
  const asked = textOf(matter, waived)
  const stands = before !== null && before.open && before.until > ctx.now
  const same = before !== null && before.matter === asked
  const plans = planMany(known, [{ ask, accepted: stands && same ? before.from : null, kept: before?.id ?? null }], ctx.now.getTime(), mannerOf(known))
  const first = asBefore(plans.answers[0]!, stands && same ? before : null)
  const county = { ...known, bookings: known.bookings.filter((booking) => booking.ask.id !== before?.id) }
  const keeps = mayKeep && (stands || !same) && first.kind === 'offer' && plans.escalated.length === 0 && plans.changes.every(({ moved }) => moved === null)
  const until = keeps ? (stands && same ? before.until : new Date(ctx.now.getTime() + minutes * minute)) : null

  // save, announce
  if (until) await save(ctx, plans, known, { id: before?.id ?? ctx.newId<'hold'>(), staff, key, asked, ask, first, until })
  else if (before?.open) await savePlan(ctx.db, { bookings: [], changes: [], freed: [before.id] })
  return { county, first, until }
}

type Kept = { id: HoldId; staff: StaffActor; key: string; asked: string; ask: Ask; first: Decision; until: Date }

async function save(ctx: Context, plans: Plans, county: KnownCounty, { id, staff, key, asked, ask, first, until }: Kept): Promise<void> {
  if (first.kind !== 'offer') return
  const others = await loadKept(ctx.db, plans.changes.map((change) => change.id as never))
  const { holds, freed } = keeping(ctx, plans.holds, county)
  const row = { id, staffId: staff.id, key, stationId: ask.sides[0]!.stationId, matter: asked, ask, placed: first.placed, reason: first.reason, until: until.toISOString(), claims: claimsOf(ctx, first.placed) }
  const saved = await savePlan(ctx.db, { bookings: [], changes: plans.changes.map((change) => changing(ctx, change, others.get(change.id)!, county)), freed, holds: [...holds, row] })
  if (!saved) throw new Overtaken()
  await announceChanges(ctx, plans.changes, [])
}

// Asked for again, it is still offered for the same reason.
const asBefore = (decision: Decision, before: KeptHold | null): Decision => (before && decision.kind === 'offer' && decision.placed.from === before.from ? { ...decision, reason: before.reason } : decision)

// The same matter asked again is not kept a second time: a page that is left open keeps nothing for ever.
const textOf = ({ topic, track, urgent, allHere, sides, wishes, also, recused, minutes }: Matter, waived: boolean): string => JSON.stringify([topic, track, urgent, allHere, sides, wishes, also, recused, minutes, waived])
