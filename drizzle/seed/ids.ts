import { createHash } from 'node:crypto'
import type { Id } from '#shared/platform/ids.ts'

/** The same id for the same name on every machine (a uuid of version 8: made our own way), so that seeding again changes nothing. */
export function idFrom<Noun extends string>(noun: Noun, name: string): Id<Noun> {
  const bytes = createHash('sha256').update(`lianxin demo ${noun} ${name}`).digest()
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}` as Id<Noun>
}
