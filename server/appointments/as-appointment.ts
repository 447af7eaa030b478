import { queueNumberOf } from '#shared/appointments/rules.ts'
import type { Appointment, CheckIn, Place } from '#shared/appointments/words.ts'
import { type Side, sides } from '#shared/cases/words.ts'
import type { StaffId, UnitId } from '#shared/people/words.ts'

/** An appointment as one query gives it: instants in milliseconds, places and people as lists. */
export type AppointmentRow = Omit<Appointment, 'helpers' | 'queueNumber' | 'slot' | 'sides' | 'registeredAt' | 'tellAt' | 'toldAt' | 'noticeDueAt' | 'sessionDueAt' | 'noticedAt' | 'startedAt'> & Record<string, unknown> & {
  registeredAt: number
  noticeDueAt: number
  sessionDueAt: number
  tellAt: number
  toldAt: number | null
  noticedAt: number | null
  startedAt: number | null
  from: number
  to: number
  officerId: StaffId
  officerName: string
  places: (Place & { queueNumber: number; checkedInAt: number | null; checkIn: CheckIn | null })[] | null
  helpers: Appointment['helpers'] | null
  people: { side: Side; stationId: UnitId; name: string; minor: boolean }[] | null
}

// NOTE: a side that sits at one station may have been moved to another than its people named.
const isOnly = (place: Place, all: readonly Place[]): boolean => all.filter(({ side }) => side === place.side).length === 1

const peopleOf = (people: readonly { name: string; minor: boolean }[]) => ({ names: people.map(({ name }) => name), minor: people.some(({ minor }) => minor) })

const iso = (at: number): string => new Date(at).toISOString()
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at))

/** Says a row in the chapter's words. */
export function asAppointment({ places, people, helpers, from, to, officerId, officerName, ...row }: AppointmentRow): Appointment {
  const seated = sides.flatMap((side) => (places ?? []).filter((place) => place.side === side))
  return {
    id: row.id, caseId: row.caseId, caseNumber: row.caseNumber, queueNumber: queueNumberOf(seated[0]?.queueNumber ?? 0), stationId: row.stationId, topic: row.topic, track: row.track, skill: row.skill, urgent: row.urgent,
    status: row.status, promise: row.promise, breachCause: row.breachCause,
    registeredAt: iso(row.registeredAt), noticeDueAt: iso(row.noticeDueAt), sessionDueAt: iso(row.sessionDueAt), tellAt: iso(row.tellAt), toldAt: isoOrNull(row.toldAt), standby: row.standby, firstContact: row.firstContact, noticedAt: isoOrNull(row.noticedAt), startedAt: isoOrNull(row.startedAt), endReason: row.endReason,
    slot: { from: iso(from), to: iso(to), officerId, officerName, officerSkill: row.skill, places: seated.map(({ queueNumber: _number, checkedInAt: _at, checkIn: _seen, ...place }) => place) },
    sides: seated.map((place, _nth, all) => ({ side: place.side, stationId: place.stationId, queueNumber: queueNumberOf(place.queueNumber), ...peopleOf((people ?? []).filter((one) => one.side === place.side && (one.stationId === place.stationId || isOnly(place, all)))), checkedInAt: isoOrNull(place.checkedInAt), checkIn: place.checkedInAt === null ? null : place.checkIn })),
    helpers: helpers ?? [],
  }
}
