import type { Id } from '../platform/ids.ts'
import type { Sentence } from '../platform/say.ts'
import type { AppointmentId } from '../appointments/words.ts'
import type { Side } from '../cases/words.ts'
import type { PartyId, UnitId } from '../people/words.ts'

export type NoticeId = Id<'notice'>

/** How somebody is told: a printed slip, an SMS, a phone call; `station` tells the counter itself. */
export const channels = ['slip', 'sms', 'phone', 'station'] as const
export type Channel = (typeof channels)[number]

/** What is told. */
export const appointmentNotices = ['booked', 'moved', 'cancelled'] as const
export const noticeKinds = [...appointmentNotices, 'confirmation'] as const
export type NoticeKind = (typeof noticeKinds)[number]
/** What is told of an appointment. */
export type AppointmentNotice = (typeof appointmentNotices)[number]

/** `not_reached` stays on the list to be tried again; `other_time` means that the party asks for another time. */
export const noticeStatuses = ['waiting', 'sent', 'heard', 'not_reached', 'other_time', 'failed', 'cancelled'] as const
export type NoticeStatus = (typeof noticeStatuses)[number]

/** What a clerk hears on the phone. */
export const phoneAnswers = ['heard', 'not_reached', 'other_time'] as const
export type PhoneAnswer = (typeof phoneAnswers)[number]

export type Notice = {
  id: NoticeId
  appointmentId: AppointmentId
  kind: NoticeKind
  stationId: UnitId
  /** Null where the station itself is told. */
  partyId: PartyId | null
  partyName: string | null
  phoneMasked: string | null
  side: Side | null
  queueNumber: string
  channel: Channel
  status: NoticeStatus
  /** What is said: never what the case is about. */
  text: Sentence
  attempts: number
  lastError: string | null
  at: string
  noticeDueAt: string
}
