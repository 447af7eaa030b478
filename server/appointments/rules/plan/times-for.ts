import type { UnitId } from '#shared/people/words.ts'
import { day, hour } from '#shared/platform/time.ts'
import { type Board, holdFor, openBoard, placedOf } from './board.ts'
import { decide } from './decide.ts'
import { type Hurdle, hurdleOf } from './hurdle.ts'
import { marksFor, ordinary, placeFirst } from './place.ts'
import { unseat } from './seat.ts'
import { near } from './ways-out.ts'
import type { Ask, County, Decision, Manner, Placed } from './words.ts'

/** What can be offered before anything is booked: the first time, others after it, and the same matter at stations nearby. */
export type Times = { first: Decision; others: Placed[]; elsewhere: { stationId: UnitId; kilometres: number; placed: Placed }[]; notElsewhere: NotThere[] }

/** A station nearby that helps nobody: its first time, or what stands in the way there (A26). */
export type NotThere = { stationId: UnitId; kilometres: number; from: number | null; hurdle: Hurdle | null }

const nearby = 3

/** The first time (or the one that is `kept` for them), and up to `more` others at least an hour apart (A12). Nothing is kept of it. */
export function timesFor(county: County, ask: Ask, now: number, manner: Manner, more: number, kept: Decision | null = null): Times {
  const board = () => openBoard(county, manner, [now - day, ask.latest + 4 * day])
  const first = kept ?? decide(board(), ask, now)
  return { first, others: first.kind === 'offer' ? othersOn(board(), ask, first.placed.from, now, more) : [], ...elsewhereOn(board, ask, first, now) }
}

function othersOn(board: Board, ask: Ask, first: number, now: number, more: number): Placed[] {
  const held = holdFor(board, ask)
  const found: Placed[] = []
  for (let after = first + hour; found.length < more;) {
    const wished = marksFor(board, ask, after, ask.latest, true)
    const at = placeFirst(board, held, wished.length > 0 ? wished : marksFor(board, ask, after, ask.latest, false), now, ordinary)
    if (at === null) break
    found.push(placedOf(held))
    unseat(board, held)
    after = at + hour
  }
  return found
}

// The applicant's side at another station, where that is sooner by an hour at least, or where nothing else is.
function elsewhereOn(open: () => Board, ask: Ask, first: Decision, now: number): Pick<Times, 'elsewhere' | 'notElsewhere'> {
  const [side, ...rest] = ask.sides
  const found: Pick<Times, 'elsewhere' | 'notElsewhere'> = { elsewhere: [], notElsewhere: [] }
  if (!side) return found
  const before = first.kind === 'offer' ? first.placed.from - hour : ask.latest
  for (const { id, kilometres } of near(open(), side.stationId).slice(0, nearby)) {
    const there = { ...ask, sides: [{ ...side, stationId: id }, ...rest] }
    const decision = decide(open(), there, now)
    if (decision.kind !== 'offer') found.notElsewhere.push({ stationId: id, kilometres, from: null, hurdle: hurdleOf(open(), there) })
    else if (decision.placed.from > before) found.notElsewhere.push({ stationId: id, kilometres, from: decision.placed.from, hurdle: null })
    else if (decision.moved.length === 0 && decision.escalated.length === 0) found.elsewhere.push({ stationId: id, kilometres, placed: decision.placed })
  }
  return found
}
