// The stations chapter's front door: all that later chapters may use.
export { reviveTerminal } from './actions/revive-terminal.ts'
export { stationCameBack, stationFellAway, terminalChanged, terminalRevoked } from './announcements.ts'
export { credentialMark, identifyTerminal } from './identify-terminal.ts'
export { stationsJobs } from './jobs.ts'
export { stationsRoutes } from './routes.ts'
export { answerStations } from './sockets.ts'
export { loadStation, loadStations, loadTerminal, terminalsAt } from './store.ts'
export { tellStations } from './tell.ts'
