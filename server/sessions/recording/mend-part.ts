import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { readWebm } from '../rules/recording/read-webm.ts'
import { writeEnding } from './part-file.ts'

/** Ends a file that was cut: what is whole stays and gets its index. Gives how long it plays; null where nothing of it does. Rule V8. */
export async function mendPart(path: string): Promise<number | null> {
  const found = readWebm(await readFile(path))
  if (found.clusters.length === 0) return null
  const file = await open(path, 'r+')
  try {
    await file.truncate(found.wholeBytes)
    await writeEnding(file, found.clusters, found.wholeBytes)
    await file.sync()
  } finally {
    await file.close()
  }
  return Math.round(Math.max(...found.clusters.map(({ toMs }) => toMs)))
}

/** The fingerprint of an entry in the chain of files: that of the entry before, and what is known of this one. Rule V8. */
export const chainOf = (before: string, { partId, sha256, bytes }: { partId: string; sha256: string; bytes: number }): string => createHash('sha256').update(`${before}\n${partId}\n${sha256}\n${bytes}`).digest('hex')
