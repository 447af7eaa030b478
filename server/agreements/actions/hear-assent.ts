import type { AssentId } from '#shared/agreements/assent-rules.ts'
import type { AgreementId } from '#shared/agreements/words.ts'
import { audit, type Context, insistStaff } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import type { Store } from '#server/platform/files/store.ts'
import { takeTurn } from '#server/platform/pace.ts'
import { insistOnWatching } from '#server/records/index.ts'
import { addHearing, findAssent } from '../assent-store.ts'
import { openAgreement } from '../place.ts'
import { refuse } from '../refuse.ts'
import { type Kept, readAgain } from './check-assents.ts'

export type Hearing = { sound: string; type: 'audio/ogg'; sha256: string; name: string; at: string }

/** Plays a spoken yes to who may watch the recording it was cut from. Who listens, and why, is written down first; a changed byte is found. Rules K6, K7. */
export async function hearAssent(ctx: Context, files: Store, { agreementId, assentId, reason }: { agreementId: AgreementId; assentId: AssentId; reason: string }): Promise<Hearing> {
  const { id: staffId, name } = insistStaff(ctx)
  await takeTurn(`hear ${staffId}`, { points: 20, seconds: 60 })
  const { agreement } = await openAgreement(ctx, agreementId)
  await insistOnWatching(ctx, agreement.sessionId)
  const assent = await findAssent(ctx.db, assentId)
  if (assent?.agreementId !== agreementId || assent.cancelledAt !== null || assent.path === null) throw refuse('assent-none')
  await inTransaction(ctx, async (ctx) => {
    await addHearing(ctx.db, { id: ctx.newId<'assent_hearing'>(), assentId, staffId, name, reason, at: ctx.now })
    await audit(ctx, { verb: `hear spoken assent: ${reason}`, subject: 'agreement', subjectId: agreementId, partyId: assent.partyId })
  })
  const found = await readAgain(ctx, files, assent as Kept)
  if (typeof found === 'string') throw refuse('assent-damaged')
  return { sound: found.toString('base64'), type: 'audio/ogg', sha256: assent.sha256!, name, at: ctx.now.toISOString() }
}
