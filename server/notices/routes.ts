import { implement } from '@orpc/server'
import { noticesContract } from '#shared/notices/contract.ts'
import type { Context } from '#server/people/index.ts'
import { listNotices, noticesOf } from './actions/list-notices.ts'
import { slipOf, slipPrinted } from './actions/print-slip.ts'
import { answerNotice, noteChange, phoneFor } from './actions/settle-notice.ts'
import { showBoard } from './actions/show-board.ts'

const os = implement(noticesContract).$context<Context>()

/** What the client may ask of the notices chapter. */
export const noticesRoutes = {
  list: os.list.handler(({ context }) => listNotices(context)),
  ofAppointment: os.ofAppointment.handler(({ input, context }) => noticesOf(context, input.appointmentId)),
  phone: os.phone.handler(async ({ input, context }) => ({ phone: await phoneFor(context, input.noticeId) })),
  answer: os.answer.handler(({ input, context }) => answerNotice(context, input)),
  seen: os.seen.handler(({ input, context }) => noteChange(context, input.noticeId)),
  slip: os.slip.handler(({ input, context }) => slipOf(context, input)),
  slipPrinted: os.slipPrinted.handler(({ input, context }) => slipPrinted(context, input)),
  board: os.board.handler(({ context }) => showBoard(context)),
}
