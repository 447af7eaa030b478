/** One packet as it came: RFC 3550. `level`: how loud, 0 (nothing) to 127 (loudest), where the sender says (RFC 6464). */
export type Packet = { seq: number; timestamp: number; marker: boolean; payload: Buffer; level: number | null }

/** Reads an RTP packet; null where it is none, or carries nothing. `levelId`: the number of the header extension that tells the level. */
export function readRtp(raw: Buffer, levelId: number | null): Packet | null {
  if (raw.length < 12 || raw[0]! >> 6 !== 2) return null
  let at = 12 + (raw[0]! & 0x0f) * 4
  let level: number | null = null
  if (raw[0]! & 0x10) {
    if (raw.length < at + 4) return null
    const [profile, bytes] = [raw.readUInt16BE(at), raw.readUInt16BE(at + 2) * 4]
    if (profile === 0xbede && levelId !== null) level = levelIn(raw.subarray(at + 4, at + 4 + bytes), levelId)
    at += 4 + bytes
  }
  const end = raw[0]! & 0x20 ? raw.length - raw[raw.length - 1]! : raw.length
  if (end <= at) return null
  return { seq: raw.readUInt16BE(2), timestamp: raw.readUInt32BE(4), marker: (raw[1]! & 0x80) !== 0, payload: raw.subarray(at, end), level }
}

// One-byte headers (RFC 8285): four bits of number, four of length less one; the level itself counts down from full.
function levelIn(extensions: Buffer, id: number): number | null {
  for (let at = 0; at < extensions.length; ) {
    const head = extensions[at]!
    if (head === 0) { at += 1; continue }
    if (head >> 4 === id) return at + 1 < extensions.length ? 127 - (extensions[at + 1]! & 0x7f) : null
    at += 2 + (head & 0x0f)
  }
  return null
}
