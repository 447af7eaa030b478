import { type AssentId, stretchOf, triesAgain } from '#shared/agreements/assent-rules.ts'
import { audit, type Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import type { Store } from '#server/platform/files/store.ts'
import { announce } from '#server/platform/outbox.ts'
import { cutVoice, storeFile } from '#server/records/index.ts'
import type { Shelf } from '#server/sessions/index.ts'
import { agreementChanged } from '../announcements.ts'
import { type AssentRow, findAssent, loadTakenBack, loadUncut, saveAssent } from '../assent-store.ts'
import { holdAgreement } from '../store.ts'

/** Where recordings lie, and where what is cut from them goes. */
export type Booth = { shelf: Shelf; files: Store }

/**
 * Cuts a spoken yes from its party's own track, hashes it and keeps it with the signature. Nothing waits for it: what
 * becomes of it is a state of its own. Done again, or twice at once, one is kept. Throws where the cut failed. Rules K2–K4.
 */
export async function keepAssent(ctx: Context, booth: Booth, assentId: AssentId): Promise<void> {
  const assent = await findAssent(ctx.db, assentId)
  if (!assent || !isWanted(assent, ctx.now)) return
  const { answeredAt, saidAt, sessionId, seatId } = assent
  try {
    const voice = await cutVoice(ctx, booth.shelf, { sessionId, seatId, ...stretchOf({ answeredAt, saidAt }) })
    if (voice.is === 'kept') await keep(ctx, booth, assentId, voice)
    else await save(ctx, assentId, { sound: voice.is })
  } catch (error) {
    await save(ctx, assentId, { sound: 'failed' })
    throw error
  }
}

/** Tries those again that have no sound yet: a server stopped in between, ffmpeg was not there, a file could not be read. Rule K4. */
export async function keepRest(ctx: Context, booth: Booth): Promise<void> {
  const week = 7 * 24 * 3_600_000
  for (const { id } of await loadUncut(ctx.db, new Date(ctx.now.getTime() - week), new Date(ctx.now.getTime() - 60_000))) await keepAssent(ctx, booth, id).catch(() => undefined)
  await throwAwaySounds(ctx, booth.files)
}

/** Throws away the sounds that their parties have taken back; that they were there stays. Rule K5. */
export async function throwAwaySounds({ db }: Pick<Context, 'db'>, files: Store): Promise<void> {
  for (const { id, path } of await loadTakenBack(db)) {
    await files.drop(path!)
    await saveAssent(db, id, { path: null })
  }
}

async function keep(ctx: Context, { files }: Booth, assentId: AssentId, { sound, durationMs }: { sound: Buffer; durationMs: number }): Promise<void> {
  const stored = await storeFile(files, sound)
  const kept = await save(ctx, assentId, { sound: 'kept', ...stored, durationMs, keptAt: ctx.now }).catch(async (error: unknown) => {
    await files.takeBack(stored.path)
    throw error
  })
  if (!kept) await files.takeBack(stored.path)
}

/** Notes what became of it, unless it was taken back, cancelled or kept meanwhile; gives whether it did. NOTE: the agreement's row is held, so that the seal either lists it or does not. */
function save(ctx: Context, assentId: AssentId, change: Partial<AssentRow> & { sound: NonNullable<AssentRow['sound']> }): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const before = await findAssent(ctx.db, assentId)
    await holdAgreement(ctx.db, before!.agreementId)
    const assent = await findAssent(ctx.db, assentId)
    if (!assent || !isWanted(assent, ctx.now)) return false
    const { agreementId, partyId, sessionId, caseId } = assent
    await saveAssent(ctx.db, assentId, change)
    if (change.sound !== assent.sound) await audit(ctx, { verb: `spoken assent ${change.sound}${change.sha256 ? ` ${change.sha256}` : ''}`, subject: 'agreement', subjectId: agreementId, partyId })
    await announce(ctx, agreementChanged, { agreementId, sessionId, caseId })
    return true
  })
}

const isWanted = <Row extends AssentRow>(assent: Row, now: Date): assent is Row & { saidAt: Date } => assent.cancelledAt === null && assent.saidAt !== null && triesAgain(assent.sound, assent.saidAt, now)
