import type { AppointmentId, Craft, HoldId, Promised, WayOutName } from '#shared/appointments/words.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { StaffId } from '#shared/people/words.ts'
import { dayOf } from '#shared/platform/time.ts'
import { bylineOf } from '#server/cases/index.ts'
import type { Context } from '#server/people/index.ts'
import type { KnownCounty } from './as-county.ts'
import { breakMs } from './rules/assign-slot.ts'
import type { Holds } from './rules/plan/holds.ts'
import type { Changed } from './rules/plan/plan-many.ts'
import type { Escalated, Person, Placed } from './rules/plan/words.ts'
import type { Waiting } from './store.ts'

/**
 * What the database is handed for a placed meeting: its time, its people and terminals, and what they claim. `over`: the
 * officer is taken then, so the claim stands on a resource of its own and says on whose time and why (A20).
 */
export function placing(ctx: Pick<Context, 'newId'>, placed: Placed | null, over: { reason: string } | null = null): object {
  if (!placed) return { during: null, day: null, officerId: null, people: [], places: [], claims: [] }
  const { from, to, people, seats } = placed
  const [officer, ...others] = people
  const [first, ...rest] = claimsOf(ctx, placed)
  return {
    during: range(from, to), day: dayOf(new Date(from)), officerId: officer!.staffId,
    people: others, places: seats,
    claims: [over ? { ...first, resourceId: `over:${ctx.newId()}`, overrideOf: officer!.staffId, overrideReason: over.reason } : first, ...rest],
  }
}

/** What the database is handed of the times that are kept: who else has them now, and which are given back. */
export function keeping(ctx: Pick<Context, 'newId'>, { kept, gone }: Holds, { holds }: Pick<KnownCounty, 'holds'>): { holds: object[]; freed: HoldId[] } {
  const over = holds.filter((one) => one.over).map(({ id }) => id)
  return { holds: kept.map(({ id, placed }) => ({ id, placed, claims: claimsOf(ctx, placed) })), freed: [...over, ...gone.map((id) => id as HoldId)] }
}

/** What a placed meeting takes of its people's and terminals' time. */
export function claimsOf(ctx: Pick<Context, 'newId'>, { from, to, people, seats }: Placed): object[] {
  const claim = (resourceId: string, resourceKind: string, until: number) => ({ id: ctx.newId<'claim'>(), resourceId, resourceKind, during: range(from, until) })
  return [...people.map(({ staffId }, nth) => claim(staffId, nth === 0 ? 'officer' : 'person', to + breakMs)), ...seats.map(({ terminalId }) => claim(terminalId, 'terminal', to))]
}

const range = (from: number, to: number): string => `[${new Date(from).toISOString()},${new Date(to).toISOString()})`

// NOTE: a key that a text chooses by must not hold a hyphen.
const asKey = (word: string): string => word.replaceAll('-', '_')

/** What the database is handed of an escalation. */
export const escalating = (ctx: Pick<Context, 'newId' | 'now'>, { cause, victimOf }: Pick<Escalated, 'cause' | 'victimOf'>): object => ({ id: ctx.newId<'escalation'>(), cause, victimOf, at: ctx.now.toISOString() })

/** What an appointment is, besides its plan: the database keeps it unless told otherwise. */
export type Kept = { id: AppointmentId; caseId: CaseId; promise: Promised; told: boolean; firstContact: boolean; also: Craft[]; recused: StaffId[]; minutes: number; people: Person[] }

/** A meeting that stands otherwise: somebody else, another terminal, another hour. Who was told is told again only where the hour moved. */
export function changing(ctx: Context, { after, moved, told, standby, tellAt, before }: Changed, { id, caseId, promise, firstContact }: Kept, { officers }: KnownCounty): object {
  const now = ctx.now.toISOString()
  const nowTold = moved ? told || tellAt <= ctx.now.getTime() : told
  const officer = officers.find((one) => one.id === after.people[0]!.staffId)?.name ?? ''
  const another = before.people[0]!.staffId !== after.people[0]!.staffId
  const what = moved ? 'appointment-replanned' : another ? 'officer-changed' : null
  return {
    id, ...placing(ctx, after), promise, firstContact, ownerFollows: true, standby, tellAt: new Date(tellAt).toISOString(), newlyTold: moved !== null && nowTold, settled: null, escalation: null,
    ...(moved ? { status: told ? 'rescheduled' : 'confirmed', toldAt: nowTold ? now : null } : {}),
    entry: what && { id: ctx.newId(), caseId, at: now, what, values: { from: new Date(after.from).toISOString(), officer, ...(moved ? { why: asKey(moved) } : {}) }, by: bylineOf(ctx.actor), chapter: 'appointments', refId: id },
  }
}

/** A meeting that lost its hour and found no other: the duty lead has it. */
export const unplacing = (ctx: Context, given: Escalated, { id, caseId, promise, firstContact }: Kept): object => ({
  id, ...placing(ctx, null), promise, firstContact, standby: false, tellAt: null, toldAt: null, status: 'triaged', newlyTold: false, settled: null, escalation: escalating(ctx, given),
  entry: { id: ctx.newId(), caseId, at: ctx.now.toISOString(), what: 'appointment-escalated', values: {}, by: bylineOf(ctx.actor), chapter: 'appointments', refId: id },
})

/** A registration that waited has found its time. */
export function settling(ctx: Context, placed: Placed, { id: escalationId, appointmentId, caseId, sessionDueAt, promise }: Waiting, way: WayOutName, { officers }: KnownCounty): object {
  const now = ctx.now.toISOString()
  const officer = officers.find((one) => one.id === placed.people[0]!.staffId)?.name ?? ''
  return {
    id: appointmentId, ...placing(ctx, placed), promise: promise === 'open' && placed.from > Date.parse(sessionDueAt) ? 'waived_by_party' : promise, firstContact: placed.people[0]!.craft === 'any',
    ownerFollows: true, standby: false, tellAt: now, toldAt: now, status: 'confirmed', newlyTold: true, escalation: null, settled: { id: escalationId, at: now, by: ctx.actor.kind === 'staff' ? ctx.actor.id : null, way },
    entry: { id: ctx.newId(), caseId, at: now, what: 'appointment-settled', values: { from: new Date(placed.from).toISOString(), officer, way: asKey(way) }, by: bylineOf(ctx.actor), chapter: 'appointments', refId: appointmentId },
  }
}
