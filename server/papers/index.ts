// The papers chapter's front door: all that later chapters may use.
export { makePapersRoutes } from './routes.ts'
export { tellPapers } from './tell.ts'
