import type { Deps } from '#server/deps.ts'
import { loadCase, loadCaseParties } from '#server/cases/index.ts'
import { type Listener, tell } from '#server/platform/outbox.ts'
import type { CaseId } from '#shared/cases/words.ts'
import { fileAttached, notesChanged } from './announcements.ts'

/** Who shows notes or papers of a case looks again. */
export const tellRecords = (deps: Pick<Deps, 'lines' | 'database'>): Listener[] => [
  tell(notesChanged, ({ sessionId }) => { deps.lines.to(`session:${sessionId}`).emit('changed', { chapter: 'records', id: sessionId }) }),
  tell(fileAttached, async ({ caseId, attachmentId }) => { deps.lines.to(await caseRooms(deps, caseId)).emit('changed', { chapter: 'records', id: attachmentId }) }),
]

/** The lines of those who have a case before them: its owner, its stations, the leads. */
export async function caseRooms({ database: { db } }: Pick<Deps, 'database'>, caseId: CaseId): Promise<string[]> {
  const [file, parties] = await Promise.all([loadCase(db, caseId), loadCaseParties(db, caseId)])
  const stations = new Set([...(file ? [file.stationId] : []), ...parties.map(({ stationId }) => stationId)])
  return ['role:lead', ...(file ? [`staff:${file.ownerId}`] : []), ...[...stations].map((station) => `unit:${station}`)]
}
