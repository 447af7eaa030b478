import { boundAt } from '#shared/sessions/interpreting-rules.ts'
import type { Floor, MuteState, Seat, SeatId, Session } from '#shared/sessions/words.ts'

/** Microphones that change, and what they become. */
export type Mutes = ReadonlyMap<SeatId, MuteState>

/** Giving one the floor: everybody else but the host and whoever interprets to a party is locked, and what each was is kept. Rule S28. */
export function giveFloor({ seats, course }: Pick<Session, 'seats' | 'course'>, to: SeatId, since: string): { floor: Floor; mutes: Mutes } {
  // NOTE: a party needs its interpreter whoever has the floor.
  const silenced = seats.filter((seat) => seat.id !== to && maySpeak(seat) && !boundAt(course, seat.id))
  const mutes = new Map<SeatId, MuteState>(silenced.filter(({ mute }) => mute !== 'locked').map(({ id }) => [id, 'locked']))
  // NOTE: whom the host had silenced is heard; whoever closed their own microphone opens it themselves (S8).
  const speaker = seats.find(({ id }) => id === to)
  if (speaker && speaker.mute !== 'open') mutes.set(to, speaker.mute === 'host' ? 'open' : 'self')
  return { floor: { seatId: to, since, before: Object.fromEntries(silenced.map(({ id, mute }) => [id, mute])) }, mutes }
}

/** Taking the floor back: each is again what they were before, unless they closed their own microphone meanwhile. Rule S28. */
export function takeFloorBack({ seats, course: { floor } }: Pick<Session, 'seats' | 'course'>): Mutes {
  const before = new Map(Object.entries(floor?.before ?? {}))
  // NOTE: whom the host has unlocked by hand meanwhile stays as they are.
  return new Map(seats.flatMap(({ id, mute }) => { const was = before.get(id); return was !== undefined && mute === 'locked' && was !== 'locked' ? [[id, was] as const] : [] }))
}

/** Who is silenced wants their own microphone closed: it will stay so when the floor is taken back. Rules S8 and S28. */
export const wishedClosed = (floor: Floor, seatId: SeatId): Floor =>
  floor.before[seatId] === undefined || floor.before[seatId] === 'locked' ? floor : { ...floor, before: { ...floor.before, [seatId]: 'self' } }

const maySpeak = ({ role }: Seat): boolean => role !== 'host' && role !== 'recorder'
