import type { StaffId } from '../people/words.ts'
import type { Id } from '../platform/ids.ts'

export type ShiftId = Id<'shift'>

/** What a county day is: `makeup` is a weekend day worked for a holiday. */
export const dayKinds = ['workday', 'weekend', 'holiday', 'makeup'] as const
export type DayKind = (typeof dayKinds)[number]

/** Where a day's kind is from. `interim`: the law's own days only, until the State Council's notice moves the weekends. */
export const interim = 'interim'

export type CalendarDay = { date: string; kind: DayKind; name: string | null; source: string }

/** Why a member of staff is, or is not, there: `leave` always wins. */
export const shiftKinds = ['roster', 'duty', 'leave'] as const
export type ShiftKind = (typeof shiftKinds)[number]

export type Shift = { id: ShiftId; staffId: StaffId; kind: ShiftKind; from: Date; to: Date; note: string | null }
