import { forget, holdFor, placedOf, remember } from '#server/appointments/rules/plan/board.ts'
import { consequencesOf } from '#server/appointments/rules/plan/consequences.ts'
import { decide } from '#server/appointments/rules/plan/decide.ts'
import { countyManner, reserveFor, tellAtOnce, tellInTime } from '#server/appointments/rules/plan/manner.ts'
import { marksFor, placeFirst } from '#server/appointments/rules/plan/place.ts'
import { pullForward } from '#server/appointments/rules/plan/pull-forward.ts'
import { ranOver } from '#server/appointments/rules/plan/ran-over.ts'
import { unseat } from '#server/appointments/rules/plan/seat.ts'
import { officerAway } from '#server/appointments/rules/plan/replan.ts'
import { tryAgain } from '#server/appointments/rules/plan/try-again.ts'
import type { Decision, Manner } from '#server/appointments/rules/plan/words.ts'
import type { Policy } from './live-through.ts'
import { day, hour, minute, openBefore, urgentExpected, type World } from './world.ts'

/** The world of equal slots: half hours, no rest between them. */
const grid = { markMs: 30 * minute, breakMs: 0 }
const asIs = { holdBack: () => 0, standbyTellMs: 0, standbyWorthMs: 0, bindMs: Infinity, displace: false, tellAt: tellAtOnce }

/** Today's open booking systems: the first free officer at the first free time, for good, and late when all is full. */
export const firstFit: Policy = {
  manner: ({ size }): Manner => ({ ...asIs, ...(size.kind === 'units' ? grid : { markMs: 5 * minute, breakMs: 10 * minute }) }),
  answer: (board, ask, now): Decision => {
    forget(board)
    const held = holdFor(board, ask)
    remember(board, held)
    const found = placeFirst(board, held, marksFor(board, ask, ask.earliest, ask.earliest + 6 * day, false), now, { reserve: 'open', augment: false })
    if (found === null) board.held.delete(ask.id)
    if (found === null) return { kind: 'escalation', id: ask.id, cause: { code: 'no-opening' }, waysOut: [], victimOf: null, rebound: [], moved: [], escalated: [] }
    held.tellAt = now
    forget(board)
    return { kind: 'offer', placed: placedOf(held), tellAt: now, standby: false, reason: { why: 'earliest', waitMinutes: 0, wishRefused: false, hurdle: null, atWork: 0, free: 0 }, rebound: [], moved: [], escalated: [] }
  },
  officerAway: (board, staffId, away, now) => {
    forget(board)
    const person = board.people.find(({ id }) => id === staffId)!
    const theirs = person.claims.filter(({ held }) => held.from < away[1] && held.to > away[0] && held.from > now).map(({ held }) => held)
    person.open = person.open.filter(([from]) => from < away[0] || from >= away[1])
    const escalated: string[] = []
    for (const held of theirs) {
      const from = held.from
      unseat(board, held)
      if (placeFirst(board, held, marksFor(board, held.ask, from, from + 6 * day, false), now, { reserve: 'open', augment: false }) === null) {
        escalated.push(held.ask.id)
        board.held.delete(held.ask.id)
      }
    }
    const { moved } = consequencesOf(board, 'officer-away', null, now)
    forget(board)
    return { moved, escalated }
  },
}

/** Our planner: the county's way, with a reserve by what is to be expected before each hour. */
export const planned = (notice: 'two-hours' | 'at-once' = 'at-once'): Policy => ({
  manner: (world) => ({ ...countyManner(reserveIn(world), notice === 'at-once' ? tellAtOnce : tellInTime), ...(world.size.kind === 'units' ? grid : {}) }),
  answer: decide,
  timePassed: pullForward,
  ranOver: (board, over, now) => ranOver(board, over, now).moved,
  tryAgain: (board, waiting, now) => tryAgain(board, waiting, now).map(({ id }) => id),
  officerAway: (board, staffId, away, now) => {
    const { moved, escalated } = officerAway(board, staffId, away, now)
    return { moved, escalated: escalated.map(({ id }) => id) }
  },
})

function reserveIn(world: World): Manner['holdBack'] {
  const known = new Map<number, number>()
  const atWork = (at: number) => world.county.officers.filter(({ id, roster }) => id.startsWith('o') && roster.some(([from, to]) => from <= at && at < to)).length
  return (at) => {
    let reserve = known.get(at)
    if (reserve === undefined) known.set(at, (reserve = reserveFor(urgentExpected(world, openBefore(world.hours, at, 2 * hour), at), atWork(at))))
    return reserve
  }
}
