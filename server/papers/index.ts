// The papers chapter's front door: all that later chapters may use.
export { bindDossier } from './actions/bind-dossier.ts'
export { confirmationRemembered, dossierWanted, type Reminder } from './announcements.ts'
export { houseOf } from './house.ts'
export { papersJobs } from './jobs.ts'
export { makePapersRoutes } from './routes.ts'
export { tellPapers } from './tell.ts'
