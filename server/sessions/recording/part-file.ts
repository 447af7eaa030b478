import { type FileHandle, open } from 'node:fs/promises'
import { clusterOf } from '../rules/recording/read-webm.ts'
import { type Block, type Cluster, type Contents, webmCluster, webmEnding, webmHeader } from '../rules/recording/webm.ts'

const syncEveryMs = 5_000

/** A file that grows by whole stretches, so that it plays to its last one however it ends. Writes in order; the first failure ends it. */
export class PartFile {
  readonly path: string
  readonly #clusters: Cluster[] = []
  #file: FileHandle | null = null
  #bytes = 0
  #writing: Promise<void>
  #failed: unknown = null
  #syncedAt = 0

  constructor(path: string, contents: Contents) {
    this.path = path
    this.#writing = this.#begin(contents)
  }

  get failed(): unknown { return this.#failed }
  get bytes(): number { return this.#bytes }

  /** Writes a stretch. */
  add(blocks: readonly Block[], now: number): void {
    this.#then(async (file) => {
      const bytes = webmCluster(blocks)
      this.#clusters.push(clusterOf(blocks, this.#bytes, bytes.length))
      await file.write(bytes, 0, bytes.length, this.#bytes)
      this.#bytes += bytes.length
      if (now - this.#syncedAt < syncEveryMs) return
      this.#syncedAt = now
      await file.datasync()
    })
  }

  /** Writes the index and closes the file. Resolves when it is on the disk. May be called twice. */
  async finish(): Promise<void> {
    this.#then(async (file) => {
      await writeEnding(file, this.#clusters, this.#bytes)
      await file.sync()
    })
    await this.#writing
    await this.#file?.close().catch(() => undefined)
    this.#file = null
  }

  async #begin(contents: Contents): Promise<void> {
    try {
      this.#file = await open(this.path, 'wx')
      const header = webmHeader(contents)
      await this.#file.write(header, 0, header.length, 0)
      this.#bytes = header.length
    } catch (error) { this.#failed = error }
  }

  #then(work: (file: FileHandle) => Promise<void>): void {
    this.#writing = this.#writing.then(async () => {
      if (this.#failed !== null || !this.#file) return
      try { await work(this.#file) } catch (error) { this.#failed = error }
    })
  }
}

/** Writes what is known only at the end: the index, the length, and where the index lies. */
export async function writeEnding(file: FileHandle, clusters: readonly Cluster[], bytes: number): Promise<void> {
  const { index, patches } = webmEnding(clusters, bytes)
  await file.write(index, 0, index.length, bytes)
  for (const patch of patches) await file.write(patch.bytes, 0, patch.bytes.length, patch.at)
}
