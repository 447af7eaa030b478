import type { AppointmentId, BreachCause } from '#shared/appointments/words.ts'
import type { Side } from '#shared/cases/words.ts'
import type { TerminalId, UnitId } from '#shared/people/words.ts'
import type { Id } from '#shared/platform/ids.ts'
import { news } from '#server/platform/outbox.ts'

/** Who must be told that the lists have changed: stations and staff, also those whom a move took it from. */
export type Concerned = { stationIds: UnitId[]; staffIds: string[] }

/** What people are told of, once: the same news handed on again bears the same id. */
export type ToBeTold = { appointmentId: AppointmentId; newsId: Id<'news'> } & Concerned

/** A matter was registered and its meeting booked. */
export const appointmentBooked = news<ToBeTold>('appointment-booked')

/** The parties of a meeting are to be told its time now. */
export const appointmentTold = news<ToBeTold>('appointment-told')

/** A meeting has another officer or terminal, or (nobody had been told) another time: screens look again, nobody is told. */
export const appointmentReplanned = news<ToBeTold>('appointment-replanned')

/** No time was found: the duty lead has it. */
export const appointmentEscalated = news<{ appointmentId: AppointmentId } & Concerned>('appointment-escalated')

/** A meeting has another time, officer or terminal. */
export const appointmentMoved = news<ToBeTold>('appointment-moved')

/** A meeting will not be. */
export const appointmentCancelled = news<ToBeTold>('appointment-cancelled')

/** A side is at its station and was recognised; `everybodyIsHere` when it was the last. */
export const partyCheckedIn = news<{ appointmentId: AppointmentId; side: Side; terminalId: TerminalId; everybodyIsHere: boolean } & Concerned>('party-checked-in')

/** A meeting and its case have another officer, at the same time and place. */
export const appointmentHandedOver = news<{ appointmentId: AppointmentId } & Concerned>('appointment-handed-over')

/** A handover was asked for, refused or taken back. */
export const handoverChanged = news<{ appointmentId: AppointmentId } & Concerned>('handover-changed')

/** A meeting goes another way: nobody came, it began, it is over, somebody has heard of it. */
export const appointmentChanged = news<{ appointmentId: AppointmentId } & Concerned>('appointment-changed')

/** A session did not begin within 24 hours of registration. */
export const promiseBreached = news<{ appointmentId: AppointmentId; cause: BreachCause } & Concerned>('promise-breached')
