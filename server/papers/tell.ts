import type { Deps } from '#server/deps.ts'
import { type Listener, tell } from '#server/platform/outbox.ts'
import { caseRooms } from '#server/records/index.ts'
import { papersChanged } from './announcements.ts'

/** Who has the case before them looks again. */
export const tellPapers = (deps: Pick<Deps, 'lines' | 'database'>): Listener[] => [
  tell(papersChanged, async ({ caseId }) => { deps.lines.to(await caseRooms(deps, caseId)).emit('changed', { chapter: 'papers', id: caseId }) }),
]
