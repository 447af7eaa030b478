import type { ShiftKind } from '#shared/calendar/words.ts'
import type { StaffId } from '#shared/people/words.ts'
import { news } from '#server/platform/outbox.ts'

/** Somebody's leave, duty or roster was entered or taken back: what was booked on it may need another officer. */
export const shiftChanged = news<{ staffId: StaffId; kind: ShiftKind; from: string; to: string; removed: boolean }>('shift-changed')
