import { implement } from '@orpc/server'
import { followupsContract } from '#shared/followups/contract.ts'
import type { Context } from '#server/people/index.ts'
import { gradeHere, gradeService } from './actions/ask-satisfaction.ts'
import { closeCase, reopenCase } from './actions/close-case.ts'
import { listFollowUps, listOfCase } from './actions/list-follow-ups.ts'
import { readSatisfaction } from './actions/read-satisfaction.ts'
import { bookWhySession, missFollowUp, settleFollowUp, waiveFollowUp } from './actions/settle-follow-up.ts'

const os = implement(followupsContract).$context<Context>()

/** HTTP in for the followups chapter. */
export const followupsRoutes = {
  list: os.list.handler(({ context }) => listFollowUps(context)),
  ofCase: os.ofCase.handler(({ input, context }) => listOfCase(context, input.caseId)),
  settle: os.settle.handler(({ input, context }) => settleFollowUp(context, input)),
  close: os.close.handler(({ input, context }) => closeCase(context, input)),
  reopen: os.reopen.handler(({ input, context }) => reopenCase(context, input)),
  missed: os.missed.handler(({ input, context }) => missFollowUp(context, input)),
  waive: os.waive.handler(({ input, context }) => waiveFollowUp(context, input)),
  why: os.why.handler(({ input, context }) => bookWhySession(context, input)),
  grade: os.grade.handler(({ input, context }) => gradeService(context, input)),
  gradeHere: os.gradeHere.handler(({ input, context }) => gradeHere(context, input)),
  satisfaction: os.satisfaction.handler(({ context }) => readSatisfaction(context)),
}
