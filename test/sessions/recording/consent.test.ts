import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { auditEntry, recording, recordingAnswer, recordingTrouble } from '#drizzle/schema/index.ts'
import { insistOnRecording } from '#server/sessions/index.ts'
import type { Answer } from '#shared/platform/ask.ts'
import type { RecordingView } from '#shared/sessions/recording.ts'
import type { RtpCapabilities } from '#shared/sessions/media.ts'
import type { Joined, sessionsAsks } from '#shared/sessions/signals.ts'
import { aContext } from '#test/helpers/a-context.ts'
import { aLiveSession, type LiveSession } from '#test/helpers/a-live-session.ts'
import { anApp, type TestLine } from '#test/helpers/an-app.ts'
import { anOfficer } from '#test/helpers/someone.ts'
import { rtp } from '../rtp.ts'

const app = anApp()
let lines: TestLine[] = []
afterEach(() => {
  for (const line of lines) line.disconnect()
  lines = []
})

async function ask<Out = null>(line: TestLine, event: keyof typeof sessionsAsks, input: object): Promise<Out> {
  const answer = (await (line.timeout(5_000) as unknown as { emitWithAck: (event: string, input: unknown) => Promise<Answer<Out>> }).emitWithAck(event, input))
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}
const codeOf = (asked: Promise<unknown>) => asked.then(() => 'ok', (error: Error) => error.message)

/** A live session at which host and both sides sit, each sending sound. */
async function aTable(made: Partial<Parameters<typeof aLiveSession>[1]> = {}) {
  const session = await aLiveSession(app.database.db, { now: new Date(), ...made })
  const { sessionId } = session
  const rtpCapabilities = (await app.as().sessions.mediaCapabilities()).rtpCapabilities as RtpCapabilities
  const sit = async (token: string) => {
    const line = await app.line(token)
    lines.push(line)
    const told: RecordingView[] = []
    line.on('sessions:recording', (view) => told.push(view))
    const joined = await ask<Joined>(line, 'sessions:join', { sessionId, rtpCapabilities, resume: null })
    await ask(line, 'sessions:produce', { sessionId, transportId: joined.send!.id, kind: 'audio', rtpParameters: rtp('audio') })
    return { line, you: joined.you, last: () => told.at(-1), ask: <Out = null>(event: keyof typeof sessionsAsks, input: object = {}) => ask<Out>(line, event, { sessionId, ...input }) }
  }
  return { session, sit, host: await sit(await app.signIn(session.host)), here: await sit(session.terminals.applicant.token), there: await sit(session.terminals.respondent.token) }
}
type Sitting = Awaited<ReturnType<typeof aTable>>['host']
const yes = async (host: Sitting, seat: Sitting, as: 'self' | 'guardian' = 'self') => {
  await seat.ask('sessions:recording-answer', { as, answer: 'yes' })
  await host.ask('sessions:recording-heard', { seatId: seat.you, as })
}
const runsOf = ({ sessionId }: LiveSession) => app.database.db.select().from(recording).where(eq(recording.sessionId, sessionId))

test('[V11] how much room the disk has is told to the host before the talk begins, and to no terminal', async () => {
  const { shelf } = app.app.sessions.recordings
  const { free } = shelf
  shelf.free = async () => 4 * 0.9e9
  try {
    const { host, here } = await aTable({ started: false })
    expect(await Promise.all([host, here].map((seat) => seat.ask<RecordingView>('sessions:recording')))).toMatchObject([{ on: false, hoursOfRoom: 4 }, { on: false, hoursOfRoom: null }])
  } finally {
    shelf.free = free
  }
})

