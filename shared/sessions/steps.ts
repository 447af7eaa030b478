import { type Side, sides } from '../cases/words.ts'
import { isOver } from './rules.ts'
import { type Course, type Session, type SessionStatus, type Step, steps, type Tick, type TickName } from './words.ts'

/** Who may make a move: the host; anybody who sits there (the brake); or the house by itself (somebody came in, an appointment was called off). */
export type Mover = 'host' | 'anybody' | 'house'

const ends = { closed: 'host', aborted: 'host', moved: 'host' } as const
const aside = { caucus: 'host', paused: 'anybody' } as const

/** From where a session may go where, and who may send it. What is not here is refused. Rule S20. */
export const moves: Record<SessionStatus, Partial<Record<SessionStatus, Mover>>> = {
  scheduled: { lobby: 'house', aborted: 'host' },
  lobby: { identity: 'house', aborted: 'host', moved: 'host' },
  identity: { informing: 'host', paused: 'anybody', ...ends },
  informing: { identity: 'host', live: 'host', ...aside, ...ends },
  live: { informing: 'host', review: 'host', ...aside, ...ends },
  review: { live: 'host', signing: 'host', ...aside, ...ends },
  signing: { review: 'host', live: 'host', ...aside, ...ends },
  caucus: { informing: 'host', live: 'host', review: 'host', signing: 'host', paused: 'anybody', ...ends },
  paused: { identity: 'host', informing: 'host', live: 'host', review: 'host', signing: 'host', caucus: 'host', ...ends },
  closed: {},
  aborted: {},
  moved: {},
}

/** Why a move is not made; null where it is. From aside or a rest the only way on is back to where it was. Rules S20 and S22. */
export function whyNot({ status, ticks, course }: Pick<Session, 'status' | 'ticks' | 'course'>, to: SessionStatus, by: Mover): 'session-over' | 'session-not-from-here' | 'session-not-willing' | null {
  if (isOver(status)) return 'session-over'
  const mover = moves[status][to]
  if (mover === undefined || !mayMove(mover, by)) return 'session-not-from-here'
  const back = status === 'paused' ? course.pause?.from : status === 'caucus' ? course.caucus?.from : null
  if (back && to !== back && !isOver(to) && to !== 'paused') return 'session-not-from-here'
  return to === 'live' && status === 'informing' && unwilling(ticks).length > 0 ? 'session-not-willing' : null
}

// What anybody may do the host may; what the house does by itself nobody asks for.
const mayMove = (mover: Mover, by: Mover): boolean => mover === by || by === 'house' || (mover === 'anybody' && by === 'host')

/** The step that the session is at, also while some talk aside or rest. */
export function stepOf({ status, course }: Pick<Session, 'status' | 'course'>): Step | null {
  const from = status === 'paused' ? course.pause?.from : status
  const step = from === 'caucus' ? course.caucus?.from : from
  return steps.find((known) => known === step) ?? null
}

/** The step that the main button leads to; null before the first and after the last. */
export const nextStep = (status: SessionStatus): Step | null => steps[steps.findIndex((step) => step === status) + 1 || steps.length] ?? null

/** The step before, where there is one to go back to. */
export const stepBefore = (status: SessionStatus): Step | null => steps[steps.findIndex((step) => step === status) - 1] ?? null

/** What stands on the card of each step to be ticked; `each`: once for every side. Rule S21. */
export const ticksOf: Record<Step, readonly { tick: TickName; each: boolean; kind: 'done' | 'answer' }[]> = {
  identity: [{ tick: 'officer-shown', each: false, kind: 'done' }, { tick: 'identity-seen', each: true, kind: 'done' }],
  informing: [
    { tick: 'rights-told', each: false, kind: 'done' }, { tick: 'recusal-told', each: true, kind: 'answer' }, { tick: 'recording', each: true, kind: 'answer' },
    { tick: 'free-to-speak', each: true, kind: 'answer' }, { tick: 'voluntary', each: true, kind: 'answer' },
  ],
  live: [{ tick: 'has-spoken', each: true, kind: 'done' }],
  review: [{ tick: 'notes-read', each: false, kind: 'done' }, { tick: 'notes-right', each: true, kind: 'answer' }],
  signing: [{ tick: 'agreement-read', each: false, kind: 'done' }, { tick: 'understood', each: true, kind: 'answer' }],
}

/** How many ticks of a step are still open, for the sides that have a seat. */
export function openTicks(step: Step, session: Pick<Session, 'seats' | 'ticks'>): number {
  const present = sides.filter((side) => session.seats.some((seat) => seat.side === side))
  const isOpen = (tick: TickName, side: Tick['side']) => !session.ticks.some((known) => known.tick === tick && known.side === side && known.answer !== 'open')
  return ticksOf[step].reduce((open, { tick, each }) => open + (each ? present.filter((side) => isOpen(tick, side)).length : Number(isOpen(tick, null))), 0)
}

/** The sides that have said that they want to, and not that they cannot speak freely. */
export const willing = (ticks: readonly Tick[]): Side[] =>
  sides.filter((side) => !unwilling(ticks).includes(side) && ticks.some((known) => known.side === side && known.tick === 'voluntary' && known.answer === 'yes'))

/** The sides whose last word was that they do not want to, or cannot speak freely. Nobody is led into a talk past it. Rule S22. */
export const unwilling = (ticks: readonly Tick[]): Tick['side'][] =>
  sides.filter((side) => ticks.some((known) => known.side === side && known.answer === 'no' && (known.tick === 'voluntary' || known.tick === 'free-to-speak')))

/** When a step is taken: now, but never at the moment of the one before it, which it would be taken for. Rule S20. */
export const momentOfStep = ({ since }: Pick<Course, 'since'>, now: Date): string =>
  new Date(Math.max(now.getTime(), since === null ? 0 : Date.parse(since) + 1)).toISOString()
