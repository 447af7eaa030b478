import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { mkdirSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { SessionId } from '#shared/sessions/words.ts'
import { openStore, type Store } from '#server/platform/files/store.ts'

/** Where recordings lie: files that still grow in a folder of this machine, filed ones in the store. */
export type Shelf = {
  /** Folder of the files that grow. */
  open: string
  /** The filed ones, and where among them one goes. */
  filed: Store
  pathOf: (sessionId: SessionId, partId: string) => string
  /** Moves an ended file into the store. Done again, it changes nothing. */
  keep: (file: string, path: string) => Promise<void>
  /** Bytes that are free where the files grow; null where it cannot be told. */
  free: () => Promise<number | null>
}

/** The shelf below the data folder. */
export function openShelf(config: Parameters<typeof openStore>[0]): Shelf {
  const open = join(config.DATA, 'recordings/open')
  const filed = openStore(config, 'recordings/filed')
  mkdirSync(open, { recursive: true })
  const disk = new Disk(new FSDriver({ location: filed.folder, visibility: 'private' }))
  return {
    open,
    filed,
    pathOf: (sessionId, partId) => `${sessionId}/${partId}.webm`,
    // NOTE: what was kept already may have been sent on to S3 meanwhile.
    keep: async (file, path) => { if (!(await filed.has(path))) await disk.moveFromFs(file, path) },
    free: () => statfs(open).then(({ bavail, bsize }) => bavail * bsize, () => null),
  }
}
