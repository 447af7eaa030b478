import type { Express, Request, Response } from 'express'
import { z } from 'zod'
import { idOf } from '#shared/platform/zod.ts'
import type { Deps } from '#server/deps.ts'
import { mayReadCase } from '#server/cases/index.ts'
import { audit, type Context, insist } from '#server/people/index.ts'
import { serveFile } from '#server/platform/files/serve.ts'
import type { Store } from '#server/platform/files/store.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { openShowing } from './actions/see-evidence.ts'
import { isIntact } from './files.ts'
import { addReading } from './reading-store.ts'
import { refuse } from './refuse.ts'
import { findAttachment } from './store.ts'

type Found = NonNullable<Awaited<ReturnType<typeof findAttachment>>>

/**
 * Serves the bytes of attachments, each time written down: at /api/attachments/{id}/file to who may read the case, and
 * at /api/showings/{id}/file for as long as it is shown to the seat of whoever asks, and no longer.
 */
export function serveDownloads(http: Express, { files }: Pick<Deps, 'files'>, contextOf: (request: Request) => Promise<Context>): void {
  http.get('/api/attachments/:attachmentId/file', async (request, response) => {
    const ctx = await contextOf(request)
    insist(ctx, ctx.actor.kind === 'staff')
    const id = z.object({ attachmentId: idOf<'attachment'>() }).parse(request.params).attachmentId
    const found = await findAttachment(ctx.db, id)
    if (!found || !(await mayReadCase(ctx, found.caseId))) throw refusePlainly('not-found')
    await insistOnWhole(request, files, found)
    await noteReading(ctx, request, found)
    await give(ctx, request, response, files, found)
  })
  http.get('/api/showings/:showingId/file', async (request, response) => {
    const ctx = await contextOf(request)
    const { showing } = await openShowing(ctx, z.object({ showingId: idOf<'evidence_showing'>() }).parse(request.params).showingId)
    const found = (await findAttachment(ctx.db, showing.attachmentId))!
    await insistOnWhole(request, files, found)
    await give(ctx, request, response, files, found)
  })
}

// NOTE: the later pieces that a player asks for are the same look.
async function noteReading({ db, actor, now }: Context, { headers: { range } }: Request, { id }: Found): Promise<void> {
  if (actor.kind === 'staff' && (!range || range.startsWith('bytes=0-'))) await addReading(db, { attachmentId: id, staffId: actor.id, at: now })
}

// NOTE: a player asks for pieces; the whole was checked when it asked for the first one.
async function insistOnWhole({ headers: { range } }: Request, files: Store, found: Found): Promise<void> {
  if (!range && !(await isIntact(files, found))) throw refuse('file-damaged')
}

async function give(ctx: Context, request: Request, response: Response, files: Store, found: Found): Promise<void> {
  await audit(ctx, { verb: 'download', subject: 'attachment', subjectId: found.id })
  const file = await files.open(found.path)
  if (!file) throw refuse('file-damaged')
  await serveFile(request, response, file, {
    'Content-Type': found.type === 'text/plain' ? 'text/plain; charset=utf-8' : found.type,
    'Content-Disposition': dispositionOf(found.name),
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
    // Whatever a file says, it is shown as a picture of itself: no scripts, no pages of ours.
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  })
}

// RFC 6266: a plain name for old browsers, the true one in UTF-8.
function dispositionOf(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_')
  const true8 = encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${true8}`
}
