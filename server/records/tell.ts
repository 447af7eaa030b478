import type { Deps } from '#server/deps.ts'
import { loadCase, loadCaseParties } from '#server/cases/index.ts'
import { type Listener, tell } from '#server/platform/outbox.ts'
import { loadSession, sessionEnded, stepTaken } from '#server/sessions/index.ts'
import type { CaseId } from '#shared/cases/words.ts'
import type { Seat, Session, SessionId } from '#shared/sessions/words.ts'
import { evidenceSeen, fileAttached, notesChanged, notesReviewed, showingChanged } from './announcements.ts'

/** Who shows notes or papers of a case, or sits before something that is shown, looks again. */
export const tellRecords = (deps: Pick<Deps, 'lines' | 'database'>): Listener[] => [
  tell(showingChanged, ({ sessionId }) => tellOfShowing(deps, sessionId)),
  tell(evidenceSeen, ({ sessionId }) => tellOfShowing(deps, sessionId, ({ role }) => role === 'host')),
  tell(stepTaken, ({ sessionId }) => tellOfShowing(deps, sessionId)),
  tell(sessionEnded, ({ sessionId }) => tellOfShowing(deps, sessionId)),
  tell(notesReviewed, async ({ sessionId }) => { deps.lines.to(await sessionRooms(deps, sessionId)).emit('changed', { chapter: 'records', id: sessionId }) }),
  tell(notesChanged, async ({ sessionId }) => {
    const session = await loadSession(deps.database.db, sessionId)
    if (session) deps.lines.to(roomsOfTypists(session)).emit('changed', { chapter: 'records', id: sessionId })
  }),
  tell(fileAttached, async ({ caseId, attachmentId }) => { deps.lines.to(await caseRooms(deps, caseId)).emit('changed', { chapter: 'records', id: attachmentId }) }),
]

/** The lines of those who have a seat in a session, whatever screen they sit at. */
export const roomsOfSeats = ({ seats }: Pick<Session, 'seats'>): string[] => seats.map(({ holder }) => `${holder.kind}:${holder.id}`)

/** The lines of the staff who sit in a session: they see what is typed as it is typed; a terminal never does. NOTE: never empty, see below. */
export const roomsOfTypists = ({ seats }: Pick<Session, 'seats'>): string[] => ['nobody', ...roomsOfSeats({ seats: seats.filter(({ holder }) => holder.kind === 'staff') })]

/** The same, for who knows only which session. NOTE: never empty, because to nobody in particular means to everybody. */
export async function sessionRooms({ database: { db } }: Pick<Deps, 'database'>, sessionId: SessionId): Promise<string[]> {
  const session = await loadSession(db, sessionId)
  return ['nobody', ...(session ? roomsOfSeats(session) : [])]
}

/** The lines of those who have a case before them: its owner, its stations, the leads. */
export async function caseRooms({ database: { db } }: Pick<Deps, 'database'>, caseId: CaseId): Promise<string[]> {
  const [file, parties] = await Promise.all([loadCase(db, caseId), loadCaseParties(db, caseId)])
  const stations = new Set([...(file ? [file.stationId] : []), ...parties.map(({ stationId }) => stationId)])
  return ['role:lead', ...(file ? [`staff:${file.ownerId}`] : []), ...[...stations].map((station) => `unit:${station}`)]
}

// NOTE: whoever sees it no longer must look again too, so all seats are told; what each then sees is asked for.
async function tellOfShowing({ lines, database: { db } }: Pick<Deps, 'lines' | 'database'>, sessionId: SessionId, whom: (seat: Seat) => boolean = () => true): Promise<void> {
  const session = await loadSession(db, sessionId)
  lines.to(['nobody', ...(session ? roomsOfSeats({ seats: session.seats.filter(whom) }) : [])]).emit('changed', { chapter: 'records', id: sessionId })
}
