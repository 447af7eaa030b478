// The oversight chapter's front door: all that later chapters may use.
export { oversightRoutes } from './routes.ts'
export { tellOversight } from './tell.ts'
