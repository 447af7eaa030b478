import { implement } from '@orpc/server'
import { appointmentsContract } from '#shared/appointments/contract.ts'
import { settleEscalation } from './actions/settle-escalation.ts'
import type { Context } from '#server/people/index.ts'
import { answerHandover, withdrawHandover } from './actions/answer-handover.ts'
import { bookAgain, offerAgain } from './actions/book-again.ts'
import { bookAppointment } from './actions/book-appointment.ts'
import { cancelAppointment } from './actions/cancel-appointment.ts'
import { amendCheckIn, checkIn } from './actions/check-in.ts'
import { handCaseOver, listTakers } from './actions/hand-case-over.ts'
import { handOver } from './actions/hand-over.ts'
import { makeFeed, removeFeed, showFeed } from './actions/keep-feed.ts'
import { listAppointments, listOfCase, openAppointment } from './actions/list-appointments.ts'
import { countTouchedBy, listColleagues, listHandovers, listWithoutOfficer } from './actions/list-handovers.ts'
import { markNoShow } from './actions/mark-no-show.ts'
import { moveAppointment, newTimes } from './actions/move-appointment.ts'
import { letGo } from './actions/let-go.ts'
import { listEscalations } from './actions/list-escalations.ts'
import { offerSlots } from './actions/offer-slots.ts'
import { takeOver } from './actions/take-over.ts'

const os = implement(appointmentsContract).$context<Context>()

/** What the client may ask of the appointments chapter. `caseMark` stands in case numbers (青禾), `publicUrl` before the addresses of feeds; an offer is kept for `holdMinutes`. */
export const makeAppointmentsRoutes = ({ caseMark, publicUrl, holdMinutes }: { caseMark: string; publicUrl: string; holdMinutes: number }) => ({
  offers: os.offers.handler(({ input, context }) => offerSlots(context, input, holdMinutes)),
  letGo: os.letGo.handler(({ input, context }) => letGo(context, input)),
  register: os.register.handler(({ input, context }) => bookAppointment(context, input, caseMark)),
  again: os.again.handler(({ input, context }) => bookAgain(context, input)),
  againOffers: os.againOffers.handler(({ input, context }) => offerAgain(context, input)),
  ofCase: os.ofCase.handler(({ input, context }) => listOfCase(context, input.caseId)),
  escalations: os.escalations.handler(({ context }) => listEscalations(context)),
  settle: os.settle.handler(({ input, context }) => settleEscalation(context, input)),
  list: os.list.handler(({ input, context }) => listAppointments(context, input)),
  one: os.one.handler(({ input, context }) => openAppointment(context, input.appointmentId)),
  newTimes: os.newTimes.handler(({ input, context }) => newTimes(context, input)),
  cancel: os.cancel.handler(({ input, context }) => cancelAppointment(context, input)),
  move: os.move.handler(({ input, context }) => moveAppointment(context, input)),
  checkIn: os.checkIn.handler(({ input, context }) => checkIn(context, input)),
  amendCheckIn: os.amendCheckIn.handler(({ input, context }) => amendCheckIn(context, input)),
  noShow: os.noShow.handler(({ input, context }) => markNoShow(context, input)),
  touched: os.touched.handler(({ input, context }) => countTouchedBy(context, input)),
  colleagues: os.colleagues.handler(({ input, context }) => listColleagues(context, input.appointmentId)),
  handOver: os.handOver.handler(({ input, context }) => handOver(context, input)),
  takers: os.takers.handler(({ input, context }) => listTakers(context, input)),
  handCaseOver: os.handCaseOver.handler(({ input, context }) => handCaseOver(context, input)),
  takeOver: os.takeOver.handler(({ input, context }) => takeOver(context, input)),
  handovers: os.handovers.handler(({ context }) => listHandovers(context)),
  withoutOfficer: os.withoutOfficer.handler(({ context }) => listWithoutOfficer(context)),
  answerHandover: os.answerHandover.handler(({ input, context }) => answerHandover(context, input)),
  withdrawHandover: os.withdrawHandover.handler(({ input, context }) => withdrawHandover(context, input)),
  feed: os.feed.handler(({ context }) => showFeed(context)),
  makeFeed: os.makeFeed.handler(({ context }) => makeFeed(context, publicUrl)),
  removeFeed: os.removeFeed.handler(({ context }) => removeFeed(context)),
})
