import { FileStore } from '@tus/file-store'
import { Server, type Upload } from '@tus/server'
import type { Express, Request } from 'express'
import { AsyncLocalStorage } from 'node:async_hooks'
import { createReadStream, mkdirSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { sides } from '#shared/cases/words.ts'
import type { Actor } from '#shared/people/words.ts'
import { idOf, typed } from '#shared/platform/zod.ts'
import { Refusal, refusalKinds } from '#shared/platform/refusal.ts'
import { hour } from '#shared/platform/time.ts'
import { keptName, promisedType, typeOf } from '#shared/records/rules.ts'
import type { FiledWay } from '#shared/records/words.ts'
import type { Deps } from '#server/deps.ts'
import type { Context } from '#server/people/index.ts'
import { answerFor } from '#server/platform/answer-for.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { attachFile } from './actions/attach-file.ts'
import { insistOnAttaching } from './actions/list-attachments.ts'
import { refuse } from './refuse.ts'

/** What an upload says of itself; the server adds whose it is. */
const about = z.object({ caseId: idOf<'case'>(), filename: z.string().min(1).max(1000), side: z.enum(sides).optional(), source: typed(100).optional(), inSession: z.literal('yes').optional() })

/** Serves resumable uploads (tus 1.0) at /api/uploads: bound to a case and to whoever began them, filed when the last byte is here. */
export function serveUploads(http: Express, { config, files, log, contextFor }: Pick<Deps, 'config' | 'files' | 'log' | 'contextFor'>, contextOf: (request: Request) => Promise<Context>): { expire: () => Promise<void> } {
  const directory = join(files.folder, 'unfinished')
  mkdirSync(directory, { recursive: true })
  const store = new FileStore({ directory, expirationPeriodInMilliseconds: 24 * hour })
  const asking = new AsyncLocalStorage<Context>()
  const whoAsks = (): Context => asking.getStore() ?? contextFor({ kind: 'guest', origin: 'unknown' })

  const file = async (upload: Upload): Promise<void> => {
    const { caseId, filename, side, source, inSession } = about.parse(upload.metadata)
    const type = typeOf(await headOf(join(directory, upload.id)))
    if (!type) {
      await store.remove(upload.id)
      throw refuse('wrong-type')
    }
    // NOTE: a fresh context, because the request may have begun many minutes ago.
    const { actor } = whoAsks()
    await attachFile(contextFor(actor), files, { caseId, name: filename, type, content: createReadStream(join(directory, upload.id)), origin: 'upload', way: inSession ? 'session' : wayOf(actor), side: side ?? null, source: source || null, sourceId: `upload:${upload.id}` })
  }

  const tus = new Server({
    path: '/api/uploads',
    datastore: store,
    relativeLocation: true,
    maxSize: config.UPLOAD_MAX_MB * 1024 * 1024,
    allowedOrigins: [config.PUBLIC_URL],
    onUploadCreate: async (_request, upload) => {
      const { caseId, filename, ...origin } = about.parse(upload.metadata ?? {})
      await insistOnAttaching(whoAsks(), caseId)
      if (!upload.size || !promisedType(filename)) throw refuse('wrong-type')
      return { metadata: { caseId, filename: keptName(filename), ...(origin as Record<string, string>), owner: ownerOf(whoAsks()) } }
    },
    onIncomingRequest: async (request, id) => {
      if (request.method === 'POST') return
      if (!/^[0-9a-f]{32}$/.test(id)) throw refuse('upload-gone')
      const upload = await store.getUpload(id)
      if (upload.metadata?.['owner'] !== ownerOf(whoAsks())) throw refuse('upload-gone')
      await insistOnAttaching(whoAsks(), about.parse(upload.metadata).caseId)
      // NOTE: all bytes may be here and yet not filed, if the database was gone at that moment; asking again files it.
      if (request.method === 'HEAD' && upload.offset === upload.size) await file(upload)
    },
    onUploadFinish: async (_request, upload) => {
      await file(upload)
      return {}
    },
    onResponseError: (_request, error) => {
      const refusal = asRefusal(error, config.UPLOAD_MAX_MB) ?? answerFor(error, log, { path: '/api/uploads' })
      return { status_code: refusalKinds[refusal.kind], body: JSON.stringify(refusal.body) }
    },
  })

  http.use('/api/uploads', async (request, response) => {
    // NOTE: tus would also give an upload back to whoever knows its name; files are fetched as attachments only.
    if (!['POST', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS'].includes(request.method)) throw refusePlainly('not-found')
    request.url = request.originalUrl
    await asking.run(await contextOf(request), () => tus.handle(request, response))
  })
  return { expire: async () => { await tus.cleanUpExpiredUploads() } }
}

// What tus itself says no to: plain objects with a status and a text.
function asRefusal(error: unknown, megabytes: number): Refusal | null {
  if (error instanceof Refusal) return error
  const status = error instanceof Error ? undefined : (error as { status_code?: number } | null)?.status_code
  if (status === 413) return refuse('upload-too-large', { megabytes })
  if (status === 404 || status === 410) return refuse('upload-gone')
  return status !== undefined && status < 500 ? refusePlainly('invalid-input', { field: (error as { body?: string }).body?.trim() ?? 'upload' }) : null
}

// A clerk takes things in over the counter, everybody else at their desk.
const wayOf = (actor: Actor): FiledWay => (actor.kind === 'staff' && actor.role === 'clerk' ? 'counter' : 'desk')

const ownerOf = ({ actor }: Context): string => (actor.kind === 'staff' || actor.kind === 'terminal' ? `${actor.kind}:${actor.id}` : 'nobody')

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
