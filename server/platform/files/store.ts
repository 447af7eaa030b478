import { randomBytes } from 'node:crypto'
import { copyFile, link, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { createWriteStream, mkdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type { Config } from '../config.ts'
import { type FarSettings, farStore, type FarStore, type Piece } from './far-store.ts'
import { fingerprint, type Fingerprint } from './fingerprint.ts'

/** A file that can be read: once, whole or a piece of it. Closed by whoever opened it. */
export type OpenFile = { bytes: number; read: (piece?: Piece) => Promise<Readable>; close: () => Promise<void> }
/** What a file is found to be against what was written down of it. */
export type Found = 'whole' | 'changed' | 'missing'

/**
 * Where whole files lie. Each is put on this machine's disk first; where an S3 store is set, it is sent there a little
 * later and then read from there. Whoever reads does not need to know. What reads throws `FarTrouble` while that store is away.
 */
export type Store = {
  /** Folder of this machine that files are put in. */
  folder: string
  /** Where a file is put on this machine. It may lie elsewhere later: read it through the store. */
  placeOf: (path: string) => string
  /** The store that files are sent to, and a file's name in it; null where they stay. */
  far: FarStore | null
  keyOf: (path: string) => string
  /** Null where there is no such file. */
  open: (path: string) => Promise<OpenFile | null>
  has: (path: string) => Promise<boolean>
  /** All of a file; null where there is none. */
  bytesOf: (path: string) => Promise<Buffer | null>
  /** Reads a file against what was written down of it. */
  look: (path: string, print: Fingerprint) => Promise<Found>
  /** Files on this machine's disk for as long as somebody works with them, for programs that read nothing else; null for one that there is not. */
  lend: <Result>(paths: readonly string[], work: (files: (string | null)[]) => Promise<Result>) => Promise<Result>
  /** Takes a file away wherever it lies. While S3 is away it is gone here, and the rest is to be tried again. */
  drop: (path: string) => Promise<void>
  /** Takes back what was put here a moment ago and nobody speaks of: it was sent nowhere yet. */
  takeBack: (path: string) => Promise<void>
  /** Files that lie on this machine only. */
  waiting: () => Promise<string[]>
}

// Files that are not whole yet, or none of ours by their name.
const isOther = (path: string): boolean => /(\.new|\.part)$|^unfinished[\\/]|[^\w.\\/-]/.test(path)

/** Opens the store in a folder below the data folder. In S3 a file has the name that it has below the data folder. */
export function openStore(config: FarSettings & Pick<Config, 'DATA'>, name: string): Store {
  return storeIn(join(config.DATA, name), { name, far: farStore(config), lent: lentIn(config) })
}

const lentIn = ({ DATA }: Pick<Config, 'DATA'>): string => join(DATA, 'lent')

/** Takes back what a server that was killed had lent. */
export const takeBackLent = (config: Pick<Config, 'DATA'>): Promise<void> => rm(lentIn(config), { recursive: true, force: true })

/** A store in a folder, with another behind it or none. */
export function storeIn(folder: string, { name = '', far = null, lent = join(folder, 'lent') }: { name?: string; far?: FarStore | null; lent?: string } = {}): Store {
  mkdirSync(folder, { recursive: true })
  const placeOf = (path: string) => join(folder, path)
  const keyOf = (path: string) => [name, ...path.split(sep)].filter(Boolean).join('/')

  const openNear = async (path: string): Promise<OpenFile | null> => {
    const file = await open(placeOf(path)).catch(absent)
    if (!file) return null
    const { size: bytes } = await file.stat()
    return { bytes, read: async (piece) => file.createReadStream({ autoClose: false, start: 0, ...(piece ? { start: piece.from, end: piece.to } : {}) }), close: () => file.close() }
  }
  const openFar = async (path: string): Promise<OpenFile | null> => {
    const bytes = await far?.sizeOf(keyOf(path))
    if (bytes === undefined || bytes === null) return null
    let reading: Readable | null = null
    return { bytes, read: async (piece) => (reading = (await far!.read(keyOf(path), piece)) ?? Readable.from([])), close: async () => { reading?.destroy() } }
  }
  // NOTE: a file is away from here only once it is there; looked for in this order it is always found.
  const openFile = async (path: string) => (await openNear(path)) ?? (await openFar(path)) ?? (await openNear(path))
  const opened = async <Result>(path: string, work: (file: OpenFile) => Promise<Result>): Promise<Result | null> => {
    const file = await openFile(path)
    if (!file) return null
    try { return await work(file) } finally { await file.close() }
  }

  const lendOne = async (path: string, to: string): Promise<string | null> => {
    // NOTE: a second name of the same file: it stays, though the first one may be sent away meanwhile.
    if (await link(placeOf(path), to).catch(() => copyFile(placeOf(path), to)).then(() => true, absent)) return to
    return opened(path, async (file) => { await pipeline(await file.read(), createWriteStream(to)); return to })
  }

  return {
    folder, placeOf, far, keyOf, open: openFile,
    has: async (path) => (await opened(path, async () => true)) ?? false,
    bytesOf: (path) => opened(path, async (file) => buffer(await file.read())),
    look: async (path, { bytes, sha256 }) => (await opened(path, async (file) => (file.bytes === bytes && (await fingerprint(await file.read())).sha256 === sha256 ? 'whole' : 'changed'))) ?? 'missing',
    lend: async (paths, work) => {
      if (!far) return work(await Promise.all(paths.map((path) => stat(placeOf(path)).then(() => placeOf(path), absent))))
      const own = join(lent, randomBytes(8).toString('hex'))
      await mkdir(own, { recursive: true })
      try {
        const files: (string | null)[] = []
        for (const [nth, path] of paths.entries()) files.push(await lendOne(path, join(own, String(nth))))
        return await work(files)
      } finally {
        await rm(own, { recursive: true, force: true })
      }
    },
    drop: async (path) => {
      await rm(placeOf(path), { force: true })
      await far?.drop(keyOf(path))
    },
    takeBack: (path) => rm(placeOf(path), { force: true }),
    waiting: async () => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true })
      return entries.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name))).filter((path) => !isOther(path)).sort()
    },
  }
}

function absent(error: unknown): null {
  if ((error as { code?: unknown }).code === 'ENOENT') return null
  throw error
}
