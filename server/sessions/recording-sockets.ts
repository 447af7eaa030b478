import { sessionsAsks } from '#shared/sessions/signals.ts'
import type { Log } from '#server/platform/log.ts'
import { takeTurn } from '#server/platform/pace.ts'
import { answer } from '#server/platform/sockets.ts'
import { acknowledge, answerRecording, askForRecording, hearAnswer, readRecording, startRecording, stopRecording } from './live/record.ts'
import type { Recordings } from './live/recordings.ts'
import type { SessionLine } from './live/table.ts'
import type { Tables } from './live/tables.ts'

/** What a connected client may ask of the recording of its session. */
export function answerRecordings(line: SessionLine, { tables, recordings }: { tables: Tables; recordings: Recordings }, log: Log): void {
  const { who } = line.data
  const pace = (what: string, points: number) => takeTurn(`${what} ${'id' in who ? who.id : line.id}`, { points, seconds: 10 })
  answer(line, 'sessions:recording', sessionsAsks['sessions:recording'], (input) => readRecording(tables, recordings, line, input), log)
  answer(line, 'sessions:recording-ask', sessionsAsks['sessions:recording-ask'], async (input) => { await pace('ask', 5); return done(await askForRecording(tables, recordings, line, input)) }, log)
  answer(line, 'sessions:recording-answer', sessionsAsks['sessions:recording-answer'], async (input) => { await pace('answer', 10); return done(await answerRecording(tables, recordings, line, input)) }, log)
  answer(line, 'sessions:recording-heard', sessionsAsks['sessions:recording-heard'], async (input) => done(await hearAnswer(tables, recordings, line, input)), log)
  answer(line, 'sessions:recording-start', sessionsAsks['sessions:recording-start'], async (input) => { await pace('record', 5); return done(await startRecording(tables, recordings, line, input)) }, log)
  answer(line, 'sessions:recording-stop', sessionsAsks['sessions:recording-stop'], async (input) => { await pace('record', 5); return done(await stopRecording(tables, recordings, line, input)) }, log)
  answer(line, 'sessions:recording-acknowledge', sessionsAsks['sessions:recording-acknowledge'], async (input) => done(await acknowledge(tables, recordings, line, input)), log)
}

const done = (_: void): null => null
