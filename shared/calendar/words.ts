import type { Id } from '../platform/ids.ts'

export type ShiftId = Id<'shift'>

/** What a county day is: `makeup` is a weekend day worked for a holiday. */
export const dayKinds = ['workday', 'weekend', 'holiday', 'makeup'] as const
export type DayKind = (typeof dayKinds)[number]

export type CalendarDay = { date: string; kind: DayKind; name: string | null; source: string }

/** Why a member of staff is, or is not, there: `leave` always wins. */
export const shiftKinds = ['roster', 'duty', 'leave'] as const
export type ShiftKind = (typeof shiftKinds)[number]
