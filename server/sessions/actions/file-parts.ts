import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { keptUntil } from '#shared/sessions/recording.ts'
import { loadCase } from '#server/cases/index.ts'
import { audit, type Context } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { fingerprintOf } from '#server/platform/files/fingerprint.ts'
import { chainOf, mendPart } from '../recording/mend-part.ts'
import { type PartNotes, partNotes } from '../recording/part-notes.ts'
import type { Shelf } from '../recording/shelf.ts'
import { holdChain, insertPart, isFiled } from '../recording-store.ts'
import { loadSession } from '../store.ts'

/**
 * Files what has been recorded: each ended file gets its fingerprint, its place in the chain, and goes into the store.
 * `found` names what lay there when this server started: those of it that were cut are filed too. Done again, it goes on
 * where it stopped. Rule V8.
 */
export async function fileParts(ctx: Context, shelf: Shelf, found: ReadonlySet<string>): Promise<number> {
  let filed = 0
  for (const name of (await readdir(shelf.open)).filter((name) => name.endsWith('.json')).sort()) {
    const notes = partNotes.safeParse(await readFile(join(shelf.open, name), 'utf8').then((text) => JSON.parse(text) as unknown).catch(() => null)).data
    if (notes && (notes.closed || found.has(name)) && (await filePart(ctx, shelf, notes))) filed += 1
  }
  return filed
}

async function filePart(ctx: Context, shelf: Shelf, notes: PartNotes): Promise<boolean> {
  const file = join(shelf.open, `${notes.partId}.webm`)
  const path = shelf.pathOf(notes.sessionId, notes.partId)
  const durationMs = notes.closed ? notes.durationMs : await mendPart(file).catch(() => null)
  if (!(await isFiled(ctx.db, notes.partId))) {
    if (durationMs === null) return forget(shelf, notes, false)
    await save(ctx, { ...notes, durationMs }, path, await fingerprintOf(file))
  }
  await shelf.keep(file, path)
  return forget(shelf, notes, true)
}

async function save(ctx: Context, notes: PartNotes, path: string, print: { sha256: string; bytes: number }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const session = (await loadSession(ctx.db, notes.sessionId))!
    const file = await loadCase(ctx.db, session.caseId)
    const last = await holdChain(ctx.db)
    const { partId: id, recordingId, sessionId, seatId, role, side, label, durationMs } = notes
    const startedAt = new Date(notes.wallAtZero)
    await insertPart(ctx.db, {
      id, nth: last.nth + 1, recordingId, sessionId, seatId, role, side, label, startedAt, durationMs, path, ...print,
      sessionMs: Math.round(Math.max(0, notes.wallAtZero - (notes.sessionStartedAt ?? notes.wallAtZero))), clockIndex: notes.index, cut: !notes.closed,
      chainBefore: last.chain, chain: chainOf(last.chain, { partId: id, ...print }), filedAt: ctx.now, keptUntil: keptUntil(file!.track, startedAt),
    })
    await audit(ctx, { verb: notes.closed ? 'file' : 'file what was cut', subject: 'recording', subjectId: id })
  })
}

async function forget(shelf: Shelf, { partId }: PartNotes, filed: boolean): Promise<boolean> {
  for (const end of ['webm', 'json']) await rm(join(shelf.open, `${partId}.${end}`), { force: true })
  return filed
}
