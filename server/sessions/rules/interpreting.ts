import type { Beside } from '#shared/appointments/words.ts'
import type { Side } from '#shared/cases/words.ts'
import type { StaffId } from '#shared/people/words.ts'
import { boundAt } from '#shared/sessions/interpreting-rules.ts'
import type { Course, Hearers, Interpreting, OthersShare, SeatId, Session } from '#shared/sessions/words.ts'

type Bound = Pick<Course, 'interpreting'>
/** Whose voices reach one seat alone. */
export type Whispers = ReadonlyMap<SeatId, SeatId>

/** The interpreters after the host bound one to a party, or (null) to nobody; or why not. A newly bound one speaks to the party alone. Rule S38. */
export function bindTo({ seats, course }: Pick<Session, 'seats' | 'course'>, seatId: SeatId, partyId: SeatId | null, others: OthersShare): Interpreting[] | 'session-no-interpreter' | 'session-not-a-party' {
  const interpreter = seats.find(({ id }) => id === seatId)
  if (interpreter?.role !== 'expert' || interpreter.interprets === null) return 'session-no-interpreter'
  const rest = course.interpreting.filter((one) => one.seatId !== seatId)
  if (partyId === null) return rest
  const side = seats.find(({ id }) => id === partyId)?.side ?? null
  if (side === null) return 'session-not-a-party'
  const before = boundAt(course, seatId)
  return [...rest, { seatId, partyId, side, others, to: before?.partyId === partyId ? before.to : 'party' }]
}

/** The interpreters after one chose whom they speak to; or why not. Rule S38. */
export function speakTo(course: Bound, seatId: SeatId, to: Hearers): Interpreting[] | 'session-not-bound' {
  if (!boundAt(course, seatId)) return 'session-not-bound'
  return course.interpreting.map((one) => (one.seatId === seatId ? { ...one, to } : one))
}

/** Whose voices reach their party alone. */
export const whispersOf = ({ interpreting }: Bound): Whispers => new Map(interpreting.filter(({ to }) => to === 'party').map(({ seatId, partyId }) => [seatId, partyId]))

/** What may pass on the way from one to the other: a voice reaches whom it reaches before and after, and nobody else. Rule S27. */
export function narrower(before: Whispers, after: Whispers): Whispers {
  return new Map([...new Set([...before.keys(), ...after.keys()])].map((speaker) => {
    const [was, will] = [before.get(speaker), after.get(speaker)]
    // NOTE: a voice for two different parties is for neither: nobody hears their own.
    return [speaker, was === undefined || will === undefined || was === will ? (was ?? will)! : speaker]
  }))
}

/** The interpreters of a plan, each bound to the one side that was planned to need them; where two sides do, the host says for whom. What was bound before stays while both sit there. Rules S38 and A24. */
export function boundByPlan({ seats, course }: Pick<Session, 'seats' | 'course'>, helpers: readonly { craft: Beside; staffId: StaffId }[], heardIn: readonly { side: Side; language: string | null }[]): Interpreting[] {
  const kept = course.interpreting.filter((one) => seats.some(({ id }) => id === one.seatId) && seats.some(({ id }) => id === one.partyId))
  const planned = helpers.flatMap(({ craft, staffId }): Interpreting[] => {
    const [kind, tongue] = craft.split(':')
    const interpreter = kind === 'interpreter' ? seats.find(({ role, holder }) => role === 'expert' && holder.id === staffId) : undefined
    if (!interpreter || boundAt({ interpreting: kept }, interpreter.id)) return []
    const needed = [...new Set(heardIn.filter(({ language }) => (tongue === undefined ? language !== null : language === tongue)).map(({ side }) => side))]
    const party = needed.length === 1 ? seats.find(({ side }) => side === needed[0]) : undefined
    return party?.side ? [{ seatId: interpreter.id, partyId: party.id, side: party.side, to: 'party', others: 20 }] : []
  })
  return [...kept, ...planned]
}

/** The same seats, but for those that were given to somebody else: an interpreter's binding is theirs, not their chair's. */
export const withoutMoved = (interpreting: readonly Interpreting[], moved: readonly SeatId[]): Interpreting[] => interpreting.filter(({ seatId }) => !moved.includes(seatId))
