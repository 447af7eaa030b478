import type { Risk } from '#shared/oversight/words.ts'
import { mayOversee } from '#shared/oversight/may.ts'
import { shiftsBetween, timesOnShift } from '#server/calendar/index.ts'
import { type Context, insist } from '#server/people/index.ts'
import { whyAtRisk } from '../rules/risk.ts'
import { loadOpenPromises, type OpenPromise } from '../store.ts'

/** The promises still open that may be broken, the nearest first. Rules R1–R3. */
export async function listRisks(ctx: Context): Promise<Risk[]> {
  insist(ctx, mayOversee(ctx.actor))
  const open = await loadOpenPromises(ctx.db)
  const isOnShift = await shiftsOf(ctx, open)
  return open.flatMap((one) => {
    const reasons = whyAtRisk({ status: one.status, from: one.from, dueAt: one.sessionDueAt, officerCame: one.officerCame, officerOnShift: isOnShift(one) }, ctx.now.getTime())
    return reasons.length === 0 ? [] : [asRisk(one, reasons)]
  })
}

// Whether the officer of a meeting is there during all of it.
async function shiftsOf({ db }: Context, open: readonly OpenPromise[]): Promise<(one: OpenPromise) => boolean> {
  if (open.length === 0) return () => true
  const [from, to] = [new Date(Math.min(...open.map((one) => one.from))), new Date(Math.max(...open.map((one) => one.to)))]
  const shifts = Map.groupBy(await shiftsBetween(db, [...new Set(open.map(({ officerId }) => officerId))], { from, to }), ({ staffId }) => staffId)
  return (one) => timesOnShift(shifts.get(one.officerId) ?? []).some((stretch) => stretch.from.getTime() <= one.from && one.to <= stretch.to.getTime())
}

function asRisk({ officerId: _officer, to: _to, officerCame: _came, from, registeredAt, sessionDueAt, ...one }: OpenPromise, reasons: Risk['reasons']): Risk {
  const iso = (at: number) => new Date(at).toISOString()
  return { ...one, from: iso(from), registeredAt: iso(registeredAt), sessionDueAt: iso(sessionDueAt), reasons }
}
