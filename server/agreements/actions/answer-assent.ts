import { assentOf, isAskedForAssent, mayTakeBack } from '#shared/agreements/assent-rules.ts'
import { maySignAs } from '#shared/agreements/may.ts'
import type { Agreement, AgreementId } from '#shared/agreements/words.ts'
import type { PartyId } from '#shared/people/words.ts'
import { seatOf } from '#shared/sessions/rules.ts'
import { audit, type Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import type { Store } from '#server/platform/files/store.ts'
import { announce } from '#server/platform/outbox.ts'
import { isRecorded } from '#server/records/index.ts'
import { agreementChanged, assentSaid } from '../announcements.ts'
import { addAssent, cancelAssents, saveAssent } from '../assent-store.ts'
import { insistOnSigning } from '../insist.ts'
import { seenBy, takeAgreement } from '../place.ts'
import { refuse } from '../refuse.ts'
import { loadAgreement } from '../store.ts'
import { throwAwaySounds } from './keep-assent.ts'
import { partyIn } from './choose-way.ts'

type Asked = { agreementId: AgreementId; partyId: PartyId; contentHash: string }

/** Keeps what a party answers, on its own terminal, to whether its spoken yes may be kept. Answered anew, what was kept before is thrown away. Rules K1, K5. */
export async function answerAssent(ctx: Context, files: Store, { answer, ...asked }: Asked & { answer: 'yes' | 'no' }): Promise<Agreement> {
  const answered = await inTransaction(ctx, async (ctx) => {
    const { agreement, place, terminal } = await takeOwn(ctx, asked)
    const given = assentOf(agreement, asked.partyId)
    // The answer may have been lost on the line: the same again changes nothing.
    if (given?.answer === answer && given.saidAt === null) return seenBy(ctx.actor, agreement, place)
    if (!mayTakeBack(agreement.status)) throw refuse('assent-late')
    if (answer === 'yes') {
      insistOnSigning(ctx.actor, agreement, place.session, asked.contentHash)
      if (!isAskedForAssent(agreement, asked.partyId)) throw refuse('assent-minor')
      if (!(await isRecorded(ctx.db, agreement.sessionId))) throw refuse('assent-not-recorded')
    }
    const { id: agreementId, version, contentHash } = agreement
    await cancelAssents(ctx.db, agreementId, 'answered-anew', ctx.now, asked.partyId)
    await addAssent(ctx.db, { id: ctx.newId<'spoken_assent'>(), agreementId, partyId: asked.partyId, version, contentHash, ...terminal, answer, answeredAt: ctx.now })
    await audit(ctx, { verb: answer === 'yes' ? 'let spoken assent be kept' : 'keep no spoken assent', subject: 'agreement', subjectId: agreementId, partyId: asked.partyId })
    return tellAll(ctx, agreement, place)
  })
  await throwAwaySounds(ctx, files)
  return answered
}

/** The party has said it: what was said since its answer is cut next. Rule K2. */
export function sayAssent(ctx: Context, asked: Asked): Promise<Agreement> {
  return inTransaction(ctx, async (ctx) => {
    const { agreement, place } = await takeOwn(ctx, asked)
    const given = assentOf(agreement, asked.partyId)
    if (given?.answer !== 'yes') throw refuse('assent-not-asked')
    if (given.saidAt !== null) return seenBy(ctx.actor, agreement, place)
    insistOnSigning(ctx.actor, agreement, place.session, asked.contentHash)
    await saveAssent(ctx.db, given.id, { saidAt: ctx.now, sound: 'waiting' })
    await audit(ctx, { verb: 'say assent', subject: 'agreement', subjectId: agreement.id, partyId: asked.partyId })
    await announce(ctx, assentSaid, { assentId: given.id })
    return tellAll(ctx, agreement, place)
  })
}

// The agreement, taken by the party's own terminal, and which seat and terminal that is.
async function takeOwn(ctx: Context, { agreementId, partyId }: Asked) {
  const { agreement, place } = await takeAgreement(ctx, agreementId, 'read')
  const signer = partyIn(agreement, partyId)
  const seat = seatOf(place.session, ctx.actor)
  if (ctx.actor.kind !== 'terminal' || seat === null || !maySignAs(ctx.actor, signer, place.sitting)) throw refuse('not-your-signature')
  return { agreement, place, terminal: { terminalId: ctx.actor.id, seatId: seat.id } }
}

async function tellAll(ctx: Context, { id, sessionId, caseId }: Agreement, place: Parameters<typeof seenBy>[2]): Promise<Agreement> {
  await announce(ctx, agreementChanged, { agreementId: id, sessionId, caseId })
  return seenBy(ctx.actor, (await loadAgreement(ctx.db, id))!, place)
}
