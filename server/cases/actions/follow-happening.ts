import { type Happening, stepsAfter } from '#shared/cases/stages.ts'
import { type CaseId, type Side, sides } from '#shared/cases/words.ts'
import type { Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { holdCase, loadCaseParties } from '../store.ts'
import { turnClocks } from '../turn-clocks.ts'
import { goTo } from './move-case.ts'

/** Starts the clocks of a case that was just registered, from when it was. Done again, nothing changes. C4 */
export function beginClocks(ctx: Context, caseId: CaseId): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const held = await holdCase(ctx.db, caseId)
    if (held?.stage === 'registered') await turnClocks(ctx, { caseId, track: held.track, from: null, to: 'registered', startedAt: held.openedAt })
  })
}

/** Takes a case along its track because of what happened in a later chapter; `together`: the sides that took part, where not all that the case has. Heard again, it stays where it is. C2 */
export function followHappening(ctx: Context, caseId: CaseId, happening: Happening, together?: readonly Side[]): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const held = await holdCase(ctx.db, caseId)
    if (!held) return
    const there = together ?? (await loadCaseParties(ctx.db, caseId)).map(({ side }) => side)
    const bothSides = sides.every((side) => there.includes(side))
    let at = held
    for (const to of stepsAfter(happening, { ...held, bothSides })) {
      await goTo(ctx, at, to, { what: 'case-carried', values: { why: happening } })
      at = { ...at, stage: to }
    }
  })
}