describe('by consent', () => {
  test('[V1] it is off until everybody said yes by touch and aloud and the host starts it; a "no" stops it at once, and everything is kept', async () => {
    const { session, host, here, there } = await aTable()
    expect(await codeOf(host.ask('sessions:recording-start'))).toBe('recording-asks-everybody')
    await host.ask('sessions:recording-ask')
    await vi.waitFor(() => expect(here.last()).toMatchObject({ asking: true, on: false }))
    // A terminal is asked for itself and learns nothing of the other side.
    expect(here.last()!.asked.map(({ seatId }) => seatId)).toEqual([here.you])
    expect(await codeOf(host.ask('sessions:recording-heard', { seatId: here.you, as: 'self' }))).toBe('recording-touch-first')
    await yes(host, here)
    await there.ask('sessions:recording-answer', { as: 'self', answer: 'yes' })
    expect(await codeOf(host.ask('sessions:recording-start'))).toBe('recording-say-it-aloud')
    await host.ask('sessions:recording-heard', { seatId: there.you, as: 'self' })
    await host.ask('sessions:recording-start')
    await vi.waitFor(() => expect([host, here, there].map((seat) => seat.last()?.on)).toEqual([true, true, true]))

    await there.ask('sessions:recording-answer', { as: 'self', answer: 'no' })
    await vi.waitFor(() => expect([host, here, there].map((seat) => seat.last()?.on)).toEqual([false, false, false]))
    expect(host.last()?.verdict).toMatchObject({ is: 'refused', why: 'somebody-no', seatId: there.you })
    expect(here.last()?.verdict).toMatchObject({ seatId: null })
    await vi.waitFor(async () => expect(await runsOf(session)).toMatchObject([{ basis: 'consent', ended: 'somebody-no', endedAt: expect.any(Date) }]))
    const answers = await app.database.db.select().from(recordingAnswer).where(eq(recordingAnswer.sessionId, session.sessionId)).orderBy(recordingAnswer.at)
    expect(answers.map(({ answer, heard }) => [answer, heard])).toEqual([['yes', false], ['yes', true], ['yes', false], ['yes', true], ['no', false]])
  })

  test('[V3] a minor’s guardian is asked besides', async () => {
    const { host, here, there } = await aTable({ born: '2014-06-01' })
    for (const seat of [here, there]) await yes(host, seat)
    expect(await codeOf(host.ask('sessions:recording-start'))).toBe('recording-asks-guardian')
    for (const seat of [here, there]) await yes(host, seat, 'guardian')
    expect(await codeOf(host.ask('sessions:recording-start'))).toBe('ok')
    await here.ask('sessions:recording-answer', { as: 'guardian', answer: 'no' })
    await vi.waitFor(() => expect(there.last()).toMatchObject({ on: false, verdict: { is: 'refused', why: 'guardian-no' } }))
  })

  test('only the host asks, starts and stops; only whoever sits there answers', async () => {
    const { host, here } = await aTable()
    for (const event of ['sessions:recording-ask', 'sessions:recording-start'] as const) expect(await codeOf(here.ask(event))).toBe('session-host-only')
    expect(await codeOf(here.ask('sessions:recording-stop', { reason: '' }))).toBe('session-host-only')
    expect(await codeOf(here.ask('sessions:recording-acknowledge', { reason: '停电了' }))).toBe('session-host-only')
    expect(await codeOf(here.ask('sessions:recording-heard', { seatId: here.you, as: 'self' }))).toBe('session-host-only')
    expect(await codeOf(host.ask('sessions:recording-answer', { as: 'self', answer: 'yes' }))).toBe('session-not-yours')
    const stranger = await aTable()
    expect(await codeOf(ask(stranger.here.line, 'sessions:recording', { sessionId: (await host.ask<RecordingView>('sessions:recording')).sessionId }))).toBe('session-not-yours')
  })
})

