import type { Side, Topic, Track } from '../cases/words.ts'
import type { CheckIn } from './words.ts'
import type { Skill } from '../people/words.ts'

/** How long a meeting of each kind is set for, margins included (minutes; from how long such meetings take: the median and the long ones). */
export const minutesOf: Record<Track, number> = { consultation: 30, help_request: 30, petition: 45, peoples_mediation: 75, police_mediation: 75 }

/** How long a first contact is set for, where the meeting itself must be announced days before. */
export const firstContactMinutes = 30

/** How many days before its meeting a mediation must be announced to everybody (道路交通事故处理程序规定: three days). */
export const noticeDaysFor = (topic: Topic, track: Track): number => (topic === 'traffic' && (track === 'peoples_mediation' || track === 'police_mediation') ? 3 : 0)

/** What its officer still books while everybody sits there: the specialist after a first contact, or the mediation that had to be announced first. */
export function stillToBook({ firstContact, topic, track, slot }: { firstContact: boolean; topic: Topic; track: Track; slot: { from: string; to: string } }): 'specialist' | 'mediation' | null {
  if (noticeDaysFor(topic, track) > 0 && Date.parse(slot.to) - Date.parse(slot.from) < minutesOf[track] * 60_000) return 'mediation'
  return firstContact ? 'specialist' : null
}

/** Who can answer a question about each topic. */
const adviser: Record<Topic, Skill> = {
  family: 'mediation', neighbor: 'mediation', homestead: 'mediation', damages: 'mediation', forest_land: 'mediation', pollution: 'mediation', property_mgmt: 'mediation',
  contract: 'legal', business: 'legal', expropriation: 'legal', labor: 'legal', consumer: 'legal', medical: 'legal',
  traffic: 'traffic', public_security_minor: 'public_security', other: 'public_security', help_request: 'public_security',
  household_registration: 'household', admin_approval: 'admin_approval',
}

/** The skill that a meeting needs: mediation is its own craft, everything else goes by what it is about. */
export function skillFor(topic: Topic, track: Track): Skill {
  if (track === 'peoples_mediation') return 'mediation'
  if (track === 'police_mediation') return 'public_security'
  return adviser[topic]
}

const adviceOnly: readonly Topic[] = ['household_registration', 'admin_approval']

/** The ways open to a matter: with another side it can be mediated, alone it cannot (人民调解法 Art 17). */
export function tracksFor(topic: Topic, otherSide: boolean): Track[] {
  if (topic === 'help_request') return ['help_request']
  if (adviceOnly.includes(topic)) return ['consultation', 'petition']
  if (!otherSide) return ['consultation', 'petition']
  return topic === 'public_security_minor' ? ['police_mediation', 'peoples_mediation', 'consultation', 'petition'] : ['peoples_mediation', 'consultation', 'petition']
}

/** The way that a clerk need not choose. */
export const usualTrack = (topic: Topic, otherSide: boolean): Track => tracksFor(topic, otherSide)[0]!

/** One side may come as a small group; more than five choose representatives (信访工作条例 Art 20). */
export const peoplePerSide = 5

/** How many may come along with a side as each kind of companion. */
export const mostAlong = 5

/** What a clerk sees nearly always: an identity card, and nobody came along. */
export const usualCheckIn: CheckIn = { paper: 'id_card', along: { guardian: 0, interpreter: 0, supporter: 0 }, ownIncome: false }

/** How many stations a meeting links at most; a side may sit at several (A22). */
export const mostStations = 4

/** How many sit at a meeting besides its officer at most. */
export const mostBeside = 8

/** How many minutes before the hour a side comes. Two sides that quarrel do not meet at one station's door: there one comes well before the other (A23). */
export function comesEarly(sides: readonly { side: Side; stationId: string }[], { side, stationId }: { side: Side; stationId: string }): number {
  if (!sides.some((other) => other.side !== side && other.stationId === stationId)) return 10
  return side === 'applicant' ? 20 : 5
}

/** Whether a county day is market day: the town meets when the date ends in one of these digits (赶场). */
export const isMarketDay = (marketDigits: readonly number[], day: string): boolean => marketDigits.includes(Number(day.at(-1)))

/** "A012" for 12: called out and shown instead of a name. */
export const queueNumberOf = (order: number): string => `A${String(order).padStart(3, '0')}`

/** "李＊": enough for a clerk to know who stands there, too little for a list to tell. */
export const surnameOnly = (name: string): string => `${[...name][0] ?? ''}＊`

/** What the slip's QR code says; a scanner types it into the counter's search field. */
export const checkInCode = (appointmentId: string, side: Side): string => `LXQ:${appointmentId}:${side === 'applicant' ? 1 : 2}`

/** Reads a scanned slip, or null when it is something else. */
export function readCheckInCode(scanned: string): { appointmentId: string; side: Side } | null {
  const [, appointmentId, side] = /^LXQ:([0-9a-f-]{36}):([12])$/i.exec(scanned.trim()) ?? []
  return appointmentId && side ? { appointmentId: appointmentId.toLowerCase(), side: side === '1' ? 'applicant' : 'respondent' } : null
}
