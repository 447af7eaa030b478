import { type Board, type Held, openBoard } from '#server/appointments/rules/plan/board.ts'
import type { RunningOver } from '#server/appointments/rules/plan/ran-over.ts'
import type { Ask, Decision, Manner, Moved } from '#server/appointments/rules/plan/words.ts'
import type { StaffId } from '#shared/people/words.ts'
import { whatGoesOn } from './going-on.ts'
import { type Happened, type Outcome, tell } from './outcome.ts'
import { day, firstMidnight, hour, minute, type World } from './world.ts'

/** How a county answers what happens: the planner, or first-fit. */
export type Policy = {
  manner: (world: World) => Manner
  answer: (board: Board, ask: Ask, now: number) => Decision
  /** What is done each half hour, if anything. */
  timePassed?: (board: Board, now: number) => Moved[]
  /** Those with the lead, tried again each half hour; gives who found a time. */
  tryAgain?: (board: Board, waiting: readonly Ask[], now: number) => readonly string[]
  /** Meetings that really go on past their ends, looked at every five minutes. */
  ranOver?: (board: Board, over: RunningOver, now: number) => Moved[]
  officerAway: (board: Board, staffId: StaffId, away: readonly [number, number], now: number) => { moved: Moved[]; escalated: string[] }
}

const halfHour = hour / 2
const often = 5 * minute

/** Plays a world from its first registration to its last meeting under a policy. */
export function liveThrough(world: World, policy: Policy): Outcome {
  const board = openBoard(world.county, policy.manner(world), [world.hours[0]![0] - 2 * day, world.until])
  const happened = new Map<string, Happened>()
  const counts = { booked: 0, standby: 0, movesUntold: 0, movedTold: new Set<string>(), milliseconds: [] as number[] }
  const sick = world.sick.toSorted((a, b) => a.at - b.at)
  const going = whatGoesOn(world)
  let nextSick = 0
  let nextHalfHour = firstMidnight
  let nextLook = firstMidnight

  const asks = new Map(world.coming.map(({ ask }) => [ask.id, ask]))
  const waiting = new Map<string, Ask>()
  const wait = (ids: readonly string[]) => { for (const id of ids) waiting.set(id, asks.get(id)!) }
  const took = (moved: readonly Moved[]) => {
    for (const { id, told } of moved) {
      if (told) counts.movedTold.add(id)
      else counts.movesUntold += 1
    }
  }
  const officerFallsIll = ({ staffId, away, at }: World['sick'][number]) => {
    sweep(board, at, happened)
    const told = new Set([...board.held.values()].filter(({ tellAt }) => tellAt <= at).map(({ ask }) => ask.id))
    const { moved, escalated } = policy.officerAway(board, staffId, away, at)
    took(moved)
    wait(escalated)
    for (const id of escalated) if (told.has(id)) counts.movedTold.add(id)
  }
  const passTime = (now: number) => {
    for (; nextLook <= now; nextLook += often) {
      for (const over of going.over(board, nextLook)) took(policy.ranOver?.(board, over, nextLook) ?? [])
      if (nextLook === nextHalfHour) halfHourPassed()
    }
  }
  const halfHourPassed = () => {
    const now = nextHalfHour
    nextHalfHour += halfHour
    for (; nextSick < sick.length && sick[nextSick]!.at <= now; nextSick += 1) officerFallsIll(sick[nextSick]!)
    sweep(board, now, happened)
    if (now < world.hours[0]![0]) return
    for (const [id, { latest }] of waiting) if (latest < now) waiting.delete(id)
    for (const id of policy.tryAgain?.(board, [...waiting.values()], now) ?? []) waiting.delete(id)
    if (policy.timePassed) took(policy.timePassed(board, now))
  }
  for (const { ask } of world.coming) {
    passTime(ask.registeredAt)
    const began = performance.now()
    const decision = policy.answer(board, ask, ask.registeredAt)
    counts.milliseconds.push(performance.now() - began)
    if (decision.kind === 'offer') counts.booked += 1
    else waiting.set(ask.id, ask)
    if (decision.kind === 'offer' && decision.standby) counts.standby += 1
    wait(decision.escalated.map(({ id }) => id))
    took(decision.moved)
  }
  passTime(world.until)
  sweep(board, Infinity, happened)
  return tell(world, happened, counts)
}

/** Takes what is over off the board, and writes down how it was. */
function sweep(board: Board, now: number, happened: Map<string, Happened>): void {
  for (const [id, held] of board.held) {
    if (held.to + board.manner.breakMs > now) continue
    happened.set(id, asItWas(held))
    for (const { on } of held.claims) if (on) on.claims = on.claims.filter((claim) => claim.held !== held)
    board.held.delete(id)
  }
}

const asItWas = ({ from, claims }: Held): Happened => ({ from, officerId: claims[0]?.on?.id ?? '', needed: claims.flatMap(({ on }) => on?.id ?? []) })
