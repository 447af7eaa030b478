import { implement } from '@orpc/server'
import { join } from 'node:path'
import { recordsContract } from '#shared/records/contract.ts'
import type { Deps } from '#server/deps.ts'
import type { Context } from '#server/people/index.ts'
import type { Sender } from '#server/platform/files/sender.ts'
import { pressWith } from '#server/platform/press/open-press.ts'
import type { Shelf } from '#server/sessions/index.ts'
import { askCorrection, confirmNotes, writeCorrection } from './actions/answer-notes.ts'
import { checkRecordings } from './actions/check-recordings.ts'
import { listAttachments } from './actions/list-attachments.ts'
import { holdRecordings, liftHold, listDue } from './actions/hold-recordings.ts'
import { listRecordings } from './actions/list-recordings.ts'
import { readCaseNotes, readNotes } from './actions/read-notes.ts'
import { readReaders } from './actions/read-readers.ts'
import { readReview, showNotes } from './actions/review-notes.ts'
import { seeFiles } from './actions/see-files.ts'
import { signNotes } from './actions/sign-notes.ts'
import { listShowings, noteSight, readShowing } from './actions/see-evidence.ts'
import { endShowing, showEvidence } from './actions/show-evidence.ts'
import { watchRecording } from './actions/watch-recording.ts'

const os = implement(recordsContract).$context<Context>()

/** HTTP in for the records chapter; files come and go beside it (`serveUploads`, `serveDownloads`, `servePlayback`). */
export const makeRecordsRoutes = ({ config, files }: Pick<Deps, 'config' | 'files'>, shelf: Shelf, films: { able: boolean }, sender: Pick<Sender, 'able' | 'state'>) => ({
  notes: os.notes.handler(({ input, context }) => readNotes(context, input.sessionId)),
  caseNotes: os.caseNotes.handler(({ input, context }) => readCaseNotes(context, input.caseId)),
  review: os.review.handler(async ({ input, context }) => ({ review: await readReview(context, input.sessionId) })),
  showNotes: os.showNotes.handler(async ({ input, context }) => ({ review: await showNotes(context, input) })),
  confirmNotes: os.confirmNotes.handler(async ({ input, context }) => ({ review: await confirmNotes(context, input) })),
  askCorrection: os.askCorrection.handler(async ({ input, context }) => ({ review: await askCorrection(context, input) })),
  writeCorrection: os.writeCorrection.handler(async ({ input, context }) => ({ review: await writeCorrection(context, input) })),
  signNotes: os.signNotes.handler(async ({ input, context }) => ({ review: await signNotes(context, { press: pressWith(join(config.DATA, 'fonts')), files }, input) })),
  attachments: os.attachments.handler(async ({ input, context }) => ({ ...(await listAttachments(context, input.caseId)), maxMegabytes: config.UPLOAD_MAX_MB })),
  readers: os.readers.handler(({ input, context }) => readReaders(context, input.attachmentId)),
  showEvidence: os.showEvidence.handler(({ input, context }) => showEvidence(context, input)),
  showing: os.showing.handler(({ input, context }) => readShowing(context, input.sessionId)),
  endShowing: os.endShowing.handler(({ input, context }) => endShowing(context, input.sessionId)),
  seen: os.seen.handler(({ input, context }) => noteSight(context, input.showingId)),
  showings: os.showings.handler(({ input, context }) => listShowings(context, input.caseId)),
  recordings: os.recordings.handler(({ input, context }) => listRecordings(context, input.caseId, films)),
  watch: os.watch.handler(({ input, context }) => watchRecording(context, input)),
  holdRecordings: os.holdRecordings.handler(({ input, context }) => holdRecordings(context, input)),
  liftHold: os.liftHold.handler(({ input, context }) => liftHold(context, input)),
  filesKept: os.filesKept.handler(({ context }) => seeFiles(context, shelf, sender)),
  recordingsDue: os.recordingsDue.handler(({ context }) => listDue(context)),
  checkRecordings: os.checkRecordings.handler(({ input, context }) => checkRecordings(context, shelf, input.sessionId)),
})
