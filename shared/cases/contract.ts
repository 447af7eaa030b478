import { oc } from '@orpc/contract'
import { z } from 'zod'
import { partyShown } from '../people/contract.ts'
import { dayText, idOf, instant, typed } from '../platform/zod.ts'
import { clockKinds } from './clocks.ts'
import { stages } from './stages.ts'
import { type CaseClock, type CaseFile, type CaseSummary, caseStatuses, type ClockDue, sides, topics, tracks } from './words.ts'

const summary = z.object({
  id: idOf<'case'>(), number: z.string(), topic: z.enum(topics), track: z.enum(tracks), status: z.enum(caseStatuses), stage: z.enum(stages), summary: z.string(),
  ownerId: idOf<'staff'>(), ownerName: z.string(), stationId: idOf<'unit'>(), openedAt: instant,
}) satisfies z.ZodType<CaseSummary>

const file = summary.extend({
  reopenCount: z.number().int(),
  parties: z.array(partyShown.extend({ partyId: idOf<'party'>(), side: z.enum(sides), stationId: idOf<'unit'>() })),
  timeline: z.array(z.object({ id: z.string(), at: instant, what: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])), by: z.string(), chapter: z.string(), refId: z.string().nullable() })),
}) satisfies z.ZodType<CaseFile>

const clock = z.object({
  id: idOf<'case_clock'>(), caseId: idOf<'case'>(), kind: z.enum(clockKinds), startedAt: instant, dueAt: instant, warnOn: dayText,
  pausedAt: instant.nullable(), endedAt: instant.nullable(), extended: z.number().int(),
}) satisfies z.ZodType<CaseClock>
const clockDue = clock.extend({ caseNumber: z.string(), topic: z.enum(topics), track: z.enum(tracks), ownerName: z.string() }) satisfies z.ZodType<ClockDue>
const theCase = z.object({ caseId: idOf<'case'>() })
const reason = typed(500, 2)
const theClock = z.object({ clockId: idOf<'case_clock'>(), reason })

/** What the client may ask of the cases chapter. */
export const casesContract = {
  /** The cases that are mine to see: a clerk's station, an officer's own, all for a lead. Newest first. */
  list: oc.route({ method: 'GET', path: '/cases', summary: 'Cases that are mine to see, newest first' })
    .input(z.object({ find: typed(100).optional(), before: instant.optional(), limit: z.coerce.number().int().min(1).max(100).default(50) })).output(z.array(summary)),
  /** One case with its parties and timeline; whoever opens it is written down. */
  open: oc.route({ method: 'GET', path: '/cases/{caseId}', summary: 'Open a case file' }).input(z.object({ caseId: idOf<'case'>() })).output(file),
  /** Takes a case one step along its track, with the reason. Closing and reopening are asked of the follow-ups. */
  move: oc.route({ method: 'POST', path: '/cases/{caseId}/moves', summary: 'Take a case a step along its track' }).input(theCase.extend({ to: z.enum(stages), reason })).output(summary),
  /** All clocks of a case, the open ones first. */
  clocks: oc.route({ method: 'GET', path: '/cases/{caseId}/clocks', summary: "A case's deadlines" }).input(theCase).output(z.array(clock)),
  /** The open clocks of my cases (for a lead: of all that are near or over), the nearest first. */
  clocksDue: oc.route({ method: 'GET', path: '/cases/clocks/due', summary: 'Deadlines of my cases, the nearest first' }).output(z.array(clockDue)),
  extendClock: oc.route({ method: 'POST', path: '/cases/clocks/{clockId}/extension', summary: 'Extend a deadline as far as the law allows' }).input(theClock).output(clock),
  /** Stops a clock while something outside is awaited, or lets it run on. */
  pauseClock: oc.route({ method: 'POST', path: '/cases/clocks/{clockId}/pause', summary: 'Stop a deadline, or let it run on' }).input(theClock.extend({ paused: z.boolean() })).output(clock),
}
