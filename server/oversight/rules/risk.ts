import type { AppointmentStatus } from '#shared/appointments/words.ts'
import type { RiskReason } from '#shared/oversight/words.ts'
import { hour, minute } from '#shared/platform/time.ts'

/** From here on it is near (R2). */
export const nearMs = 4 * hour
const officerLateMs = 5 * minute
const beganLateMs = 20 * minute

/** A meeting that has not begun, whose promise is open. Instants in milliseconds. */
export type Waiting = { status: AppointmentStatus; from: number; dueAt: number; /** Roster or duty covers it, leave does not. */ officerOnShift: boolean; /** The officer has been in the room. */ officerCame: boolean }

/** R1, R2 Why its promise may be broken; empty where nothing speaks for it. */
export function whyAtRisk({ status, from, dueAt, officerOnShift, officerCame }: Waiting, now: number): RiskReason[] {
  const sure: RiskReason[] = []
  if (from > dueAt) sure.push('begins-after-due')
  if (status === 'no_show_officer') sure.push('no-show-officer')
  if (status === 'no_show_party') sure.push('no-show-party')
  if (sure.length > 0 || dueAt - now >= nearMs) return sure
  const near: RiskReason[] = []
  if (!officerOnShift) near.push('officer-away')
  if (now >= from + officerLateMs && !officerCame) near.push('officer-missing')
  if (now >= from + beganLateMs && officerCame) near.push('not-begun')
  return near
}
