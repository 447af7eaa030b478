// The agreements chapter's front door: all that later chapters may use.
export { pressOf, sealAgreement } from './actions/seal-agreement.ts'
export { agreementChanged, agreementEffective, agreementEnded, agreementSigned } from './announcements.ts'
export { agreementsJobs } from './jobs.ts'
export { trySeal } from './seal/open-seal.ts'
export { makeAgreementsRoutes } from './routes.ts'
export { answerAgreements } from './sockets.ts'
export { loadAgreement, loadOfCase as loadAgreementsOf } from './store.ts'
export { tellAgreements } from './tell.ts'
