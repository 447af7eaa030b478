// The calendar chapter's front door: all that later chapters may use.
export { loadCalendar } from './actions/load-calendar.ts'
export { shiftChanged } from './announcements.ts'
export { daysBetween, deadlineAfter } from './days-between.ts'
export { calendarJobs } from './jobs.ts'
export { calendarRoutes } from './routes.ts'
export { asDays, isWorked, type Days } from './rules/count-days.ts'
export { type Stretch, timesOnShift } from './rules/times-on-shift.ts'
export { shiftsBetween } from './store.ts'
