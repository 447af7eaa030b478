import type { Deps } from '#server/deps.ts'
import { type Listener, tell } from '#server/platform/outbox.ts'
import { caseChanged } from './announcements.ts'
import { loadReach } from './store.ts'

/** Whoever may have the case before them looks again. */
export const tellCases = ({ lines, database }: Pick<Deps, 'lines' | 'database'>): Listener[] => [
  tell(caseChanged, async ({ caseId }) => {
    const reach = await loadReach(database.db, caseId)
    if (reach) lines.to(['role:lead', ...[reach.ownerId, ...reach.teamIds].map((id) => `staff:${id}`), ...reach.stationIds.map((id) => `unit:${id}`)]).emit('changed', { chapter: 'cases', id: caseId })
  }),
]
