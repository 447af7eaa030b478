/** The county's one time zone: instants are stored, days are counted here. */
export const countyZone = 'Asia/Shanghai'
const offsetMs = 8 * 3_600_000

/** An instant on the wire: ISO 8601 with zone, e.g. "2026-09-18T01:12:00.000Z". */
export type Instant = string
/** A county day: "2026-09-18". */
export type Day = string

export const minute = 60_000
export const hour = 60 * minute
export const day = 24 * hour

// NOTE: the zone has had no daylight saving since 1991, so a fixed offset is exact for every date we meet.
/** The county day an instant falls on. */
export function dayOf(at: Date): Day {
  return new Date(at.getTime() + offsetMs).toISOString().slice(0, 10)
}

/** The instant of a clock time ("08:30") on a county day; "24:00" is the end of that day. */
export function atClock(on: Day, clock: string): Date {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return new Date(Date.parse(`${on}T00:00:00Z`) - offsetMs + hours * hour + minutes * minute)
}

/** Minutes since the county's midnight. */
export function clockMinutes(at: Date): number {
  return Math.floor(((at.getTime() + offsetMs) % day) / minute)
}

/** The county day some days later (or earlier). */
export function addDays(on: Day, days: number): Day {
  return new Date(Date.parse(`${on}T00:00:00Z`) + days * day).toISOString().slice(0, 10)
}

/** 1 for Monday … 7 for Sunday. */
export function weekdayOf(on: Day): number {
  return new Date(`${on}T00:00:00Z`).getUTCDay() || 7
}

/** Whether a text is a day that exists: "2026-02-30" is none. */
export function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** Milliseconds since 1970 of an instant, as a Date or as on the wire. */
export const msOf = (at: Date | Instant): number => (typeof at === 'string' ? Date.parse(at) : at.getTime())
