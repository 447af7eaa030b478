import { may } from '#shared/sessions/may.ts'
import { type Answerer, type RecordingAnswer, type RecordingView } from '#shared/sessions/recording.ts'
import type { SeatId, SessionId } from '#shared/sessions/words.ts'
import { clock } from '#server/platform/clock.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { acknowledgeLosses, keepAnswer } from '../actions/answer-recording.ts'
import { refuse } from '../refuse.ts'
import type { Recordings } from './recordings.ts'
import type { SessionRecording } from './session-recording.ts'
import type { SessionLine, Table } from './table.ts'
import type { Tables } from './tables.ts'

type Asked = { sessionId: SessionId }
type Place = { table: Table; recording: SessionRecording }

/** How it stands with the recording, for whoever has a seat. */
export async function readRecording(tables: Tables, recordings: Recordings, line: SessionLine, { sessionId }: Asked): Promise<RecordingView> {
  const table = await tables.at(sessionId)
  if (!table.seatFor(line.data.who)) throw refuse('session-not-yours')
  return recordings.viewFor(table, line.data.who)
}

/** The host puts the question to everybody. */
export async function askForRecording(tables: Tables, recordings: Recordings, line: SessionLine, asked: Asked): Promise<void> {
  const { table, recording } = await hosted(tables, recordings, line, asked)
  recording.ask()
  recordings.tell(table, recording)
}

/**
 * A seat says yes or no, or takes back what it said: always allowed. A "no" stops the tape first and is written down
 * then; a "yes" counts only once it is written down. Rule V1.
 */
export async function answerRecording(tables: Tables, recordings: Recordings, line: SessionLine, { sessionId, as, answer }: Asked & { as: Answerer; answer: 'yes' | 'no' }): Promise<void> {
  const table = await tables.at(sessionId)
  const seat = table.seatFor(line.data.who)
  if (!seat || seat.role === 'host' || seat.role === 'recorder' || seat.presence !== 'in') throw refuse('session-not-yours')
  const recording = await recordings.of(table)
  const given: RecordingAnswer = { seatId: seat.id, as, answer, heard: false, by: 'name' in line.data.who ? line.data.who.name : '', at: clock.now().toISOString() }
  if (answer === 'no') recording.take(given)
  await write(tables, line, sessionId, given)
  if (answer === 'yes') recording.take(given)
  recordings.tell(table, recording)
}

/** The host has heard a seat say so aloud. */
export async function hearAnswer(tables: Tables, recordings: Recordings, line: SessionLine, { sessionId, seatId, as }: Asked & { seatId: SeatId; as: Answerer }): Promise<void> {
  const { table, recording } = await hosted(tables, recordings, line, { sessionId })
  const given = recording.answerOf(table.seat(seatId).id, as)
  if (given?.answer !== 'yes') throw refuse('recording-touch-first')
  const heard = { ...given, heard: true, at: clock.now().toISOString() }
  await write(tables, line, sessionId, heard)
  recording.take(heard)
  recordings.tell(table, recording)
}

export async function startRecording(tables: Tables, recordings: Recordings, line: SessionLine, asked: Asked): Promise<void> {
  const { table, recording } = await hosted(tables, recordings, line, asked)
  const { verdict } = recording
  if (verdict.is !== 'on') throw refuse(`recording-${verdict.why}`)
  recording.start()
  recordings.tell(table, recording)
}

/** The host stops it; where the law asks for it, not without a reason. Rule V3. */
export async function stopRecording(tables: Tables, recordings: Recordings, line: SessionLine, { sessionId, reason }: Asked & { reason: string }): Promise<void> {
  const { table, recording } = await hosted(tables, recordings, line, { sessionId })
  if (recording.verdict.basis === 'police' && reason.trim().length < 2) throw refuse('recording-reason-needed')
  recording.stop(reason.trim() || 'host')
  recordings.tell(table, recording)
}

/** The host takes note of what is not on tape, so that an agreement may be made all the same. Rule V10. */
export async function acknowledge(tables: Tables, recordings: Recordings, line: SessionLine, { sessionId, reason }: Asked & { reason: string }): Promise<void> {
  const { table, recording } = await hosted(tables, recordings, line, { sessionId })
  // NOTE: a loss that is still to be written down must be there before it is taken note of.
  if (!(await tables.later.settle(2_000))) throw refusePlainly('database-gone')
  const by = 'name' in line.data.who ? line.data.who.name : ''
  await acknowledgeLosses(tables.contextFor(line), sessionId, by, reason.trim())
  recording.acknowledge(by, reason.trim())
  recordings.tell(table, recording)
}

async function hosted(tables: Tables, recordings: Recordings, line: SessionLine, { sessionId }: Asked): Promise<Place> {
  const table = await tables.at(sessionId)
  if (!may(line.data.who, 'host', table.session)) throw refuse('session-host-only')
  return { table, recording: await recordings.of(table) }
}

async function write(tables: Tables, line: SessionLine, sessionId: SessionId, given: RecordingAnswer): Promise<void> {
  const ctx = tables.contextFor(line)
  const id = ctx.newId<'recording_answer'>()
  await tables.later.writeNow('recording answer', () => keepAnswer(ctx, id, sessionId, given))
}

