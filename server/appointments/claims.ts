import type { Slot } from '#shared/appointments/words.ts'
import type { Context } from '#server/people/index.ts'
import { breakMs } from './rules/assign-slot.ts'

const range = (from: string, to: string, moreMs = 0): string => `[${from},${new Date(Date.parse(to) + moreMs).toISOString()})`

/** What a slot claims: its officer with ten minutes after it (A3), and a terminal for each side. */
export function claimsOf(ctx: Pick<Context, 'newId'>, { from, to, officerId, places }: Slot): object[] {
  return [
    { id: ctx.newId<'claim'>(), resourceId: officerId, resourceKind: 'officer', during: range(from, to, breakMs) },
    ...places.map(({ terminalId }) => ({ id: ctx.newId<'claim'>(), resourceId: terminalId, resourceKind: 'terminal', during: range(from, to) })),
  ]
}

export const duringOf = ({ from, to }: Slot): string => range(from, to)
