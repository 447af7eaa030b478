import { implement } from '@orpc/server'
import { casesContract } from '#shared/cases/contract.ts'
import type { Context } from '#server/people/index.ts'
import { extendClock, listClocks, listClocksDue, pauseClock } from './actions/keep-clocks.ts'
import { listCases } from './actions/list-cases.ts'
import { moveCase } from './actions/move-case.ts'
import { openCaseFile } from './actions/open-case-file.ts'

const os = implement(casesContract).$context<Context>()

/** What the client may ask of the cases chapter. */
export const casesRoutes = {
  list: os.list.handler(({ input, context }) => listCases(context, input)),
  open: os.open.handler(({ input, context }) => openCaseFile(context, input.caseId)),
  move: os.move.handler(({ input, context }) => moveCase(context, input)),
  clocks: os.clocks.handler(({ input, context }) => listClocks(context, input.caseId)),
  clocksDue: os.clocksDue.handler(({ context }) => listClocksDue(context)),
  extendClock: os.extendClock.handler(({ input, context }) => extendClock(context, input)),
  pauseClock: os.pauseClock.handler(({ input, context }) => pauseClock(context, input)),
}
