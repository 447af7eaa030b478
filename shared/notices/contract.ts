import { oc } from '@orpc/contract'
import { z } from 'zod'
import { sides } from '../cases/words.ts'
import { idOf, instant } from '../platform/zod.ts'
import { channels, type Notice, noticeKinds, noticeStatuses, phoneAnswers } from './words.ts'

const noticeShown = z.object({
  id: idOf<'notice'>(), appointmentId: idOf<'appointment'>(), kind: z.enum(noticeKinds), stationId: idOf<'unit'>(), partyId: idOf<'party'>().nullable(), partyName: z.string().nullable(), phoneMasked: z.string().nullable(), side: z.enum(sides).nullable(),
  queueNumber: z.string(), channel: z.enum(channels), status: z.enum(noticeStatuses), text: z.object({ zh: z.string(), en: z.string() }), attempts: z.number().int(), lastError: z.string().nullable(), at: instant, noticeDueAt: instant,
}) satisfies z.ZodType<Notice>

const slip = z.object({
  appointmentId: idOf<'appointment'>(), side: z.enum(sides), caseNumber: z.string(), registeredAt: instant, cancelled: z.boolean(),
  stationName: z.string(), stationNameEn: z.string(), stationAddress: z.string(), stationPhone: z.string(),
  /** While the hour is not sure: when it will be. */
  sureAt: instant.nullable(),
  /** It waits until the notice that the law wants is over. */
  noticePeriod: z.boolean(),
  /** Null while no time is found. */
  time: z.object({ queueNumber: z.string(), from: instant, to: instant, marketDay: z.boolean(), earlyMinutes: z.number().int(), roomName: z.string(), officerName: z.string(), checkInCode: z.string() }).nullable(),
})
export type Slip = z.infer<typeof slip>

const boardRow = z.object({ queueNumber: z.string(), from: instant, state: z.enum(['expected', 'here', 'called', 'talking', 'done', 'late']), roomName: z.string() })
const board = z.object({ stationName: z.string(), stationNameEn: z.string(), rows: z.array(boardRow) })
export type Board = z.infer<typeof board>
export type BoardRow = z.infer<typeof boardRow>

/** What the client may ask of the notices chapter. */
export const noticesContract = {
  /** What a station has to tell: whom to phone, what has moved. */
  list: oc.route({ method: 'GET', path: '/notices', summary: 'Whom this station has to phone, and what has changed' }).output(z.array(noticeShown)),
  /** How everybody of one appointment was told. */
  ofAppointment: oc.route({ method: 'GET', path: '/notices/appointments/{appointmentId}', summary: 'How each side of an appointment was told' }).input(z.object({ appointmentId: idOf<'appointment'>() })).output(z.array(noticeShown)),
  /** The number to ring for a notice; whoever asks is written down. */
  phone: oc.route({ method: 'POST', path: '/notices/{noticeId}/phone', summary: 'The phone number to ring' }).input(z.object({ noticeId: idOf<'notice'>() })).output(z.object({ phone: z.string().nullable() })),
  /** What came of a phone call. */
  answer: oc.route({ method: 'POST', path: '/notices/{noticeId}/answer', summary: 'What came of a phone call' }).input(z.object({ noticeId: idOf<'notice'>(), answer: z.enum(phoneAnswers) })).output(noticeShown),
  /** The counter has seen that something moved. */
  seen: oc.route({ method: 'POST', path: '/notices/{noticeId}/seen', summary: 'The counter has taken note' }).input(z.object({ noticeId: idOf<'notice'>() })).output(noticeShown),
  /** What stands on the slip of one side. */
  slip: oc.route({ method: 'GET', path: '/notices/slips/{appointmentId}/{side}', summary: 'What stands on the slip of one side' }).input(z.object({ appointmentId: idOf<'appointment'>(), side: z.enum(sides) })).output(slip),
  /** The slip was printed and given. */
  slipPrinted: oc.route({ method: 'POST', path: '/notices/slips/{appointmentId}/{side}/printed', summary: 'The slip was printed and given' }).input(z.object({ appointmentId: idOf<'appointment'>(), side: z.enum(sides) })).output(z.object({ printedAt: instant })),
  /** The wall screen of a station: numbers, never names. */
  board: oc.route({ method: 'GET', path: '/notices/board', summary: 'The wall screen of a station: numbers, never names' }).output(board),
}
