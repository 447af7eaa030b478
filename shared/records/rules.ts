import { hour } from '../platform/time.ts'
import { isAside } from '../sessions/rules.ts'
import type { Seat, SeatRole, Session, SessionStatus } from '../sessions/words.ts'
import { fileTypes, type FileType } from './words.ts'

/** Longest line of notes that is kept. */
export const lineLength = 4_000

/** N1 Notes are written by the host and the recorder of the session, from its start until 24 hours after its end. */
export function notesOpen(session: { status: SessionStatus; startedAt: string | null; endedAt: string | null }, role: SeatRole | null, now: Date): boolean {
  if (role !== 'host' && role !== 'recorder') return false
  if (session.startedAt === null || session.status === 'aborted') return false
  return session.endedAt === null || now.getTime() - Date.parse(session.endedAt) <= 24 * hour
}

/** N2 A line is stamped with the session clock at which it was begun: never before the start, never after now. */
export function stampOf(begunAtMs: number, sessionMs: number): number {
  return Math.round(Math.min(Math.max(begunAtMs, 0), Math.max(sessionMs, 0)))
}

/** N12 What is said in a caucus does not go into the common notes: whoever sits in it types again when all are together. */
export function mayTypeNow({ status, course }: Pick<Session, 'status' | 'course'>, seat: Pick<Seat, 'id' | 'role' | 'side'>): boolean {
  return status !== 'caucus' || !isAside(course, seat)
}

const starts: [FileType, (head: Uint8Array) => boolean][] = [
  ['application/pdf', (head) => ascii(head, 0, 5) === '%PDF-'],
  ['image/jpeg', (head) => head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff],
  ['image/png', (head) => head[0] === 0x89 && ascii(head, 1, 4) === 'PNG'],
  ['image/webp', (head) => ascii(head, 0, 4) === 'RIFF' && ascii(head, 8, 12) === 'WEBP'],
  ['video/mp4', (head) => ascii(head, 4, 8) === 'ftyp' && /^(isom|iso[2-9]|mp4[12]|avc1|M4V |MSNV|dash)/.test(ascii(head, 8, 12))],
  ['audio/mpeg', (head) => ascii(head, 0, 3) === 'ID3' || (head[0] === 0xff && (head[1]! & 0xe6) === 0xe2 && (head[1]! & 0x18) !== 0x08)],
  ['text/plain', (head) => head.length > 0 && !markup(head) && plainText(head)],
]

/** N4 What a file is, by its first bytes (4 kB are enough); null for anything that may not be attached. */
export function typeOf(head: Uint8Array): FileType | null {
  return starts.find(([, begins]) => begins(head))?.[0] ?? null
}

const extensions: Record<FileType, string[]> = {
  'application/pdf': ['pdf'], 'image/jpeg': ['jpg', 'jpeg', 'jfif'], 'image/png': ['png'], 'image/webp': ['webp'],
  'video/mp4': ['mp4', 'm4v'], 'audio/mpeg': ['mp3'], 'text/plain': ['txt'],
}

/** What a name promises, so that a wrong file is told before it travels; null for anything that may not be attached. */
export function promisedType(name: string): FileType | null {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase()
  return fileTypes.find((type) => extension !== undefined && extensions[type].includes(extension)) ?? null
}

/** N5 The name a file keeps: its last part only, no control or direction marks, at most 120 characters; never used as a path. */
export function keptName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const clean = last.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}"<>|?*:]/gu, '').replace(/^\.+/, '').trim()
  const characters = [...clean]
  if (characters.length === 0) return 'file'
  if (characters.length <= 120) return clean
  const extension = /\.[A-Za-z0-9]{1,5}$/.exec(clean)?.[0] ?? ''
  return characters.slice(0, 120 - extension.length).join('') + extension
}

function ascii(head: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...head.slice(from, to))
}

// A text file that a browser might take for a page is not a text file here.
function markup(head: Uint8Array): boolean {
  return /^\s*<(!doctype|html|script|svg|\?xml)/i.test(ascii(head, 0, 256).replace('\u00ef\u00bb\u00bf', ''))
}

// UTF-8 without control characters. The head may end inside a character, so up to three bytes at its end are forgiven.
function plainText(head: Uint8Array): boolean {
  if (head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27) || byte === 127)) return false
  for (let cut = 0; cut < 4; cut++) {
    if (validUtf8(head.subarray(0, head.length - cut))) return true
  }
  return false
}

function validUtf8(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at]!
    const length = first < 0x80 ? 1 : first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0
    if (length === 0 || at + length > bytes.length) return false
    for (let next = 1; next < length; next++) if ((bytes[at + next]! & 0xc0) !== 0x80) return false
    at += length
  }
  return true
}
