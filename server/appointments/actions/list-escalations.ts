import { mayHearOfEscalations, maySettle } from '#shared/appointments/may.ts'
import { surnameOnly } from '#shared/appointments/rules.ts'
import type { AppointmentId, Escalation } from '#shared/appointments/words.ts'
import { day } from '#shared/platform/time.ts'
import { type Context, insist } from '#server/people/index.ts'
import type { KnownCounty } from '../as-county.ts'
import { mannerOf, windowOf } from '../plan.ts'
import { type Board, openBoard } from '../rules/plan/board.ts'
import type { Ask, WayOut } from '../rules/plan/words.ts'
import { waysOutOf } from '../rules/plan/ways-out.ts'
import { refusalOf, sayWay, sentenceOf, slotFrom } from '../say-slot.ts'
import { loadCounty, loadEscalated, type Waiting } from '../store.ts'

/** The registrations that wait for a time, most pressing first: a lead's all, a clerk's those of the own station. Surnames only. */
export async function listEscalations(ctx: Context): Promise<Escalation[]> {
  insist(ctx, mayHearOfEscalations(ctx.actor))
  const waiting = await loadEscalated(ctx.db, ctx.actor.kind === 'staff' && ctx.actor.role === 'clerk' ? { stationId: ctx.actor.unitId } : {})
  return shownOf(ctx, waiting)
}

/** A registration that still waits for a time, if whoever asks may arrange it; else null. */
export async function theirWaiting(ctx: Context, appointmentId: AppointmentId): Promise<Waiting | null> {
  const [waiting] = await loadEscalated(ctx.db, { appointmentIds: [appointmentId] })
  return waiting && maySettle(ctx.actor, 'withdrawn', [waiting.stationId, ...waiting.ask.sides.map(({ stationId }) => stationId)]) ? waiting : null
}

/** As they are shown, with the ways out as they are at this moment. Surnames only. */
export async function shownOf(ctx: Context, waiting: readonly Waiting[]): Promise<Escalation[]> {
  if (waiting.length === 0) return []
  const county = await countyFor(ctx, waiting)
  const asks = waiting.map(({ ask }) => askNow(ctx, ask))
  // NOTE: laid out once for all of them: a way out is tried and taken back.
  const board = boardFor(ctx, county, asks)
  return waiting.map((one, nth) => {
    const { ask, names, cause, ...shown } = one
    const ways = waysOutOf(board, asks[nth]!, ctx.now.getTime()).map((way) => ({ way: way.way, what: sayWay(way, ask, county), slot: slotFrom(way.placed, ask.skill, county) }))
    return { ...shown, sides: ask.sides.map(({ side, stationId }) => ({ side, stationId })), names: names.map(surnameOnly), cause: sentenceOf(refusalOf(cause, ask, county)), ways: [...ways, { way: 'withdrawn', what: sayWay({ way: 'withdrawn' }, ask, county), slot: null }] }
  })
}

/** The county as far as these registrations can use it, three days beyond their clocks. */
export const countyFor = (ctx: Context, waiting: readonly Waiting[]): Promise<KnownCounty> => {
  const { from, to } = windowOf(waiting.map(({ ask }) => askNow(ctx, ask)), ctx.now)
  return loadCounty(ctx.db, { stationIds: [...new Set(waiting.flatMap(({ ask }) => ask.sides.map(({ stationId }) => stationId)))], from, to: new Date(to.getTime() + 3 * 24 * 3_600_000), now: ctx.now })
}

/** Nothing can begin before people can be told and come (A7); where the clock has run out, what is left is later. */
export function askNow(ctx: Context, ask: Ask): Ask {
  const earliest = Math.max(ask.earliest, ctx.now.getTime() + 30 * 60_000)
  return { ...ask, earliest, latest: Math.max(ask.latest, earliest - 1) }
}

/** The cheapest ways out as they are at this moment. */
export const waysOf = (ctx: Context, county: KnownCounty, ask: Ask): WayOut[] => waysOutOf(boardFor(ctx, county, [ask]), ask, ctx.now.getTime())

const boardFor = ({ now }: Context, county: KnownCounty, asks: readonly Ask[]): Board => openBoard(county, mannerOf(county), [now.getTime() - day, Math.max(...asks.map(({ latest }) => latest)) + 4 * day])
