import type { StaffId } from '#shared/people/words.ts'
import { news } from '#server/platform/outbox.ts'

/** Somebody may no longer work here: what they had outside their sign-ins ends too. */
export const staffSuspended = news<{ staffId: StaffId }>('staff-suspended')
