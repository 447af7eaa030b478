/** Records two seats that talk until it is killed. Says when each began, and then every 50 ms how far they have got. */
import { randomUUID } from 'node:crypto'
import { MediaWorker } from '#server/sessions/media/media-worker.ts'
import { SessionTape } from '#server/sessions/recording/session-tape.ts'
import type { Id } from '#shared/platform/ids.ts'
import type { SeatId } from '#shared/sessions/words.ts'
import { aTalk, PlainSources } from './a-sending-seat.ts'

const [folder, port, sessionId, recordingId, ...seats] = process.argv.slice(2) as [string, string, Id<'session'>, Id<'recording'>, ...SeatId[]]
const worker = await MediaWorker.create({ ip: '127.0.0.1', announced: '127.0.0.1', port: Number(port), workerBin: process.env['MEDIASOUP_WORKER_BIN'] })
const sources = await PlainSources.create((await worker.route()).router)
new SessionTape(sources, { folder, now: Date.now, newNotes: (seatId) => ({ partId: randomUUID() as Id<'recording_part'>, recordingId, sessionId, seatId, role: 'applicant', side: 'applicant', label: '云岭', sessionStartedAt: Date.now(), wallAtZero: 0, index: [], durationMs: 0, closed: false }) })
const talks = await Promise.all(seats.map((seat) => aTalk(sources, seat)))
setInterval(() => process.stdout.write(`${Math.min(...talks.map(({ taken }) => taken))}\n`), 50)
