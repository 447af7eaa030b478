// The notices chapter's front door: the last chapter, imported by no other, only mounted.
export { smsWanted } from './announcements.ts'
export { openNotices, tellNotices } from './follow.ts'
export { noticesRoutes } from './routes.ts'
