import { type Board, placedOf } from './board.ts'
import type { Consequences, MoveReason, Placed } from './words.ts'

/** What else has changed on the board since the decision began: who holds what now, and whose time is another. */
export function consequencesOf(board: Board, why: MoveReason, except: string | null, now: number): Consequences {
  const found: Consequences = { rebound: [], moved: [], escalated: [] }
  for (const [id, before] of [...board.before].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const held = board.held.get(id)
    if (id === except || !held || !before) continue
    const after = placedOf(held)
    if (before.placed.from !== after.from) found.moved.push({ id, before: before.placed, after, tellAt: held.tellAt, standby: held.standby, told: before.tellAt <= now, why })
    else if (!samePlaces(before.placed, after)) found.rebound.push({ id, people: after.people, seats: after.seats })
  }
  return found
}

/** Whether the same people and terminals have it. */
export const samePlaces = (a: Placed, b: Placed): boolean => a.people.every(({ staffId }, at) => staffId === b.people[at]!.staffId) && a.seats.every(({ terminalId }, at) => terminalId === b.seats[at]!.terminalId)
