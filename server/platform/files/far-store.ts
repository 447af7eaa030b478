import type { Disk } from 'flydrive'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { z } from 'zod'
import { Refusal } from '#shared/platform/refusal.ts'
import { sayBoth } from '#shared/platform/say.ts'
import { platformTexts } from '#shared/platform/texts.ts'
import type { Config } from '../config.ts'

/** `away`: it does not answer. `refused`: it does not know the key, or the key may not do this. `no-bucket`: it has no such bucket. `changed`: what it holds is not what was sent. */
export type FarWhy = 'away' | 'refused' | 'no-bucket' | 'changed'

/** Thrown where the store on the other side does not do what it is asked. Whoever waits is told that nothing is lost. */
export class FarTrouble extends Refusal {
  readonly why: FarWhy
  constructor(why: FarWhy, cause: unknown) {
    super('unavailable', 'files-away', sayBoth(platformTexts, 'files-away', {}))
    this.why = why
    this.cause = cause
  }
}

/** A piece of a file: first and last byte, both counted. */
export type Piece = { from: number; to: number }

/** A store on the other side of a line. Each throws `FarTrouble`. */
export type FarStore = {
  /** How long a file is; null where there is none of that key. */
  sizeOf: (key: string) => Promise<number | null>
  /** A file, or a piece of it; null where there is none of that key. */
  read: (key: string, piece?: Piece) => Promise<Readable | null>
  /** Puts a file there. Done again, it takes the place of the one of before. */
  send: (key: string, content: Readable, bytes: number) => Promise<void>
  drop: (key: string) => Promise<void>
}

export type FarSettings = Pick<Config, 'FILES_S3_BUCKET' | 'FILES_S3_ENDPOINT' | 'FILES_S3_REGION' | 'FILES_S3_KEY' | 'FILES_S3_SECRET' | 'FILES_S3_PATH_STYLE'>

const answerWithinMs = 15_000

/** The S3 store that the settings name, through flydrive; null where they name none. Nothing of it is loaded before it is first asked. */
export function farStore(config: FarSettings): FarStore | null {
  if (config.FILES_S3_BUCKET === undefined) return null
  let opened: Promise<Disk> | null = null
  const disk = () => (opened ??= openDisk(config))
  const sizeOf: FarStore['sizeOf'] = async (key) => {
    try {
      return (await (await disk()).getMetaData(key)).contentLength
    } catch (error) {
      if (statusOf(error) !== 404) throw troubleOf(error)
      // NOTE: asked only for its size, a store does not say whether the file or the whole bucket is missing.
      const found = await read(key)
      found?.destroy()
      if (found === null) return null
      throw new FarTrouble('away', error)
    }
  }
  const read: FarStore['read'] = async (key, piece) => {
    // NOTE: flydrive reads whole files only; an address that it has signed takes a range.
    const address = await (await disk()).getSignedUrl(key, { expiresIn: '1h' })
    const waits = new AbortController()
    const timer = setTimeout(() => waits.abort(), answerWithinMs)
    const answer = await fetch(address, { signal: waits.signal, headers: piece ? { Range: `bytes=${piece.from}-${piece.to}` } : {} }).catch((error: unknown) => { throw new FarTrouble('away', error) }).finally(() => clearTimeout(timer))
    if (answer.ok && answer.body) return Readable.fromWeb(answer.body as ReadableStream)
    const words = await answer.text().catch(() => '')
    if (answer.status === 404 && !words.includes('NoSuchBucket')) return null
    throw new FarTrouble(whyOf(answer.status), words)
  }
  return {
    sizeOf,
    read,
    send: async (key, content, bytes) => { await (await disk()).putStream(key, content, { contentLength: bytes }).catch((error: unknown) => { throw troubleOf(error) }) },
    drop: async (key) => { await (await disk()).delete(key).catch((error: unknown) => { throw troubleOf(error) }) },
  }
}

async function openDisk({ FILES_S3_BUCKET: bucket, FILES_S3_ENDPOINT: endpoint, FILES_S3_REGION: region, FILES_S3_KEY: accessKeyId, FILES_S3_SECRET: secretAccessKey, FILES_S3_PATH_STYLE: forcePathStyle }: FarSettings): Promise<Disk> {
  const [{ Disk }, { S3Driver }] = await Promise.all([import('flydrive'), import('flydrive/drivers/s3')])
  return new Disk(new S3Driver({
    bucket: bucket!, endpoint: endpoint!, region, forcePathStyle, credentials: { accessKeyId: accessKeyId!, secretAccessKey: secretAccessKey! },
    visibility: 'private', supportsACL: false, maxAttempts: 2,
    // NOTE: stores other than Amazon's do not know the checksums of their own that it sends since 2025; we read back what we sent instead.
    requestChecksumCalculation: 'WHEN_REQUIRED', responseChecksumValidation: 'WHEN_REQUIRED',
    // What goes wrong is told by whoever asked.
    logger: { trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet },
    requestHandler: { connectionTimeout: 5_000, socketTimeout: 60_000 },
  }))
}

const quiet = (): void => undefined
const answered = z.object({ $metadata: z.object({ httpStatusCode: z.number().optional() }) })
const caused = z.object({ cause: z.unknown() })

// What the store answered, however deep it lies in the error.
function statusOf(error: unknown): number | null {
  const { success, data } = answered.safeParse(error)
  if (success) return data.$metadata.httpStatusCode ?? null
  const cause = caused.safeParse(error).data?.cause
  return cause ? statusOf(cause) : null
}

const whyOf = (status: number | null): FarWhy => (status === 401 || status === 403 ? 'refused' : status === 404 ? 'no-bucket' : 'away')
const troubleOf = (error: unknown): FarTrouble => new FarTrouble(whyOf(statusOf(error)), error)
