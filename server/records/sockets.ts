import { recordsAsks } from '#shared/records/signals.ts'
import type { Deps } from '#server/deps.ts'
import type { Asking } from '#server/people/index.ts'
import { takeTurn } from '#server/platform/pace.ts'
import { answer, type Line } from '#server/platform/sockets.ts'
import { leadShowing } from './actions/see-evidence.ts'
import { syncNotes } from './actions/sync-notes.ts'
import { roomsOfSeats, roomsOfTypists } from './tell.ts'

/** What a connected client may ask of the records chapter: to type in the notes and be told what others typed; the host leads what is shown, and all who see it follow. */
export function answerRecords(line: Line<Asking>, { contextFor, lines, log }: Pick<Deps, 'contextFor' | 'lines' | 'log'>): void {
  answer(line, 'records:sync', recordsAsks['records:sync'], async (asked) => {
    const { told, heard, session } = await syncNotes(contextFor(line.data.who), asked)
    if (heard) line.to(roomsOfTypists(session)).emit('records:typed', { sessionId: session.id, update: heard })
    return told
  }, log)
  answer(line, 'records:lead', recordsAsks['records:lead'], async ({ showingId, sight }) => {
    await takeTurn(`lead ${line.id}`, { points: 100, seconds: 10 })
    const { showing: { sessionId }, followers } = await leadShowing(contextFor(line.data.who), showingId, sight)
    lines.to(roomsOfSeats({ seats: followers })).except(line.id).emit('records:led', { sessionId, showingId, sight })
    return null
  }, log)
}
