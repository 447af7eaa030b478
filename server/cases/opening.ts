import type { CaseId, Side, Topic, Track } from '#shared/cases/words.ts'
import type { PartyId, StaffId, UnitId } from '#shared/people/words.ts'
import { dayOf } from '#shared/platform/time.ts'
import type { Context } from '#server/people/index.ts'
import { bylineOf } from './byline.ts'

/** A case that is to be opened. It has an owner from the first moment (首接责任). */
export type CaseOpening = { id: CaseId; topic: Topic; track: Track; summary: string; ownerId: StaffId; stationId: UnitId; parties: { partyId: PartyId; side: Side; stationId: UnitId }[]; mark: string }

/** What the database's `open_case` is handed. Its number begins with the county's mark and the year: 青禾调〔2026〕. */
export function openingOf(ctx: Pick<Context, 'now' | 'actor' | 'newId'>, { mark, ...opening }: CaseOpening): object {
  return { ...opening, series: `${mark}调〔${dayOf(ctx.now).slice(0, 4)}〕`, at: ctx.now.toISOString(), by: bylineOf(ctx.actor), entryId: ctx.newId() }
}
