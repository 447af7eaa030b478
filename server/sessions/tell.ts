import { loadSession } from './store.ts'
import type { Deps } from '#server/deps.ts'
import { type Listener, tell } from '#server/platform/outbox.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { expertSummoned, seatChanged, sessionEnded, sessionOpened, sessionStarted, stepTaken } from './announcements.ts'

/** The lists of those who have a seat, and of those who see all, look again. */
export function tellSessions({ lines, asSystem }: Pick<Deps, 'lines' | 'asSystem'>): Listener[] {
  const changed = async ({ sessionId }: { sessionId: SessionId }): Promise<void> => {
    const session = await loadSession(asSystem('sessions').db, sessionId)
    const rooms = session?.seats.map(({ holder }) => `${holder.kind}:${holder.id}`) ?? []
    lines.to([...rooms, 'role:recorder', 'role:lead']).emit('changed', { chapter: 'sessions', id: sessionId })
  }
  const summoned = tell(expertSummoned, ({ staffId, ...summons }) => { lines.to(`staff:${staffId}`).emit('sessions:summoned', summons) })
  return [summoned, tell(sessionOpened, changed), tell(sessionStarted, changed), tell(stepTaken, changed), tell(sessionEnded, changed), tell(seatChanged, changed)]
}
