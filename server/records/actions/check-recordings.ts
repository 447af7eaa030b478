import type { FileState } from '#shared/records/recordings.ts'
import { day } from '#shared/platform/time.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { insistOnCase } from '#server/cases/index.ts'
import { audit, type Context, insistStaff } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { takeTurn } from '#server/platform/pace.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { chainOf, type Shelf } from '#server/sessions/index.ts'
import { type FilmRow, findCaseOf, loadChain, loadFilesAfter, loadFilms, loadParts, loadUnread, type PartRow, saveFilm, saveFound } from '../recording-store.ts'
import { brokenLink } from '../rules/chain.ts'

/** Reads the files of a session again, and the chain of all: for whoever may read the case. Rule R4. */
export async function checkRecordings(ctx: Context, shelf: Shelf, sessionId: SessionId): Promise<{ found: FileState[]; chainBrokenAt: number | null }> {
  const { id } = insistStaff(ctx)
  const caseId = await findCaseOf(ctx.db, sessionId)
  if (caseId === null) throw refusePlainly('not-found')
  await insistOnCase(ctx, caseId)
  await takeTurn(`check recordings ${id}`, { points: 6, seconds: 60 })
  const found: FileState[] = []
  for (const part of await loadParts(ctx.db, [sessionId])) if (part.removedAt === null) found.push(await readAgain(ctx, shelf, part))
  for (const film of await loadFilms(ctx.db, [sessionId])) if (isMade(film)) found.push(await readFilm(ctx, shelf, film))
  await audit(ctx, { verb: 'check recordings', subject: 'session', subjectId: sessionId })
  return { found, chainBrokenAt: await checkChain(ctx) }
}

/** Reads the files again that were not for a month, some at a time. Gives the numbers of those that are not as they were filed. */
export async function readUnread(ctx: Context, shelf: Shelf, { most = 200 } = {}): Promise<number[]> {
  const bad: number[] = []
  for (const part of await loadUnread(ctx.db, new Date(ctx.now.getTime() - 30 * day), most)) if ((await readAgain(ctx, shelf, part)) !== 'whole') bad.push(part.nth)
  return bad
}

/** Reads all files again. Tells of each what was found; gives how many there are, and how many are not as they were filed. */
export async function readAll(ctx: Context, shelf: Shelf, tell: (part: PartRow, found: FileState) => void): Promise<{ files: number; bad: number }> {
  let [files, bad] = [0, 0]
  for (let last = 0; ; ) {
    const parts = await loadFilesAfter(ctx.db, last, 200)
    for (const part of parts) {
      const found = await readAgain(ctx, shelf, part)
      tell(part, found)
      files += 1
      if (found !== 'whole') bad += 1
    }
    if (parts.length === 0) return { files, bad }
    last = parts.at(-1)!.nth
  }
}

/** Walks the chain of all files from its beginning. Gives the number of the first entry that does not follow from the one before; null where all do. */
export async function checkChain({ db }: Pick<Context, 'db'>): Promise<number | null> {
  for (let last = { nth: 0, chain: '' }; ; ) {
    const entries = await loadChain(db, last.nth, 1_000)
    const broken = brokenLink(entries.map((entry) => ({ ...entry, links: chainOf(entry.chainBefore, { ...entry, partId: entry.id }) })), last)
    if (broken !== null || entries.length === 0) return broken
    last = entries.at(-1)!
  }
}

async function readAgain(ctx: Context, shelf: Shelf, part: PartRow): Promise<'whole' | 'changed' | 'missing'> {
  const found = await shelf.filed.look(part.path, part)
  await inTransaction(ctx, async (ctx) => {
    await saveFound(ctx.db, part.id, found, ctx.now)
    if (found !== 'whole' && found !== part.found) await audit(ctx, { verb: `recording found ${found}`, subject: 'recording', subjectId: part.id })
  })
  return found
}

const isMade = (film: FilmRow): film is MadeFilm => film.path !== null && film.bytes !== null && film.sha256 !== null
type MadeFilm = FilmRow & { path: string; bytes: number; sha256: string }

async function readFilm(ctx: Context, shelf: Shelf, film: MadeFilm): Promise<FileState> {
  const found = await shelf.filed.look(film.path, film)
  await saveFilm(ctx.db, film.sessionId, { found, checkedAt: ctx.now })
  return found
}
