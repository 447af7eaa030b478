import { oc } from '@orpc/contract'
import { z } from 'zod'
import { stages } from '../cases/stages.ts'
import { sides } from '../cases/words.ts'
import { dayText, idOf, instant, typed } from '../platform/zod.ts'
import { followUpKinds, followUpStatuses, grades, modes, outcomes } from './words.ts'

export const followUp = z.object({
  id: idOf<'follow_up'>(), caseId: idOf<'case'>(), caseNumber: z.string(), agreementId: idOf<'agreement'>().nullable(), oralId: idOf<'attachment'>().nullable(), stationId: idOf<'unit'>(),
  side: z.enum(sides), names: z.string(), promise: z.string(), promisedOn: dayText, dueOn: dayText, status: z.enum(followUpStatuses),
  kind: z.enum(followUpKinds), nth: z.number().int(), of: z.number().int(), amountFen: z.number().int().nullable(), mode: z.enum(modes), attempts: z.number().int(), receiptId: idOf<'attachment'>().nullable(),
  remark: z.string().nullable(), doneByName: z.string().nullable(), doneAt: instant.nullable(),
})

const ending = z.object({ caseId: idOf<'case'>(), to: z.enum(stages), reason: typed(500, 2) })

/** What the client may ask of the followups chapter. */
export const followupsContract = {
  /** What one's own station (or, for officers and leads, one's own cases) still has to follow up, soonest first. */
  list: oc.route({ method: 'GET', path: '/followups', summary: 'What is to be followed up' }).output(z.array(followUp)),
  /** All follow-ups of a case, in order of their day. */
  ofCase: oc.route({ method: 'GET', path: '/cases/{caseId}/followups', summary: "A case's follow-ups" }).input(z.object({ caseId: idOf<'case'>() })).output(z.array(followUp)),
  /** Writes down how a promise turned out. */
  settle: oc.route({ method: 'POST', path: '/followups/{followUpId}/outcome', summary: 'Write down how a promise turned out' }).input(z.object({ followUpId: idOf<'follow_up'>(), outcome: z.enum(outcomes), remark: typed(500), receiptId: idOf<'attachment'>().optional() })).output(followUp),
  /** Closes a case whose follow-ups are done. */
  close: oc.route({ method: 'POST', path: '/cases/{caseId}/closing', summary: 'Close a case whose follow-ups are done' }).input(ending).output(z.object({ caseId: idOf<'case'>(), stage: z.enum(stages) })),
  /** Takes a closed case up again; somebody else than who closed it. */
  reopen: oc.route({ method: 'POST', path: '/cases/{caseId}/reopening', summary: 'Take a case up again' }).input(ending).output(z.object({ caseId: idOf<'case'>(), stage: z.enum(stages) })),
  /** Nobody answered; two calls without an answer make it a visit. */
  missed: oc.route({ method: 'POST', path: '/followups/{followUpId}/attempts', summary: 'Nobody answered' }).input(z.object({ followUpId: idOf<'follow_up'>(), mode: z.enum(modes) })).output(followUp),
  /** The party does not want to be asked. */
  waive: oc.route({ method: 'POST', path: '/followups/{followUpId}/waiver', summary: 'The party waives a follow-up' }).input(z.object({ followUpId: idOf<'follow_up'>(), reason: typed(500, 2) })).output(followUp),
  /** Books a meeting about why a promise was not kept, at the first time there is; none: the duty lead has it. */
  why: oc.route({ method: 'POST', path: '/followups/{followUpId}/why', summary: 'Book a meeting about why' }).input(z.object({ followUpId: idOf<'follow_up'>() })).output(z.object({ from: instant.nullable() })),
  /** Keeps what a side thinks of the service; asked by another than who handled the case. */
  grade: oc.route({ method: 'POST', path: '/cases/{caseId}/satisfaction', summary: 'What a side thinks of the service' }).input(z.object({ caseId: idOf<'case'>(), side: z.enum(sides), grade: z.enum(grades) })),
  /** What the side at this terminal thinks of the service: one touch after a talk, asked of nobody who stopped it. */
  gradeHere: oc.route({ method: 'POST', path: '/sessions/{sessionId}/satisfaction', summary: 'What the side at a terminal thinks of the service (terminal)' }).input(z.object({ sessionId: idOf<'session'>(), grade: z.enum(grades) })),
  /** What people think of the service, with how many were asked: sums of eight weeks. */
  satisfaction: oc.route({ method: 'GET', path: '/followups/satisfaction', summary: 'Satisfaction with its response rate' }).output(z.object({ cases: z.number().int(), answered: z.number().int(), good: z.number().int(), fair: z.number().int(), poor: z.number().int() })),
}
