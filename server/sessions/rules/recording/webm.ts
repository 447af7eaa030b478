import type { Size } from './vp8-frames.ts'

/** What a file holds: a picture of this size, sound, or both. */
export type Contents = { video: Size | null; audio: boolean }
/** One picture or piece of sound: `track` 1 is the picture, 2 the sound; milliseconds from the file's beginning. */
export type Block = { track: 1 | 2; ms: number; key: boolean; data: Buffer }
/** A stretch of blocks, written in one piece: where it lies in the file, and when it begins and ends. */
export type Cluster = { at: number; bytes: number; fromMs: number; toMs: number; key: boolean }

// EBML (RFC 8794) and Matroska (RFC 9559): a number that names the element, its length, its bytes.
const element = (id: number, ...content: Buffer[]): Buffer => {
  const length = content.reduce((sum, { length }) => sum + length, 0)
  return Buffer.concat([name(id), size(length), ...content])
}
const name = (id: number): Buffer => {
  const digits = id.toString(16)
  return Buffer.from(digits.length % 2 ? `0${digits}` : digits, 'hex')
}
function size(length: number): Buffer {
  if (length < 0x7f) return Buffer.from([0x80 | length])
  if (length < 0x3fff) return Buffer.from([0x40 | (length >> 8), length & 0xff])
  const out = Buffer.alloc(8)
  out.writeBigUInt64BE(BigInt(length) | (1n << 56n))
  return out
}
const number = (value: number): Buffer => {
  const digits = Math.round(value).toString(16)
  return Buffer.from(digits.length % 2 ? `0${digits}` : digits, 'hex')
}
const float = (value: number): Buffer => { const out = Buffer.alloc(8); out.writeDoubleBE(value); return out }
const words = (text: string): Buffer => Buffer.from(text, 'utf8')
const blank = (bytes: number): Buffer => Buffer.concat([name(0xec), Buffer.from([0x80 | (bytes - 2)]), Buffer.alloc(bytes - 2)])

const seekBytes = 40
const durationBytes = 11
const opusHead = Buffer.concat([words('OpusHead'), Buffer.from([1, 2, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0])])

const start = element(0x1a45dfa3, element(0x4286, number(1)), element(0x42f7, number(1)), element(0x42f2, number(4)), element(0x42f3, number(8)), element(0x4282, words('webm')), element(0x4287, number(4)), element(0x4285, number(2)))
const segmentAt = start.length
const unknownSize = Buffer.from('01ffffffffffffff', 'hex')
/** Where the contents of the segment begin: places inside the file count from here. */
const insideAt = segmentAt + 4 + 8
const infoBefore = Buffer.concat([element(0x2ad7b1, number(1_000_000)), element(0x4d80, words('lianxin')), element(0x5741, words('lianxin'))])
const infoAt = insideAt + seekBytes

/** The beginning of a file. Its length is not known yet; places for what is known at the end are left blank. Rule V7. */
export function webmHeader({ video, audio }: Contents): Buffer {
  const info = element(0x1549a966, infoBefore, blank(durationBytes))
  const tracks = [
    ...(video ? [element(0xae, element(0xd7, number(1)), element(0x73c5, number(1)), element(0x83, number(1)), element(0x9c, number(0)), element(0x86, words('V_VP8')), element(0xe0, element(0xb0, number(video.width)), element(0xba, number(video.height))))] : []),
    ...(audio ? [element(0xae, element(0xd7, number(2)), element(0x73c5, number(2)), element(0x83, number(2)), element(0x9c, number(0)), element(0x86, words('A_OPUS')), element(0x63a2, opusHead), element(0x56aa, number(0)), element(0x56bb, number(80_000_000)), element(0xe1, element(0xb5, float(48_000)), element(0x9f, number(2))))] : []),
  ]
  return Buffer.concat([start, name(0x18538067), unknownSize, blank(seekBytes), info, element(0x1654ae6b, ...tracks)])
}

/** One stretch, whole: a file that is cut after any of them plays to there. */
export function webmCluster(blocks: readonly Block[]): Buffer {
  const from = Math.round(blocks.reduce((least, { ms }) => Math.min(least, ms), Infinity))
  return element(0x1f43b675, element(0xe7, number(from)), ...blocks.map(({ track, ms, key, data }) => {
    const head = Buffer.from([0x80 | track, 0, 0, key ? 0x80 : 0])
    head.writeInt16BE(Math.round(ms) - from, 1)
    return element(0xa3, head, data)
  }))
}

/** What is written when the end is known: the index behind the last stretch, and into the places left blank. Rule V7. */
export function webmEnding(clusters: readonly Cluster[], bytes: number): { index: Buffer; patches: { at: number; bytes: Buffer }[] } {
  const points = clusters.filter(({ key }) => key).map(({ at, fromMs }) => element(0xbb, element(0xb3, number(fromMs)), element(0xb7, element(0xf7, number(1)), element(0xf1, number(at - insideAt)))))
  const index = points.length > 0 ? element(0x1c53bb6b, ...points) : Buffer.alloc(0)
  const lasts = clusters.reduce((most, { toMs }) => Math.max(most, toMs), 0)
  const seek = element(0x114d9b74, ...[[0x1549a966, infoAt - insideAt], ...(points.length > 0 ? [[0x1c53bb6b, bytes - insideAt]] : [])].map(([id, at]) => element(0x4dbb, element(0x53ab, name(id!)), element(0x53ac, number(at!)))))
  const total = Buffer.alloc(8)
  total.writeBigUInt64BE(BigInt(bytes + index.length - insideAt) | (1n << 56n))
  return {
    index,
    patches: [
      { at: segmentAt + 4, bytes: total },
      { at: insideAt, bytes: Buffer.concat([seek, blank(seekBytes - seek.length)]) },
      { at: infoAt + 4 + sizeLength(infoBefore.length + durationBytes) + infoBefore.length, bytes: Buffer.concat([name(0x4489), size(8), float(lasts)]) },
    ],
  }
}

const sizeLength = (length: number): number => size(length).length
