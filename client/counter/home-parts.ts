import { part, type Part } from '../platform/part.ts'

/** What stands in the middle of the clerk's home, in order. */
export const middle: Part[] = [
  part(() => import('../calendar/calendar-banner.tsx'), 'CalendarBanner'),
  part(() => import('./lost-lines.tsx'), 'LostLines'),
  part(() => import('../sessions/alert-host.tsx'), 'AlertHost'),
  part(() => import('../sessions/waiting-here.tsx'), 'WaitingHere'),
  part(() => import('../stations/terminal-tasks.tsx'), 'TerminalTasks'),
  part(() => import('../appointments/escalations.tsx'), 'StationEscalations'),
  part(() => import('../appointments/day-list.tsx'), 'DayList'),
]

/** The lists at its side, in order. */
export const side: Part[] = [
  part(() => import('../notices/phone-list.tsx'), 'PhoneList'),
  part(() => import('../stations/lamps-card.tsx'), 'LampsCard'),
  part(() => import('../followups/follow-ups-due.tsx'), 'FollowUpsDue'),
]
