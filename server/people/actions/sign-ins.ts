import type { Context } from '../context.ts'
import { insistStaff } from '../insist.ts'
import { loadSignIns, type SignInId } from '../store.ts'

/** The browsers in which I am signed in; `mine` is this one. */
export async function mySignIns(ctx: Context) {
  const me = insistStaff(ctx)
  const rows = await loadSignIns(ctx.db, me.id, ctx.now)
  return rows.map(({ token: _token, since, until, ...row }) => ({ ...row, since: since.toISOString(), until: until.toISOString(), mine: row.id === me.signInId }))
}

/** Ends those of my sign-ins that `which` picks. `end` is better-auth's own, which also cuts their live lines. */
export async function endSignIns(ctx: Context, end: (token: string) => Promise<void>, which: (id: SignInId, mine: boolean) => boolean): Promise<{ ended: number }> {
  const me = insistStaff(ctx)
  const chosen = (await loadSignIns(ctx.db, me.id, ctx.now)).filter(({ id }) => which(id, id === me.signInId))
  for (const { token } of chosen) await end(token)
  return { ended: chosen.length }
}
