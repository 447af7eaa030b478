import type { Packet } from './rtp.ts'

export type Size = { width: number; height: number }
/** A whole picture, or a piece of sound; `timestamp` is the sender's. */
export type Frame = { timestamp: number; data: Buffer; key: boolean; size: Size | null }

/**
 * Puts VP8 pictures together again from their packets (RFC 7741). What was lost spoils every picture until the next key
 * frame: until then nothing comes out, and `wantsKey` says that one is needed. Rule V5.
 */
export class Vp8Frames {
  #parts: Buffer[] = []
  #timestamp: number | null = null
  #whole = false
  #broken = true

  get wantsKey(): boolean { return this.#broken }

  push({ timestamp, marker, payload }: Packet, lostBefore: number): Frame | null {
    if (lostBefore > 0) this.#spoil()
    const piece = pieceOf(payload)
    if (!piece) return null
    if (timestamp !== this.#timestamp) {
      // NOTE: a picture whose last packet is missing was a loss, even where no number is.
      if (this.#parts.length > 0) this.#spoil()
      this.#timestamp = timestamp
      this.#parts = []
      this.#whole = piece.begins
    }
    if (this.#whole) this.#parts.push(piece.data)
    return marker ? this.#finish(timestamp) : null
  }

  #finish(timestamp: number): Frame | null {
    const [parts, whole] = [this.#parts, this.#whole]
    this.#parts = []
    this.#timestamp = null
    if (!whole || parts.length === 0) {
      this.#broken = true
      return null
    }
    const data = parts.length === 1 ? parts[0]! : Buffer.concat(parts)
    const size = sizeOf(data)
    if (size) this.#broken = false
    return this.#broken ? null : { timestamp, data, key: size !== null, size }
  }

  #spoil(): void {
    this.#broken = true
    this.#parts = []
    this.#whole = false
  }
}

// The payload descriptor: which extra bytes there are, and whether a picture begins here.
function pieceOf(payload: Buffer): { begins: boolean; data: Buffer } | null {
  const first = payload[0]!
  let at = 1
  if (first & 0x80) {
    const extra = payload[at++] ?? 0
    if (extra & 0x80) at += (payload[at] ?? 0) & 0x80 ? 2 : 1
    if (extra & 0x40) at += 1
    if (extra & 0x30) at += 1
  }
  return at < payload.length ? { begins: (first & 0x10) !== 0 && (first & 0x07) === 0, data: payload.subarray(at) } : null
}

/** The size of a key frame (RFC 6386, 9.1); null for any other picture. */
export function sizeOf(data: Buffer): Size | null {
  if (data.length < 10 || (data[0]! & 0x01) !== 0 || data.readUIntBE(3, 3) !== 0x9d012a) return null
  return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff }
}
