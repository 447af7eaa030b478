import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { recording, recordingAnswer, seat } from '#drizzle/schema/index.ts'
import { eq } from 'drizzle-orm'
import type { Db } from '#server/platform/db.ts'
import { fileParts } from '#server/sessions/actions/file-parts.ts'
import type { PartNotes } from '#server/sessions/recording/part-notes.ts'
import type { Shelf } from '#server/sessions/index.ts'
import { webmCluster, webmHeader } from '#server/sessions/rules/recording/webm.ts'
import type { RecordingBasis } from '#shared/sessions/recording.ts'
import { aContext, anId } from '#test/helpers/a-context.ts'
import type { LiveSession } from '#test/helpers/a-live-session.ts'

/** A session that began ten minutes before `now` was recorded: from the first to the third minute, then a talk aside, then from the fifth on. Both sides and the host, a file each for each stretch. `minute`: how long one takes. */
export async function aRecording(db: Db, shelf: Shelf, { sessionId }: Pick<LiveSession, 'sessionId'>, { now, basis = 'consent', file, minute = 60_000 }: { now: Date; basis?: RecordingBasis; file?: Buffer; minute?: number }): Promise<void> {
  const start = now.getTime() - 600_000
  const at = (minutes: number) => new Date(start + minutes * minute)
  const seats = (await db.select().from(seat).where(eq(seat.sessionId, sessionId))).filter(({ role }) => role !== 'recorder')
  for (const [from, to, ended] of [[1, 3, 'never-in-caucus'], [5, 10, 'over']] as const) {
    const recordingId = anId<'recording'>()
    await db.insert(recording).values({ id: recordingId, sessionId, basis, startedAt: at(from), endedAt: at(to), ended })
    for (const { id: seatId, role, side, label } of seats) {
      const notes: PartNotes = { partId: anId<'recording_part'>(), recordingId, sessionId, seatId, role, side, label, sessionStartedAt: start, wallAtZero: at(from).getTime(), index: [[0, at(from).getTime()]], durationMs: (to - from) * minute, closed: true }
      writeFileSync(join(shelf.open, `${notes.partId}.webm`), file ?? Buffer.concat([webmHeader({ video: null, audio: true }), webmCluster([{ track: 2, ms: 0, key: true, data: randomBytes(200) }])]))
      writeFileSync(join(shelf.open, `${notes.partId}.json`), JSON.stringify(notes))
    }
  }
  for (const { id: seatId, side } of seats) if (side) await db.insert(recordingAnswer).values({ id: anId<'recording_answer'>(), sessionId, seatId, as: 'self', answer: 'yes', heard: true, by: '终端', at: at(0) })
  await fileParts(aContext(db, { now }), shelf, new Set())
}
