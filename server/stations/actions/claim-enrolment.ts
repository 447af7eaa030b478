import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { EnrolmentState } from '#shared/stations/contract.ts'
import type { EnrolmentId } from '#shared/stations/words.ts'
import { audit, type Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { takeTurn } from '#server/platform/pace.ts'
import { sha256 } from '#server/platform/sealed.ts'
import { terminalChanged } from '../announcements.ts'
import { credentialMark } from '../identify-terminal.ts'
import { refuse } from '../refuse.ts'
import { changeTerminal, holdEnrolment, loadTerminal, markClaimed } from '../store.ts'

/** The device looks whether it was approved. Rule T5: its credential, 256 random bits, is given once and kept only as a hash. */
export async function claimEnrolment(ctx: Context, { enrolmentId, claim }: { enrolmentId: EnrolmentId; claim: string }): Promise<EnrolmentState> {
  await takeTurn(`claim ${ctx.actor.origin}`, { points: 600, seconds: 600 })
  return inTransaction(ctx, async (ctx) => {
    const enrolment = await holdEnrolment(ctx.db, enrolmentId)
    if (!enrolment || !timingSafeEqual(enrolment.claimHash, sha256(claim)) || enrolment.claimedAt || enrolment.expiresAt <= ctx.now) throw refuse('enrolment-gone')
    if (!enrolment.terminalId) return { state: 'waiting' }
    const credential = credentialMark + randomBytes(32).toString('base64url')
    await changeTerminal(ctx.db, enrolment.terminalId, { credentialHash: sha256(credential), enrolledAt: ctx.now, enrolledBy: enrolment.approvedBy, revokedAt: null })
    await markClaimed(ctx.db, enrolmentId, ctx.now)
    const terminal = (await loadTerminal(ctx.db, enrolment.terminalId, ctx.now))!
    await announce(ctx, terminalChanged, { terminalId: terminal.id, stationId: terminal.stationId })
    await audit(ctx, { verb: 'claim', subject: 'terminal', subjectId: terminal.id })
    return { state: 'enrolled', credential, terminal }
  })
}
