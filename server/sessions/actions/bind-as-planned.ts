import type { Beside } from '#shared/appointments/words.ts'
import type { StaffId } from '#shared/people/words.ts'
import type { SeatId, SessionId } from '#shared/sessions/words.ts'
import { loadCaseParties } from '#server/cases/index.ts'
import { type Context, loadParties } from '#server/people/index.ts'
import { boundByPlan, withoutMoved } from '../rules/interpreting.ts'
import { loadSession, saveInterpreting } from '../store.ts'

/** Binds the interpreters of an appointment to the side whose party speaks their language. `moved`: seats that were given to somebody else. Rules S38 and A24. */
export async function bindAsPlanned(ctx: Context, sessionId: SessionId, { helpers }: { helpers: readonly { craft: Beside; staffId: StaffId }[] }, moved: readonly SeatId[] = []): Promise<void> {
  const session = await loadSession(ctx.db, sessionId)
  if (!session) return
  const known = await loadCaseParties(ctx.db, session.caseId)
  const parties = await loadParties(ctx.db, known.map(({ partyId }) => partyId))
  const heardIn = known.flatMap(({ partyId, side }) => { const party = parties.find(({ id }) => id === partyId); return party ? [{ side, language: party.language }] : [] })
  const course = { ...session.course, interpreting: withoutMoved(session.course.interpreting, moved) }
  await saveInterpreting(ctx.db, sessionId, boundByPlan({ seats: session.seats, course }, helpers, heardIn))
}
