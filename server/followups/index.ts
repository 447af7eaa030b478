// The followups chapter's front door: all that later chapters may use.
export { planFollowUpsOf, planOralFollowUps } from './actions/plan-follow-ups.ts'
export { withdrawFollowUpsOf } from './actions/withdraw-follow-ups.ts'
export { followUpChanged } from './announcements.ts'
export { followupsRoutes } from './routes.ts'
export { loadOfCase as loadFollowUpsOf } from './store.ts'
export { tellFollowups } from './tell.ts'
