import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Where a file lies below the files folder, how long it is, and its SHA-256 (hex). */
export type Stored = { path: string; bytes: number; sha256: string }

/** Stores bytes under a random name and hashes them on their way. What a person called the file never becomes a path. */
export async function storeFile(folder: string, content: Buffer | Readable): Promise<Stored> {
  const name = randomBytes(16).toString('hex')
  const path = join('stored', name.slice(0, 2), name)
  const place = join(folder, path)
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
export async function isIntact(folder: string, { path, bytes, sha256 }: Stored): Promise<boolean> {
  const found = await stat(join(folder, path)).catch(() => null)
  if (found?.size !== bytes) return false
  const hash = createHash('sha256')
  await pipeline(createReadStream(join(folder, path)), hash)
  return hash.digest('hex') === sha256
}

/** Takes a stored file away that no row speaks of. */
export const dropStored = (folder: string, path: string): Promise<void> => rm(join(folder, path), { force: true })
