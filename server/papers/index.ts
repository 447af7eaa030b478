// The papers chapter's front door: all that later chapters may use.
export { bindDossier } from './actions/bind-dossier.ts'
export { followUpOral } from './actions/follow-up-oral.ts'
export { confirmationRemembered, dossierWanted, oralAgreementMade, type Reminder } from './announcements.ts'
export { houseOf } from './house.ts'
export { papersJobs } from './jobs.ts'
export { makePapersRoutes } from './routes.ts'
export { tellPapers } from './tell.ts'
