import { expectedStatuses } from '#shared/appointments/words.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { Context } from '#server/people/index.ts'
import { loadAppointmentsOf } from '../store.ts'
import { cancelAppointment } from './cancel-appointment.ts'
import { callOffWaiting } from './settle-escalation.ts'

/** Calls off what was booked for both sides together, and first what still waits for a time. Everybody is told that another time is arranged, nobody why (S2). Done again, nothing is left to call off. */
export async function callOffJoint(ctx: Context, caseId: CaseId): Promise<void> {
  const reason = '另行安排'
  await callOffWaiting(ctx, caseId, reason)
  for (const { id, status, sides } of await loadAppointmentsOf(ctx.db, caseId)) {
    if (new Set(sides.map(({ side }) => side)).size > 1 && (expectedStatuses as readonly string[]).includes(status)) await cancelAppointment(ctx, { appointmentId: id, reason })
  }
}
