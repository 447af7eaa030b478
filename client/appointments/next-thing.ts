import { type Appointment, type AppointmentStatus, expectedStatuses } from '#shared/appointments/words.ts'
import type { Side } from '#shared/cases/words.ts'
import type { UnitId } from '#shared/people/words.ts'
import { minute } from '#shared/platform/time.ts'

/** What a counter does next with an appointment. */
export type NextThing = { kind: 'check-in'; side: Side } | { kind: 'no-show' } | { kind: 'wait-for'; side: Side } | { kind: 'nothing' }

const isExpected = (status: AppointmentStatus): boolean => (expectedStatuses as readonly AppointmentStatus[]).includes(status)

/** Whether people are still to meet, or do so now. */
export const isComing = ({ status }: Pick<Appointment, 'status'>): boolean => isExpected(status) || status === 'in_session'

/** The next thing to do: check in who is due here, wait for the other side, or after twenty minutes note that nobody came. */
export function nextThing({ status, slot, sides }: Appointment, station: UnitId, now: Date): NextThing {
  const missing = sides.filter((side) => side.checkedInAt === null)
  const own = missing.find((side) => side.stationId === station)
  if (status === 'in_session') return own ? { kind: 'check-in', side: own.side } : { kind: 'nothing' }
  if (!isExpected(status)) return { kind: 'nothing' }
  if (own) return now.getTime() > Date.parse(slot.from) + 20 * minute ? { kind: 'no-show' } : { kind: 'check-in', side: own.side }
  const other = missing[0]
  return other ? { kind: 'wait-for', side: other.side } : { kind: 'nothing' }
}

/** How a state looks: its lamp. */
export function lampOf(status: AppointmentStatus): 'good' | 'wait' | 'bad' | 'off' | 'plain' {
  switch (status) {
    case 'checked_in':
    case 'in_session': return 'good'
    case 'triaged':
    case 'rescheduled': return 'wait'
    case 'no_show_officer': return 'bad'
    case 'offered':
    case 'confirmed': return 'plain'
    case 'completed':
    case 'cancelled_by_party':
    case 'no_show_party':
    case 'redirected': return 'off'
  }
}

/** Whether it can still be moved or cancelled. */
export const canChange = (status: AppointmentStatus): boolean => isExpected(status) || status === 'no_show_party' || status === 'no_show_officer'
