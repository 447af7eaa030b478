import type { AppointmentReach } from '#shared/appointments/may.ts'
import type { Slot } from '#shared/appointments/words.ts'
import type { UnitId } from '#shared/people/words.ts'
import type { Concerned } from './announcements.ts'

/** Whose lists a slot stands on: its stations and its officer. */
export const concerned = (slot: Slot, more: readonly UnitId[] = []): Concerned => ({ stationIds: [...new Set([...more, ...slot.places.map((place) => place.stationId)])], staffIds: [slot.officerId] })

/** The same for an appointment that is known. */
export const concernedBy = (reach: AppointmentReach): Concerned => ({ stationIds: [...new Set(reach.stationIds)], staffIds: [...new Set([reach.officerId, ...reach.teamIds])] })

/** Both together: those whom a change took it from must look again too. */
export const bothConcerned = (a: Concerned, b: Concerned): Concerned => ({ stationIds: [...new Set([...a.stationIds, ...b.stationIds])], staffIds: [...new Set([...a.staffIds, ...b.staffIds])] })
