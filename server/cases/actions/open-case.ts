import { inTransaction } from '#server/platform/context.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { Context } from '#server/people/index.ts'
import { type CaseOpening, openingOf } from '../opening.ts'
import { refuse } from '../refuse.ts'
import { saveCase } from '../store.ts'

/** Opens a case file with its parties and its owner; gives its id and number (青禾调〔2026〕0001, without gaps). */
export async function openCase(ctx: Context, opening: Omit<CaseOpening, 'id'>): Promise<{ id: CaseId; number: string }> {
  insistOnSides(opening.parties)
  const id = ctx.newId<'case'>()
  const number = await inTransaction(ctx, (ctx) => saveCase(ctx.db, openingOf(ctx, { ...opening, id })))
  return { id, number }
}

/** A case has an applicant, and nobody stands on it twice. */
export function insistOnSides(parties: CaseOpening['parties']): void {
  if (!parties.some((party) => party.side === 'applicant')) throw refuse('case-needs-sides')
  if (new Set(parties.map((party) => party.partyId)).size < parties.length) throw refuse('same-person-twice')
}
