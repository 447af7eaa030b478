import { oc } from '@orpc/contract'
import { z } from 'zod'
import { partyShown } from '../people/contract.ts'
import { idOf, instant, typed } from '../platform/zod.ts'
import { type CaseFile, type CaseSummary, caseStatuses, sides, topics, tracks } from './words.ts'

const summary = z.object({
  id: idOf<'case'>(), number: z.string(), topic: z.enum(topics), track: z.enum(tracks), status: z.enum(caseStatuses), summary: z.string(),
  ownerId: idOf<'staff'>(), ownerName: z.string(), stationId: idOf<'unit'>(), openedAt: instant,
}) satisfies z.ZodType<CaseSummary>

const file = summary.extend({
  parties: z.array(partyShown.extend({ partyId: idOf<'party'>(), side: z.enum(sides), stationId: idOf<'unit'>() })),
  timeline: z.array(z.object({ id: z.string(), at: instant, what: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])), by: z.string(), chapter: z.string(), refId: z.string().nullable() })),
}) satisfies z.ZodType<CaseFile>

/** What the client may ask of the cases chapter. */
export const casesContract = {
  /** The cases that are mine to see: a clerk's station, an officer's own, all for a lead. Newest first. */
  list: oc.route({ method: 'GET', path: '/cases', summary: 'Cases that are mine to see, newest first' })
    .input(z.object({ find: typed(100).optional(), before: instant.optional(), limit: z.coerce.number().int().min(1).max(100).default(50) })).output(z.array(summary)),
  /** One case with its parties and timeline; whoever opens it is written down. */
  open: oc.route({ method: 'GET', path: '/cases/{caseId}', summary: 'Open a case file' }).input(z.object({ caseId: idOf<'case'>() })).output(file),
}
