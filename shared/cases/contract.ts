import { oc } from '@orpc/contract'
import { z } from 'zod'
import { partyShown } from '../people/contract.ts'
import { dayText, idOf, instant, typed } from '../platform/zod.ts'
import { clockKinds } from './clocks.ts'
import { stages } from './stages.ts'
import { type CaseClock, type CaseFile, type CaseSummary, caseStatuses, type ClockDue, keptRoles, sides, teamRoles, type ToHandOver, topics, tracks } from './words.ts'
import { type CaseWork, channels, type ClosedNote, closedNoteKinds, leadReasons, pathways, powers } from './work.ts'

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
const toHandOver = z.object({ caseId: idOf<'case'>(), caseNumber: z.string(), ownerName: z.string() }) satisfies z.ZodType<ToHandOver>
const theCase = z.object({ caseId: idOf<'case'>() })
const reason = typed(500, 2)
const theClock = z.object({ clockId: idOf<'case_clock'>(), reason })

const work = z.object({
  difficult: z.boolean(), leadNeeded: z.array(z.enum(leadReasons)),
  team: z.array(z.object({ staffId: idOf<'staff'>(), name: z.string(), role: z.enum(teamRoles) })),
  plan: z.array(z.object({ id: idOf<'plan_step'>(), what: z.string(), ownerId: idOf<'staff'>(), ownerName: z.string(), dueOn: dayText, doneAt: instant.nullable(), result: z.string().nullable() })),
  contacts: z.array(z.object({ id: idOf<'contact'>(), at: instant, byName: z.string(), channel: z.enum(channels), incoming: z.boolean(), minutes: z.number().int(), withWhom: z.string(), summary: z.string() })),
  powers: z.array(z.object({ id: idOf<'power_of_attorney'>(), principalId: idOf<'party'>(), agentName: z.string(), relation: z.string(), powers: z.array(z.enum(powers)), fromDay: dayText, untilDay: dayText, revokedAt: instant.nullable() })),
  referrals: z.array(z.object({ id: idOf<'referral'>(), pathway: z.enum(pathways), reason: z.string(), byName: z.string(), at: instant })),
  recusals: z.array(z.object({ staffId: idOf<'staff'>(), name: z.string(), reason: z.string(), at: instant })),
}) satisfies z.ZodType<CaseWork>
const notes = z.array(z.object({ id: idOf<'closed_note'>(), kind: z.enum(closedNoteKinds), authorName: z.string(), at: instant, text: z.string() })) satisfies z.ZodType<ClosedNote[]>
const member = theCase.extend({ staffId: idOf<'staff'>() })
const safety = z.object({ asked: z.boolean(), unsafe: z.boolean() })

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
  /** Who works on a case and what they do: team, plan, talks, powers, ways elsewhere. */
  work: oc.route({ method: 'GET', path: '/cases/{caseId}/work', summary: 'Who works on a case and what they do' }).input(theCase).output(work),
  addToTeam: oc.route({ method: 'POST', path: '/cases/{caseId}/team', summary: 'Put somebody on the team' }).input(member.extend({ role: z.enum(keptRoles) })),
  leaveTeam: oc.route({ method: 'POST', path: '/cases/{caseId}/team/{staffId}/leaving', summary: 'Take somebody off the team' }).input(member.extend({ reason })),
  /** Somebody has an interest in the matter, or a party does not want them: they are booked for it no more. */
  toHandOver: oc.route({ method: 'GET', path: '/cases/to-hand-over', summary: 'Cases whose owner has stepped back and must hand them over' }).output(z.array(toHandOver)),
  stepBack: oc.route({ method: 'POST', path: '/cases/{caseId}/recusals', summary: 'Write down a recusal' }).input(member.extend({ reason })),
  markDifficult: oc.route({ method: 'POST', path: '/cases/{caseId}/difficulty', summary: 'Say whether a case is difficult' }).input(theCase.extend({ difficult: z.boolean() })),
  planStep: oc.route({ method: 'POST', path: '/cases/{caseId}/plan', summary: 'Put a step on the plan' }).input(theCase.extend({ what: typed(300, 2), ownerId: idOf<'staff'>(), dueOn: dayText })),
  finishStep: oc.route({ method: 'POST', path: '/cases/{caseId}/plan/{stepId}/result', summary: 'Write down what came of a step' }).input(theCase.extend({ stepId: idOf<'plan_step'>(), result: typed(500, 2) })),
  logContact: oc.route({ method: 'POST', path: '/cases/{caseId}/contacts', summary: 'Write down a talk with a party' })
    .input(theCase.extend({ channel: z.enum(channels), incoming: z.boolean(), minutes: z.number().int().min(0).max(600), withWhom: typed(50, 1), summary: typed(1000, 2) })),
  givePower: oc.route({ method: 'POST', path: '/cases/{caseId}/powers', summary: 'Write down a power of attorney' })
    .input(theCase.extend({ principalId: idOf<'party'>(), agentName: typed(50, 2), relation: typed(50, 1), powers: z.array(z.enum(powers)).min(1).max(powers.length), fromDay: dayText, untilDay: dayText })),
  revokePower: oc.route({ method: 'POST', path: '/cases/{caseId}/powers/{powerId}/revocation', summary: 'Take a power of attorney back' }).input(theCase.extend({ powerId: idOf<'power_of_attorney'>() })),
  /** Tells a party where else to go, with a card to take home. */
  refer: oc.route({ method: 'POST', path: '/cases/{caseId}/referrals', summary: 'Show a party another way' }).input(theCase.extend({ pathway: z.enum(pathways), reason: typed(500) })),
  /** Notes that are closed to others: each kind to its own readers only. */
  closedNotes: oc.route({ method: 'GET', path: '/cases/{caseId}/closed-notes', summary: 'Closed notes that are mine to read' }).input(theCase).output(notes),
  writeClosedNote: oc.route({ method: 'POST', path: '/cases/{caseId}/closed-notes', summary: 'Write a closed note' }).input(theCase.extend({ kind: z.enum(closedNoteKinds), text: typed(4000, 2) })),
  /** What a party answered in private; for the few who may know it. */
  safety: oc.route({ method: 'GET', path: '/cases/{caseId}/safety', summary: 'What a party answered in private' }).input(theCase).output(safety),
  answerSafety: oc.route({ method: 'POST', path: '/cases/{caseId}/safety', summary: 'Keep what a party answered in private' }).input(theCase.extend({ unsafe: z.boolean() })).output(safety),
}
