import type { Appointment } from '#shared/appointments/words.ts'
import type { Side } from '#shared/cases/words.ts'
import type { AppointmentNotice, Channel } from '#shared/notices/words.ts'
import type { PartyId, UnitId } from '#shared/people/words.ts'

/** A person of the appointment, as far as telling them goes. */
export type Listener = { partyId: PartyId; side: Side; stationId: UnitId; hasPhone: boolean }

/** Somebody who must be told, and how; without a party it is the station itself. */
export type PlannedNotice = { channel: Channel; partyId: PartyId | null; side: Side | null; stationId: UnitId }

/** Who is told how (rules N1–N5). The side that stands at the registering counter has heard it there when it was booked. */
export function planNotices(kind: AppointmentNotice, { stationId, slot }: Pick<Appointment, 'stationId' | 'slot'>, people: readonly Listener[], smsWorks: boolean): PlannedNotice[] {
  const stations = [...new Set([stationId, ...slot.places.map((place) => place.stationId)])]
  return [
    ...slips(kind, stationId, people),
    ...people.filter((one) => smsWorks && one.hasPhone).map((one): PlannedNotice => ({ channel: 'sms', partyId: one.partyId, side: one.side, stationId: one.stationId })),
    ...people.filter((one) => kind !== 'booked' || one.side !== 'applicant').map((one): PlannedNotice => ({ channel: 'phone', partyId: one.partyId, side: one.side, stationId: one.stationId })),
    ...stations.filter((id) => kind !== 'booked' || id !== stationId).map((id): PlannedNotice => ({ channel: 'station', partyId: null, side: null, stationId: id })),
  ]
}

/** Who is reminded how (rule N8): by SMS where there is one, and on the phone list of their own station. Nothing is printed, no counter is told. */
export const planReminders = (people: readonly Listener[], smsWorks: boolean): PlannedNotice[] =>
  people.flatMap(({ partyId, side, stationId, hasPhone }) => [...(smsWorks && hasPhone ? [{ channel: 'sms', partyId, side, stationId } as const] : []), { channel: 'phone', partyId, side, stationId } as const])

// One slip for the side, in the hand of the first of them.
function slips(kind: AppointmentNotice, registeredAt: UnitId, people: readonly Listener[]): PlannedNotice[] {
  const first = people.find((one) => one.side === 'applicant')
  return kind === 'cancelled' || !first ? [] : [{ channel: 'slip', partyId: first.partyId, side: 'applicant', stationId: kind === 'booked' ? registeredAt : first.stationId }]
}
