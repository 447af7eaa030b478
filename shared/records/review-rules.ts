import { type Side, sides } from '../cases/words.ts'
import type { Seat } from '../sessions/words.ts'
import type { NoteReview, ShownLine } from './review.ts'

/** Why a side may not confirm the notes as they were shown; null where it may. Rule N13. */
export function whyNotConfirm(review: Pick<NoteReview, 'shown' | 'current' | 'corrections' | 'signed'>, side: Side): 'notes-not-shown' | 'notes-changed' | 'correction-open' | null {
  if (!review.shown || review.signed) return 'notes-not-shown'
  if (!review.current) return 'notes-changed'
  return review.corrections.some((one) => one.side === side && one.words === null) ? 'correction-open' : null
}

/** The sides that sit there and have not confirmed this version. */
export function unconfirmed({ confirmations }: Pick<NoteReview, 'confirmations'>, seats: readonly Pick<Seat, 'side'>[]): Side[] {
  return sides.filter((side) => seats.some((seat) => seat.side === side) && !confirmations.some((one) => one.side === side))
}

/** Why the recorder may not sign; null where they may. N14 Signed is what stands, once every side has confirmed it or it is written down why one has not. */
export function whyNotSign(review: Pick<NoteReview, 'current' | 'confirmations' | 'corrections' | 'signed'>, seats: readonly Pick<Seat, 'side'>[], missing: string | null): 'notes-signed' | 'notes-changed' | 'correction-open' | 'notes-unconfirmed' | null {
  if (review.signed) return 'notes-signed'
  if (!review.current) return 'notes-changed'
  if (review.corrections.some(({ words }) => words === null)) return 'correction-open'
  return unconfirmed(review, seats).length > 0 && missing === null ? 'notes-unconfirmed' : null
}

/** The lines of the notes as screens of a terminal: few enough to be read from two metres. N15 */
export function pagesOf(lines: readonly ShownLine[], longest = 130): ShownLine[][] {
  const pages: ShownLine[][] = []
  let room = 0
  for (const line of lines) {
    // NOTE: a line takes half a row for who speaks and what is left of its last row.
    const needs = line.text.length + 20
    const page = pages.at(-1)
    if (page && page.length < 4 && needs <= room) page.push(line)
    else { pages.push([line]); room = longest }
    room -= needs
  }
  return pages
}
