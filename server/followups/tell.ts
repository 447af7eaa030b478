import type { Deps } from '#server/deps.ts'
import { type Listener, tell } from '#server/platform/outbox.ts'
import { caseRooms } from '#server/records/index.ts'
import { followUpChanged } from './announcements.ts'

/** The station whose list it is, and who has the case before them, look again. */
export const tellFollowups = (deps: Pick<Deps, 'lines' | 'database'>): Listener[] => [
  tell(followUpChanged, async ({ followUpId, caseId, stationId }) => { deps.lines.to([`unit:${stationId}`, ...(await caseRooms(deps, caseId))]).emit('changed', { chapter: 'followups', id: followUpId }) }),
]
