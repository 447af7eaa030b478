import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { mkdirSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { SessionId } from '#shared/sessions/words.ts'

/** Where recordings lie: files that still grow in a folder of this machine, filed ones in the store. */
export type Shelf = {
  /** Folder of the files that grow. */
  open: string
  /** Folder of the filed ones, and where in it one goes. */
  filed: string
  pathOf: (sessionId: SessionId, partId: string) => string
  /** Moves an ended file into the store. Done again, it changes nothing. */
  keep: (file: string, path: string) => Promise<void>
  /** The file on this machine's disk, for who plays it. */
  fileOf: (path: string) => string
  /** Bytes that are free where the files grow; null where it cannot be told. */
  free: () => Promise<number | null>
}

/** The store on this machine's disk, below the data folder. */
export function openShelf(data: string): Shelf {
  const [open, filed] = [join(data, 'recordings/open'), join(data, 'recordings/filed')]
  mkdirSync(open, { recursive: true })
  mkdirSync(filed, { recursive: true })
  const disk = new Disk(new FSDriver({ location: filed, visibility: 'private' }))
  return {
    open,
    filed,
    pathOf: (sessionId, partId) => `${sessionId}/${partId}.webm`,
    keep: async (file, path) => { if (!(await disk.exists(path))) await disk.moveFromFs(file, path) },
    fileOf: (path) => join(filed, path),
    free: () => statfs(open).then(({ bavail, bsize }) => bavail * bsize, () => null),
  }
}
