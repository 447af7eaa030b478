import { randomBytes, randomInt } from 'node:crypto'
import { enrolmentMs } from '#shared/stations/rules.ts'
import type { Context } from '#server/people/index.ts'
import { takeTurn } from '#server/platform/pace.ts'
import { sha256 } from '#server/platform/sealed.ts'
import { addEnrolment, codeIsShown } from '../store.ts'

/** A device asks to become a terminal. Rule T4: the code is good once, for ten minutes, and is kept only as a hash. */
export async function askEnrolment(ctx: Context) {
  // NOTE: anybody may ask, so an address may ask only so often; a station full of new devices still fits.
  await takeTurn(`enrolment ${ctx.actor.origin}`, { points: 30, seconds: 600 })
  const code = await freeCode(ctx)
  const claim = randomBytes(32).toString('base64url')
  const enrolmentId = ctx.newId<'enrolment'>()
  const expiresAt = new Date(ctx.now.getTime() + enrolmentMs)
  await addEnrolment(ctx.db, { id: enrolmentId, codeHash: sha256(code), claimHash: sha256(claim), expiresAt, createdAt: ctx.now })
  return { enrolmentId, code, claim, expiresAt: expiresAt.toISOString() }
}

async function freeCode(ctx: Context): Promise<string> {
  for (;;) {
    const code = String(randomInt(100_000_000)).padStart(8, '0')
    if (!(await codeIsShown(ctx.db, sha256(code), ctx.now))) return code
  }
}
