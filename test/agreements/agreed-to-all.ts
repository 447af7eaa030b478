import { clauseAnswer, signingWay } from '#drizzle/schema/index.ts'
import { clauseHashes } from '#server/agreements/content.ts'
import type { Db } from '#server/platform/db.ts'
import type { Agreement } from '#shared/agreements/words.ts'
import { sides } from '#shared/cases/words.ts'
import { anId, morning } from '#test/helpers/a-context.ts'
import type { LiveSession } from '#test/helpers/a-live-session.ts'

/** Both sides have agreed to every clause of the present text and to signing on the screen, on their terminals. */
export async function agreedToAll<Known extends Agreement>(db: Db, agreement: Known, terminals: LiveSession['terminals']): Promise<Known> {
  const { id: agreementId, version } = agreement
  await db.insert(clauseAnswer).values(sides.flatMap((side) => [...clauseHashes(agreement)].map(([clause, textHash]) => ({ id: anId<'clause_answer'>(), agreementId, version, clause, textHash, side, answer: 'agree' as const, terminalId: terminals[side].id, answeredAt: morning }))))
  await db.insert(signingWay).values(agreement.parties.map(({ partyId, side }) => ({ id: anId<'signing_way'>(), agreementId, partyId, way: 'finger' as const, terminalId: terminals[side].id, chosenAt: morning })))
  return agreement
}
