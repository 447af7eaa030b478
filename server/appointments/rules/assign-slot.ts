import { isMarketDay } from '#shared/appointments/rules.ts'
import { hour, minute } from '#shared/platform/time.ts'
import type { Chosen, Obstacle, OfficerOpening, Openings, Plan, SlotRequest, StationOpening, Stretch, TerminalOpening } from './plan-types.ts'
import { both, daily, holds, near, without } from './stretches.ts'

/** Ten minutes between an officer's appointments (A3). */
export const breakMs = 10 * minute
/** Times begin on five-minute marks (A8). */
export const markMs = 5 * minute

type Ready = { officer: OfficerOpening; free: Stretch[]; load: number }

/**
 * Chooses the earliest time at which everything that a meeting needs is free, and up to `howMany - 1` others
 * at least an hour apart (A1–A13). Milliseconds throughout; the same input always gives the same plan.
 */
export function assignSlot(request: SlotRequest, openings: Openings, howMany = 1): Plan {
  const window: Stretch = [request.earliest, request.latest + request.minutes * minute]
  const asWished = search(request, openings, window, howMany, true)
  if (asWished.length > 0) return { slots: asWished, obstacle: null }
  // A13: a wish that nothing keeps does not cost the promise.
  const slots = search(request, openings, window, howMany, false)
  return slots.length > 0 ? { slots, obstacle: null } : { slots: [], obstacle: obstacleOf(request, openings, window) }
}

function search(request: SlotRequest, openings: Openings, window: Stretch, howMany: number, asWished: boolean): Chosen[] {
  const length = request.minutes * minute
  const hours = roomHours(request, openings, window, asWished)
  const officers = readyOfficers(request, openings.officers, hours, window)
  const terminals = freeTerminals(request, openings.terminals, hours, window)
  const slots: Chosen[] = []
  for (const [opens, closes] of hours) {
    for (let from = nextMark(opens); from + length <= closes && from <= request.latest; from += markMs) {
      const last = slots.at(-1)
      if (last && from < last.from + hour) continue
      const places = seat(request, terminals, from, from + length)
      const officer = places && pick(officers, from, from + length)
      if (!officer) continue
      slots.push({ from, to: from + length, officerId: officer.id, places })
      if (slots.length === howMany) return slots
    }
  }
  return slots
}

const nextMark = (at: number): number => Math.ceil(at / markMs) * markMs

// A5, A13: when every side's station is open at once, and nobody wished otherwise.
function roomHours({ sides, wishes }: SlotRequest, { stations }: Openings, window: Stretch, asWished: boolean): Stretch[] {
  let hours: Stretch[] = [window]
  for (const station of stations.filter((one) => sides.some((side) => side.stationId === one.id))) {
    const wanted = (on: string) => !asWished || ((!wishes.notOnMarketDay || !isMarketDay(station.marketDigits, on)) && (!wishes.fromDay || on >= wishes.fromDay))
    hours = both(hours, daily(window, asWished ? later(station, wishes.notBefore) : station.opensAt, station.closesAt, wanted))
  }
  return hours
}

const later = (station: StationOpening, notBefore: string | null): string => (notBefore && notBefore > station.opensAt && notBefore < station.closesAt ? notBefore : station.opensAt)

// A2, A3, A6: officers with the skill, and when they are on duty, not on leave and not busy.
function readyOfficers({ skill }: SlotRequest, officers: readonly OfficerOpening[], hours: readonly Stretch[], window: Stretch): Ready[] {
  return officers.filter((officer) => officer.skills.includes(skill)).map((officer) => {
    const busy = near(officer.busy, [window[0], window[1] + breakMs])
    const onDuty = without(near(officer.roster, window), near(officer.leave, window))
    return { officer, free: both(without(onDuty, busy.map(([from, to]) => [from - breakMs, to] as const)), hours), load: busy.reduce((sum, [from, to]) => sum + to - from, 0) }
  })
}

function freeTerminals({ sides }: SlotRequest, terminals: readonly TerminalOpening[], hours: readonly Stretch[], window: Stretch) {
  return terminals.filter((terminal) => sides.some((side) => side.stationId === terminal.stationId)).map((terminal) => ({ terminal, free: without(hours, near(terminal.busy, window)) }))
}

// A1, A4: a terminal of its own for each side, the first free one at its station.
function seat({ sides }: SlotRequest, terminals: ReturnType<typeof freeTerminals>, from: number, to: number): Chosen['places'] | null {
  const taken = new Set<string>()
  const places: Chosen['places'] = []
  for (const { side, stationId } of sides) {
    const found = terminals.find(({ terminal, free }) => terminal.stationId === stationId && !taken.has(terminal.id) && holds(free, from, to))
    if (!found) return null
    taken.add(found.terminal.id)
    places.push({ side, stationId, terminalId: found.terminal.id })
  }
  return places
}

// A9: the least loaded of those who are free, then the lower id.
function pick(officers: readonly Ready[], from: number, to: number): OfficerOpening | null {
  let best: Ready | null = null
  for (const ready of officers) {
    if (!holds(ready.free, from, to)) continue
    if (!best || ready.load < best.load || (ready.load === best.load && ready.officer.id < best.officer.id)) best = ready
  }
  return best?.officer ?? null
}

// A10: the first thing that is missing, wishes aside.
function obstacleOf(request: SlotRequest, openings: Openings, window: Stretch): Obstacle {
  const length = request.minutes * minute
  const fits = (stretches: readonly Stretch[]) => stretches.some(([from, to]) => to - Math.max(nextMark(from), from) >= length && from <= request.latest)
  for (const { stationId } of request.sides) {
    const station = openings.stations.find((one) => one.id === stationId)
    if (!station || !fits(daily(window, station.opensAt, station.closesAt))) return { code: 'station-closed', stationId }
    const needed = request.sides.filter((side) => side.stationId === stationId).length
    if (openings.terminals.filter((terminal) => terminal.stationId === stationId).length < needed) return { code: 'no-terminal', stationId }
  }
  const hours = roomHours(request, openings, window, false)
  if (!fits(hours)) return { code: 'station-closed', stationId: request.sides.at(-1)!.stationId }
  const onDuty = openings.officers.some((officer) => officer.skills.includes(request.skill) && fits(both(without(officer.roster, officer.leave), hours)))
  return onDuty ? { code: 'no-opening' } : { code: 'no-officer-with-skill' }
}