describe('by law', () => {
  test('[V3] one officer’s police mediation is recorded by itself; to stop it takes a reason, and it stands as a loss until it is taken note of', async () => {
    const { session, host, here } = await aTable({ track: 'police_mediation' })
    await vi.waitFor(() => expect(here.last()).toMatchObject({ on: true, verdict: { is: 'on', basis: 'police' }, asked: [] }))
    expect(await codeOf(host.ask('sessions:recording-stop', { reason: '' }))).toBe('recording-reason-needed')
    await host.ask('sessions:recording-stop', { reason: '当事人家里有急事' })
    await vi.waitFor(() => expect(host.last()).toMatchObject({ on: false, troubles: [{ kind: 'not-recorded', acknowledged: null }] }), { timeout: 10_000 })
    expect(here.last()?.troubles).toEqual([])
    const ctx = aContext(app.database.db)
    await vi.waitFor(async () => expect(await codeOf(insistOnRecording(ctx, session.sessionId))).not.toBe('ok'))
    await host.ask('sessions:recording-acknowledge', { reason: '家里有急事，停了三分钟' })
    expect(await codeOf(insistOnRecording(ctx, session.sessionId))).toBe('ok')
    await host.ask('sessions:recording-start')
    await vi.waitFor(() => expect(host.last()).toMatchObject({ on: true, troubles: [{ kind: 'not-recorded', until: expect.any(String), acknowledged: { by: '陈向阳', reason: '家里有急事，停了三分钟' } }] }))
    const verbs = (await app.database.db.select({ verb: auditEntry.verb }).from(auditEntry).where(eq(auditEntry.subjectId, session.sessionId))).map(({ verb }) => verb)
    expect(verbs).toEqual(expect.arrayContaining(['begin recording (police)', 'end recording (当事人家里有急事)', 'take note of a lost recording']))
  })

  test('[V9] a seat that brings nothing is told to the host within ten seconds, and is no loss while it is muted', async () => {
    const { session, host, here, there } = await aTable({ track: 'police_mediation' })
    await here.ask('sessions:mute', { seatId: here.you, wish: 'mute' })
    const began = Date.now()
    // Everybody has said that they send, and nobody's packets come: that is what a dead track looks like.
    await vi.waitFor(() => expect(host.last()?.troubles.map(({ kind, seatId }) => [kind, seatId])).toEqual(expect.arrayContaining([['no-sound', there.you], ['no-sound', host.you]])), { timeout: 10_000 })
    expect(Date.now() - began).toBeLessThan(10_000)
    expect(host.last()?.troubles.some(({ seatId }) => seatId === here.you)).toBe(false)
    await vi.waitFor(async () => expect(await app.database.db.select().from(recordingTrouble).where(eq(recordingTrouble.sessionId, session.sessionId))).toHaveLength(2))
  })

  test('[V3] who objects is heard: it stops, and says what can be done', async () => {
    const { session, host, here } = await aTable({ track: 'police_mediation' })
    await vi.waitFor(() => expect(host.last()?.on).toBe(true))
    await here.ask('sessions:recording-answer', { as: 'self', answer: 'no' })
    await vi.waitFor(() => expect(host.last()).toMatchObject({ on: false, verdict: { is: 'refused', why: 'objected', seatId: here.you } }))
    expect(await codeOf(host.ask('sessions:recording-start'))).toBe('recording-objected')
    await vi.waitFor(async () => expect(await runsOf(session)).toMatchObject([{ ended: 'objected' }]))
  })

  test('[V3] when a second officer has come in it goes on only if everybody agrees', async () => {
    const { session, host, here, there, sit } = await aTable({ track: 'police_mediation' })
    await vi.waitFor(() => expect(host.last()?.on).toBe(true))
    const second = await anOfficer(app.database.db, { name: '韦明' })
    await app.as(await app.signIn(session.host)).sessions.invite({ sessionId: session.sessionId, staffId: second.id })
    // Who is asked in and has not come does not count.
    expect(host.last()).toMatchObject({ on: true, verdict: { basis: 'police' } })
    const beside = await sit(await app.signIn(second))
    await vi.waitFor(() => expect(host.last()).toMatchObject({ on: false, verdict: { is: 'off', basis: 'consent', why: 'asks-everybody' } }))
    for (const seat of [here, there, beside]) await yes(host, seat)
    await host.ask('sessions:recording-start')
    await vi.waitFor(() => expect(host.last()).toMatchObject({ on: true, verdict: { is: 'on', basis: 'consent' } }))
  })
})
