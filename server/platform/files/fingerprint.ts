import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'

/** What a file is known again by: its SHA-256 (hex) and its length. */
export type Fingerprint = { sha256: string; bytes: number }

/** The fingerprint of what comes out of a stream. */
export async function fingerprint(content: Readable): Promise<Fingerprint> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of content as AsyncIterable<Buffer>) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { sha256: hash.digest('hex'), bytes }
}

/** The fingerprint of a file on this machine. */
export const fingerprintOf = (path: string): Promise<Fingerprint> => fingerprint(createReadStream(path))
