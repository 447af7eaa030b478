import { part, type Part } from '../platform/part.ts'

/** What stands in the middle of the clerk's home, in order. */
export const middle: Part[] = [
  part(() => import('../sessions/staff-calls.tsx'), 'StaffCalls'),
]

/** The lists at its side, in order. */
export const side: Part[] = []
