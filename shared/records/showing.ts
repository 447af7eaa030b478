import type { Id } from '../platform/ids.ts'
import type { Side } from '../cases/words.ts'
import { isStill, isUnderWay } from '../sessions/rules.ts'
import type { Seat, SeatId, SeatRole, Session, SessionId } from '../sessions/words.ts'
import type { AttachmentId, FileType } from './words.ts'

export type ShowingId = Id<'evidence_showing'>

/** Which part of what is shown is seen: the page from 1, how large (1: the whole page), and the point of it (0 to 1) in the middle of every screen. */
export type Sight = { page: number; zoom: number; x: number; y: number }

/** Something from the case laid before those who sit together. */
export type Showing = Sight & {
  id: ShowingId
  sessionId: SessionId
  attachmentId: AttachmentId
  name: string
  type: FileType
  /** Since when they have talked aside; null where all sit together. */
  aside: string | null
  /** Whose screens have drawn it; told to the host alone. */
  seenBy: SeatId[]
}

/** One showing as the case keeps it: what, by whom, to whom, when, and whose screens have drawn it. */
export type PastShowing = {
  id: ShowingId
  attachmentId: AttachmentId
  name: string
  sha256: string
  /** The side that it was shown to alone; null where all sat together. */
  side: Side | null
  shownByName: string
  shownAt: string
  endedAt: string | null
  seenBy: { role: SeatRole; who: string; at: string }[]
}

/** N8 What can be laid before everybody: a picture or a PDF. */
export const isShowable = (type: FileType): boolean => type.startsWith('image/') || type === 'application/pdf'

/** N9 Whether a seat sees what is shown: it sits with those before whom it was laid, nobody rests, and the officer has seen who sits there (S37). */
export function seesShowing(session: Pick<Session, 'status' | 'course'>, seat: Pick<Seat, 'id' | 'role' | 'side' | 'known'>, showing: Pick<Showing, 'aside'>): boolean {
  return seat.known && isUnderWay(session.status) && !isStill(session, seat) && isBeforeThem(session, showing)
}

/** N9 Whether those before whom it was laid still sit together: going aside and coming together again ends it. */
export const isBeforeThem = ({ status, course }: Pick<Session, 'status' | 'course'>, { aside }: Pick<Showing, 'aside'>): boolean =>
  isUnderWay(status) && aside === (course.caucus?.since ?? null)

/** The sizes that the host goes through, from the whole page on. */
export const zooms = [1, 1.5, 2, 3, 4] as const

/** How it is first seen: a picture whole; a page of paper large enough to be read, from its top. */
export const firstSight = (type: FileType): Sight => (type === 'application/pdf' ? { page: 1, zoom: 2, x: 0.5, y: 0 } : { page: 1, zoom: 1, x: 0.5, y: 0.5 })

/** The next size up or down; the same at either end. */
export function zoomed(zoom: number, by: 1 | -1): number {
  const found = by === 1 ? zooms.find((known) => known > zoom) : zooms.findLast((known) => known < zoom)
  return found ?? zoom
}

type Size = { width: number; height: number }

/** Where on a screen a page lies, in its pixels: fitted whole, enlarged, its point in the middle, and never further than its edge. */
export function placed(page: Size, screen: Size, { zoom, x, y }: Pick<Sight, 'zoom' | 'x' | 'y'>): Size & { left: number; top: number } {
  const scale = Math.min(screen.width / page.width, screen.height / page.height) * zoom
  const [width, height] = [page.width * scale, page.height * scale]
  return { width, height, left: along(width, screen.width, x), top: along(height, screen.height, y) }
}

/** The point in the middle after a page was dragged by so many pixels. */
export function dragged(page: Size, screen: Size, sight: Pick<Sight, 'zoom' | 'x' | 'y'>, by: { x: number; y: number }): { x: number; y: number } {
  const { width, height, left, top } = placed(page, screen, sight)
  return { x: middle(width, screen.width, left + by.x), y: middle(height, screen.height, top + by.y) }
}

const along = (length: number, screen: number, at: number): number =>
  length <= screen ? (screen - length) / 2 : Math.min(0, Math.max(screen - length, screen / 2 - at * length))

const middle = (length: number, screen: number, start: number): number =>
  length <= screen ? 0.5 : (screen / 2 - Math.min(0, Math.max(screen - length, start))) / length
