// The records chapter's front door: all that later chapters may use.
export { attachFile, type Filing } from './actions/attach-file.ts'
export { fileAttached, notesChanged } from './announcements.ts'
export { serveDownloads } from './downloads.ts'
export { recordsJobs } from './jobs.ts'
export { makeRecordsRoutes } from './routes.ts'
export { findAttachment, loadLines } from './store.ts'
export { caseRooms, roomsOfSeats, sessionRooms, tellRecords } from './tell.ts'
export { serveUploads } from './uploads.ts'
