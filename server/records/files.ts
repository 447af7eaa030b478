import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Store } from '#server/platform/files/store.ts'

/** Where a file lies in the store of files, how long it is, and its SHA-256 (hex). */
export type Stored = { path: string; bytes: number; sha256: string }

/** Stores bytes under a random name and hashes them on their way. What a person called the file never becomes a path. */
export async function storeFile(files: Store, content: Buffer | Readable): Promise<Stored> {
  const name = randomBytes(16).toString('hex')
  const path = join('stored', name.slice(0, 2), name)
  const place = files.placeOf(path)
  const hash = createHash('sha256')
  let bytes = 0
  const counted = new Transform({ transform(chunk: Buffer, _encoding, done) { hash.update(chunk); bytes += chunk.length; done(null, chunk) } })
  await mkdir(dirname(place), { recursive: true })
  try {
    // NOTE: flushed to the disk before it is called stored, because its row outlives a power cut.
    await pipeline(Buffer.isBuffer(content) ? Readable.from([content]) : content, counted, createWriteStream(`${place}.new`, { flush: true }))
    await rename(`${place}.new`, place)
  } catch (error) {
    await rm(`${place}.new`, { force: true })
    throw error
  }
  return { path, bytes, sha256: hash.digest('hex') }
}

/** Whether a stored file is still, byte for byte, what was filed. */
export const isIntact = async (files: Store, { path, bytes, sha256 }: Stored): Promise<boolean> => (await files.look(path, { bytes, sha256 })) === 'whole'

/** The bytes of a short stored file, as they were filed; else what was found. */
export async function readStored(files: Store, { path, bytes, sha256 }: Stored): Promise<Buffer | 'changed' | 'missing'> {
  const content = await files.bytesOf(path)
  if (content === null) return 'missing'
  return content.length === bytes && createHash('sha256').update(content).digest('hex') === sha256 ? content : 'changed'
}
