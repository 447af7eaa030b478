import type { Block, Cluster } from './webm.ts'

/** A file as it is found: its whole stretches, and how many bytes of it are whole. */
export type Found = { clusters: Cluster[]; blocks: Block[]; wholeBytes: number; tracks: (1 | 2)[] }

/** Reads a file of ours again, also one that was cut in the middle of a stretch. Rule V8. */
export function readWebm(file: Buffer): Found {
  const found: Found = { clusters: [], blocks: [], wholeBytes: 0, tracks: [] }
  let at = 0
  for (;;) {
    const head = headAt(file, at)
    if (!head) return found
    const { id, from, length } = head
    if (id === 0x18538067) { at = from; continue }
    if (from + length > file.length) return found
    if (id === 0x1654ae6b) found.tracks = tracksIn(file.subarray(from, from + length))
    if (id === 0x1f43b675) readCluster(file, at, from, length, found)
    at = from + length
    if (id !== 0x1c53bb6b) found.wholeBytes = at
  }
}

function readCluster(file: Buffer, at: number, from: number, length: number, found: Found): void {
  let base = 0
  const blocks: Block[] = []
  for (let inside = from; inside < from + length; ) {
    const head = headAt(file, inside)
    if (!head) break
    if (head.id === 0xe7) base = file.readUIntBE(head.from, head.length)
    if (head.id === 0xa3) blocks.push({ track: (file[head.from]! & 0x7f) as 1 | 2, ms: base + file.readInt16BE(head.from + 1), key: (file[head.from + 3]! & 0x80) !== 0, data: file.subarray(head.from + 4, head.from + head.length) })
    inside = head.from + head.length
  }
  found.blocks.push(...blocks)
  found.clusters.push(clusterOf(blocks, at, from + length - at))
}

/** What the index needs to know of a stretch that lies at this place. It can be jumped to where a picture that needs no other begins it, or where there is only sound. */
export function clusterOf(blocks: readonly Block[], at: number, bytes: number): Cluster {
  const times = blocks.map(({ ms }) => Math.round(ms))
  const firstPicture = blocks.find(({ track }) => track === 1)
  return { at, bytes, fromMs: Math.min(...times), toMs: Math.max(...times), key: firstPicture?.key ?? true }
}

function tracksIn(tracks: Buffer): (1 | 2)[] {
  const numbers: (1 | 2)[] = []
  for (let at = 0; at < tracks.length; ) {
    const entry = headAt(tracks, at)
    if (!entry) break
    const first = headAt(tracks, entry.from)
    if (first?.id === 0xd7) numbers.push(tracks[first.from]! as 1 | 2)
    at = entry.from + entry.length
  }
  return numbers
}

function headAt(file: Buffer, at: number): { id: number; from: number; length: number } | null {
  if (at >= file.length) return null
  const idLength = Math.clz32(file[at]!) - 23
  if (idLength > 4 || at + idLength >= file.length) return null
  const sizeAt = at + idLength
  const sizeBytes = Math.clz32(file[sizeAt]!) - 23
  if (sizeBytes > 8 || sizeAt + sizeBytes > file.length) return null
  let length = BigInt(file[sizeAt]! & (0xff >> sizeBytes))
  for (let nth = 1; nth < sizeBytes; nth += 1) length = (length << 8n) | BigInt(file[sizeAt + nth]!)
  return { id: file.readUIntBE(at, idLength), from: sizeAt + sizeBytes, length: Number(length) }
}
