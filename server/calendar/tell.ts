import type { Deps } from '#server/deps.ts'
import { type Listener, tell } from '#server/platform/outbox.ts'
import { shiftChanged } from './announcements.ts'

/** Whoever's shifts have changed, and the leads, look again. */
export const tellCalendar = ({ lines }: Pick<Deps, 'lines'>): Listener[] => [
  tell(shiftChanged, ({ staffId }) => { lines.to([`staff:${staffId}`, 'role:lead']).emit('changed', { chapter: 'calendar', id: staffId }) }),
]
