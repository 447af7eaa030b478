import { implement } from '@orpc/server'
import { casesContract } from '#shared/cases/contract.ts'
import type { Context } from '#server/people/index.ts'
import { answerSafety, readSafety } from './actions/ask-safety.ts'
import { listClosedNotes, writeClosedNote } from './actions/closed-notes.ts'
import { extendClock, listClocks, listClocksDue, pauseClock } from './actions/keep-clocks.ts'
import { addToTeam, leaveTeam, listToHandOver, markDifficult, stepBack } from './actions/keep-team.ts'
import { finishPlanStep, givePower, logContact, planStep, referCase, revokePower } from './actions/keep-work.ts'
import { listCases } from './actions/list-cases.ts'
import { moveCase } from './actions/move-case.ts'
import { openCaseFile } from './actions/open-case-file.ts'
import { readWork } from './actions/read-work.ts'

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
  work: os.work.handler(({ input, context }) => readWork(context, input.caseId)),
  addToTeam: os.addToTeam.handler(({ input, context }) => addToTeam(context, input)),
  leaveTeam: os.leaveTeam.handler(({ input, context }) => leaveTeam(context, input)),
  toHandOver: os.toHandOver.handler(({ context }) => listToHandOver(context)),
  stepBack: os.stepBack.handler(({ input, context }) => stepBack(context, input)),
  markDifficult: os.markDifficult.handler(({ input, context }) => markDifficult(context, input)),
  planStep: os.planStep.handler(({ input, context }) => planStep(context, input)),
  finishStep: os.finishStep.handler(({ input, context }) => finishPlanStep(context, input)),
  logContact: os.logContact.handler(({ input, context }) => logContact(context, input)),
  givePower: os.givePower.handler(({ input, context }) => givePower(context, input)),
  revokePower: os.revokePower.handler(({ input, context }) => revokePower(context, input)),
  refer: os.refer.handler(({ input, context }) => referCase(context, input)),
  closedNotes: os.closedNotes.handler(({ input, context }) => listClosedNotes(context, input.caseId)),
  writeClosedNote: os.writeClosedNote.handler(({ input, context }) => writeClosedNote(context, input)),
  safety: os.safety.handler(({ input, context }) => readSafety(context, input.caseId)),
  answerSafety: os.answerSafety.handler(({ input, context }) => answerSafety(context, input)),
}
