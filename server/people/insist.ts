import type { Context } from './context.ts'
import { refuse } from '#server/platform/refuse.ts'

/** Goes on only if it is allowed: `insist(ctx, may(ctx.actor, 'read-audit'))`. A guest is asked to sign in first. */
export function insist(ctx: Pick<Context, 'actor'>, allowed: boolean): void {
  if (allowed) return
  throw refuse(ctx.actor.kind === 'guest' ? 'not-signed-in' : 'not-allowed')
}

/** The same for what any member of staff may do; gives who they are. */
export function insistStaff({ actor }: Pick<Context, 'actor'>): Extract<Context['actor'], { kind: 'staff' }> {
  if (actor.kind === 'staff') return actor
  throw refuse(actor.kind === 'guest' ? 'not-signed-in' : 'not-allowed')
}
