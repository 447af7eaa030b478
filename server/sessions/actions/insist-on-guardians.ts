import type { Side } from '#shared/cases/words.ts'
import { withoutGuardian } from '#shared/sessions/rules.ts'
import type { Session } from '#shared/sessions/words.ts'
import { loadAppointment } from '#server/appointments/index.ts'
import { loadCaseParties } from '#server/cases/index.ts'
import { type Context, loadParties } from '#server/people/index.ts'
import { refuse } from '../refuse.ts'
import { arrivalsOf } from '../rules/seats.ts'

/** Nobody's rights are told to a minor alone: goes on only where the clerk has noted a guardian at their side. Rule S33. */
export async function insistOnGuardians(ctx: Context, session: Session): Promise<void> {
  const [parties, appointment] = await Promise.all([loadCaseParties(ctx.db, session.caseId), loadAppointment(ctx.db, session.appointmentId)])
  const ages = new Map((await loadParties(ctx.db, parties.map(({ partyId }) => partyId))).map(({ id, age }) => [id, age]))
  const youngest: Partial<Record<Side, number>> = {}
  for (const { partyId, side } of parties) youngest[side] = Math.min(youngest[side] ?? Infinity, ages.get(partyId) ?? Infinity)
  const [side] = withoutGuardian(arrivalsOf(session, appointment).seats, youngest)
  if (side) throw refuse('session-guardian-missing', { side })
}
