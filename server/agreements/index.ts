// The agreements chapter's front door: all that later chapters may use.
export { filePaper, pressOf } from './actions/file-paper.ts'
export { agreementChanged, agreementEffective } from './announcements.ts'
export { makeAgreementsRoutes } from './routes.ts'
export { answerAgreements } from './sockets.ts'
export { loadAgreement } from './store.ts'
export { tellAgreements } from './tell.ts'
