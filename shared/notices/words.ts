import type { Id } from '../platform/ids.ts'
import type { AppointmentId } from '../appointments/words.ts'
import type { PartyId, UnitId } from '../people/words.ts'

export type NoticeId = Id<'notice'>

export const channels = ['slip', 'sms', 'phone', 'board'] as const
export type Channel = (typeof channels)[number]

export const noticeStatuses = ['waiting', 'sent', 'heard', 'failed', 'cancelled'] as const
export type NoticeStatus = (typeof noticeStatuses)[number]

export type Notice = {
  id: NoticeId
  appointmentId: AppointmentId
  stationId: UnitId
  partyId: PartyId
  partyName: string
  phoneMasked: string | null
  queueNumber: string
  channel: Channel
  status: NoticeStatus
  /** What is said: never case content (domain.md §7). */
  text: string
  attempts: number
  lastError: string | null
  at: string
}
