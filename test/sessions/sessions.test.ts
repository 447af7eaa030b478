import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { appointment, outbox, party, recusal, seat as seatTable, session as sessionTable, sessionTick, shift, staff, timelineEntry } from '#drizzle/schema/index.ts'
import { closeForgotten } from '#server/sessions/actions/close-forgotten.ts'
import { amendCheckIn, checkIn } from '#server/appointments/index.ts'
import { openSession } from '#server/sessions/index.ts'
import { usualCheckIn } from '#shared/appointments/rules.ts'
import type { AppointmentId } from '#shared/appointments/words.ts'
import type { Answer } from '#shared/platform/ask.ts'
import { sessionsAsks } from '#shared/sessions/signals.ts'
import type { RtpCapabilities } from '#shared/sessions/media.ts'
import type { Joined, Seen, Waiting } from '#shared/sessions/signals.ts'
import type { Seat, SeatRole, SessionId } from '#shared/sessions/words.ts'
import { aCounty, aDispute, book, mark } from '#test/appointments/a-county.ts'
import { anApp, codeOf as httpCodeOf, startApp, type TestLine } from '#test/helpers/an-app.ts'
import { later } from '#test/helpers/a-context.ts'
import { emptyCounty } from '#test/helpers/empty-county.ts'
import { aMemberOfStaff, aTerminal } from '#test/helpers/someone.ts'
import { rtp } from './rtp.ts'

const app = anApp()
let county: Awaited<ReturnType<typeof aCounty>>
let appointmentId: AppointmentId
let sessionId: SessionId
let rtpCapabilities: RtpCapabilities
let lines: TestLine[] = []
let tokens: { here: string; there: string; officer: string }

beforeEach(async () => {
  await emptyCounty(app.database.sql)
  county = await aCounty(app.database.db)
  const { ctx, yunling, shikan, here, there, officer } = county
  appointmentId = (await book(ctx, aDispute(yunling, shikan), mark)).appointment.id
  await openSession(ctx, { appointmentId })
  sessionId = (await app.database.db.select().from(sessionTable).where(eq(sessionTable.appointmentId, appointmentId)))[0]!.id
  tokens = { here: here.token, there: there.token, officer: await app.signIn(officer) }
  rtpCapabilities = (await app.as(tokens.here).sessions.mediaCapabilities()).rtpCapabilities as RtpCapabilities
})
afterEach(() => {
  for (const line of lines) line.disconnect()
  lines = []
})

async function lineOf(token: string): Promise<TestLine> {
  const line = await app.line(token)
  lines.push(line)
  return line
}

/** Asks over a line; gives the value, or throws the refusal's code. */
async function ask<Out>(line: TestLine, event: keyof typeof sessionsAsks, input: object): Promise<Out> {
  const answer = (await (line.timeout(5_000) as unknown as { emitWithAck: (event: string, input: unknown) => Promise<Answer<Out>> }).emitWithAck(event, { sessionId, ...input }))
  if (!answer.ok) throw new Error(answer.refusal.code)
  return answer.value
}
const codeOf = (asked: Promise<unknown>) => asked.then(() => 'ok', (error: Error) => error.message)
const wait = (line: TestLine) => ask<Waiting>(line, 'sessions:wait', { rtpCapabilities })
const join = (line: TestLine) => ask<Joined>(line, 'sessions:join', { rtpCapabilities, resume: null })
const produce = (line: TestLine, { send }: Joined, kind: 'audio' | 'video' = 'audio') => ask<{ id: string }>(line, 'sessions:produce', { transportId: send!.id, kind, rtpParameters: rtp(kind) })
const done = { as: 'closed', reason: null }
const seatIn = ({ session }: Seen, role: SeatRole): Seat => session.seats.find((seat) => seat.role === role)!

/** What a line has last been told of the session. */
function watch(line: TestLine): { last: () => Seen } {
  const told: Seen[] = []
  line.on('sessions:seen', (seen) => told.push(seen))
  return { last: () => told.at(-1)! }
}

/** The officer is there, the applicant waited, was asked in, and sits with them. */
async function aTalk() {
  const [officer, here] = [await lineOf(tokens.officer), await lineOf(tokens.here)]
  const seen = { officer: watch(officer), here: watch(here) }
  const hosts = await join(officer)
  await produce(officer, hosts)
  const waiting = await wait(here)
  await ask(officer, 'sessions:admit', { seatIds: [waiting.you] })
  const joined = await join(here)
  return { officer, here, seen, hosts, joined, waiting }
}
const rowOf = async () => (await app.database.db.select().from(sessionTable).where(eq(sessionTable.id, sessionId)))[0]!

describe('a session from waiting to its end', () => {
  test('[S2] a booked appointment has one session with a seat for each, however often it is opened', async () => {
    await openSession(county.ctx, { appointmentId })
    const sessions = await app.database.db.select().from(sessionTable)
    const seats = await app.database.db.select().from(seatTable)
    expect(sessions.length).toBe(1)
    expect(seats.map(({ role }) => role).toSorted()).toEqual(['applicant', 'host', 'respondent'])
  })

  test('[S3] [S6] a terminal waits, is seen to wait, hears nothing, and comes in only when asked', async () => {
    const [officer, here] = [await lineOf(tokens.officer), await lineOf(tokens.here)]
    const seen = watch(officer)
    const consume = vi.fn()
    here.on('sessions:consume', consume)
    const waiting = await wait(here)
    expect(waiting.media).not.toBeNull()
    const hosts = await join(officer)
    expect(seatIn(hosts, 'applicant').presence).toBe('waiting')
    await produce(officer, hosts)
    expect(await codeOf(join(here))).toBe('session-not-admitted')
    expect(await codeOf(ask(here, 'sessions:produce', { transportId: waiting.media!.send.id, kind: 'audio', rtpParameters: rtp('audio') }))).toBe('session-listens-only')
    expect(consume).not.toHaveBeenCalled()
    await ask(officer, 'sessions:admit', { seatIds: [waiting.you] })
    await vi.waitFor(() => expect(consume).toHaveBeenCalledWith({ sessionId: expect.any(String), consumers: [expect.objectContaining({ kind: 'audio', paused: true })] }))
    const joined = await join(here)
    expect(joined.consumers.map(({ kind }) => kind)).toEqual(['audio'])
    await vi.waitFor(() => expect(seatIn(seen.last(), 'applicant').presence).toBe('in'))
  })

  test('[S9] it begins when the first party sits with the host, and the case says so', async () => {
    const { joined } = await aTalk()
    expect(joined.session.status).toBe('identity')
    await vi.waitFor(async () => expect((await rowOf()).status).toBe('identity'), { timeout: 5_000 })
    const [booked] = await app.database.db.select().from(appointment)
    expect(booked?.status).toBe('in_session')
    expect((await app.database.db.select().from(timelineEntry)).map(({ what }) => what)).toContain('session-started')
    expect((await app.database.db.select().from(outbox)).map(({ news }) => news)).toContain('session-started')
  })

  test('the host ends it for everybody, and the appointment is completed', async () => {
    const { officer, here, seen } = await aTalk()
    await ask(officer, 'sessions:end', done)
    await vi.waitFor(() => expect(seen.here.last().session.status).toBe('closed'))
    expect((await rowOf()).endedAt).not.toBeNull()
    expect((await app.database.db.select().from(appointment))[0]?.status).toBe('completed')
    expect(await codeOf(join(here))).toBe('session-over')
    expect(await codeOf(join(officer))).toBe('session-over')
  })

  test('[S10] a party may stop at any time; they are not rung again, and may come back to wait', async () => {
    const { officer, here, waiting } = await aTalk()
    await ask(here, 'sessions:leave', { stop: true })
    expect(await codeOf(join(here))).toBe('session-not-admitted')
    await wait(here)
    await ask(officer, 'sessions:admit', { seatIds: [waiting.you] })
    expect((await join(here)).you).toBe(waiting.you)
  })
})

describe('the steps', () => {
  const go = (line: TestLine, to: string, reason: string | null = null) => codeOf(ask(line, 'sessions:go', { to, reason }))
  const tick = (line: TestLine, name: string, side: string | null, answer: string) => codeOf(ask(line, 'sessions:tick', { tick: name, side, answer }))
  const entries = async () => (await app.database.db.select().from(timelineEntry)).filter(({ chapter }) => chapter === 'sessions').toSorted((a, b) => a.at.getTime() - b.at.getTime())

  test('[S20] the host goes step by step and back; each is in the database before it is told, and on the timeline with who and why', async () => {
    const { officer, seen } = await aTalk()
    for (const to of ['informing', 'live', 'review']) {
      expect(await go(officer, to)).toBe('ok')
      expect((await rowOf()).status).toBe(to)
    }
    expect(await go(officer, 'live', '乙方还有话说')).toBe('ok')
    await vi.waitFor(() => expect(seen.here.last().session.status).toBe('live'))
    const told = await entries()
    expect(told.map(({ what }) => what)).toEqual(['session-started', 'session-informing', 'session-live', 'session-review', 'session-back-live'])
    expect(told.at(-1)).toMatchObject({ values: { reason: '乙方还有话说' }, by: county.officer.name })
  })

  test('[S20] a step that cannot be taken from here is refused, and two at once are two', async () => {
    const { officer } = await aTalk()
    expect(await go(officer, 'signing')).toBe('session-not-from-here')
    expect(await Promise.all([go(officer, 'informing'), go(officer, 'informing'), go(officer, 'live')])).toEqual(['ok', 'session-not-from-here', 'ok'])
    expect((await rowOf()).status).toBe('live')
  })

  test('[S20] where it stands is still known when the server was gone meanwhile', async () => {
    const { officer } = await aTalk()
    await go(officer, 'informing')
    // NOTE: on a machine that is very busy a write may take longer than anybody is made to wait for it.
    expect(await app.app.sessions.tables.later.settle(10_000)).toBe(true)
    const again = await startApp({ database: app.database })
    const line = await again.line(tokens.officer)
    try {
      expect((await ask<Joined>(line, 'sessions:join', { rtpCapabilities, resume: null })).session.status).toBe('informing')
    } finally {
      await again.close()
    }
  })

  test('[S21] what is ticked is kept with who and when, nothing is overwritten, and the parties are not shown it', async () => {
    const { officer, here, seen } = await aTalk()
    expect(await tick(officer, 'identity-seen', 'applicant', 'yes')).toBe('ok')
    await tick(officer, 'identity-seen', 'applicant', 'open')
    await vi.waitFor(() => expect(seen.officer.last().session.ticks).toMatchObject([{ tick: 'identity-seen', side: 'applicant', answer: 'open', by: county.officer.name }]))
    expect((await app.database.db.select().from(sessionTick)).length).toBe(2)
    expect(seen.here.last().session.ticks).toEqual([])
    expect(await tick(here, 'identity-seen', 'applicant', 'yes')).toBe('session-host-only')
  })

  test('[S22] while a side’s last word is no, the talk does not begin', async () => {
    const { officer } = await aTalk()
    await go(officer, 'informing')
    await tick(officer, 'voluntary', 'respondent', 'no')
    expect(await go(officer, 'live')).toBe('session-not-willing')
    await tick(officer, 'voluntary', 'respondent', 'yes')
    expect(await go(officer, 'live')).toBe('ok')
  })

  test.each([['moved', 'moved', 'session-ended-moved'], ['tech', 'aborted', 'session-ended-tech'], ['safety', 'aborted', 'session-ended-safety'], ['withdrawn', 'aborted', 'session-ended-withdrawn']])('[S20] it ends as %s: %s, and the case says so', async (as, status, what) => {
    const { officer, seen } = await aTalk()
    await ask(officer, 'sessions:end', { as, reason: '线路一直断' })
    await vi.waitFor(() => expect(seen.here.last().session.status).toBe(status))
    expect((await entries()).at(-1)).toMatchObject({ what, values: { minutes: 1, reason: '线路一直断' } })
    expect((await app.database.db.select().from(appointment))[0]?.status).toBe('completed')
  })
})

describe('[S1] a seat outlives its sockets', () => {
  test('who comes back has the same seat, and is still muted', async () => {
    const { here, joined, officer } = await aTalk()
    await produce(here, joined)
    await ask(officer, 'sessions:mute', { seatId: joined.you, wish: 'lock' })
    here.disconnect()
    const back = await join(await lineOf(tokens.here))
    expect(back.you).toBe(joined.you)
    expect(seatIn(back, 'applicant').mute).toBe('locked')
  })

  test('also when the server was gone meanwhile: seat, admission and mute are in the database before anybody is told', async () => {
    const { here, joined } = await aTalk()
    const rowNow = async () => (await app.database.db.select().from(seatTable).where(eq(seatTable.id, joined.you)))[0]
    await ask(here, 'sessions:mute', { seatId: joined.you, wish: 'mute' })
    expect([(await rowNow())?.mute, (await rowNow())?.admitted]).toEqual(['self', true])
    await ask(here, 'sessions:leave', { stop: true })
    expect((await rowNow())?.admitted).toBe(false)
  })

  test('a broken line is shown as lost, and the same connections are taken up again', async () => {
    const { here, joined, seen } = await aTalk()
    here.disconnect()
    await vi.waitFor(() => expect(seatIn(seen.officer.last(), 'applicant').presence).toBe('lost'))
    const again = await lineOf(tokens.here)
    const back = await ask<Joined>(again, 'sessions:join', { rtpCapabilities, resume: { send: joined.send!.id, recv: joined.recv!.id, ready: [] } })
    expect([back.send, back.recv, back.consumers.length]).toEqual([null, null, 1])
    expect(await ask(again, 'sessions:restart-ice', { transportId: joined.recv!.id })).toMatchObject({ usernameFragment: expect.any(String) })
    await vi.waitFor(() => expect(seatIn(seen.officer.last(), 'applicant').presence).toBe('in'))
  })

  test('a second screen of the same terminal takes the seat, and the first is told', async () => {
    const { here } = await aTalk()
    const replaced = vi.fn()
    here.on('sessions:replaced', replaced)
    await join(await lineOf(tokens.here))
    await vi.waitFor(() => expect(replaced).toHaveBeenCalledWith({ sessionId }))
    expect(await codeOf(ask(here, 'sessions:resume', { consumerIds: ['00000000-0000-4000-8000-000000000000'] }))).toBe('session-connection-lost')
  })
})

describe('mute', () => {
  test('[S7] [S8] the host mutes and locks; the muted may not undo a lock, the host may not undo their own wish', async () => {
    const { officer, here, joined, seen } = await aTalk()
    const seatId = joined.you
    await ask(officer, 'sessions:mute', { seatId, wish: 'lock' })
    await vi.waitFor(() => expect(seatIn(seen.here.last(), 'applicant').mute).toBe('locked'))
    expect(await codeOf(ask(here, 'sessions:mute', { seatId, wish: 'open' }))).toBe('session-mute-locked')
    await ask(officer, 'sessions:mute', { seatId, wish: 'open' })
    expect(await codeOf(ask(officer, 'sessions:mute', { seatId, wish: 'open' }))).toBe('session-ask-instead')
    const asked = vi.fn()
    here.on('sessions:asked-to-unmute', asked)
    await ask(officer, 'sessions:ask-to-unmute', { seatId })
    await vi.waitFor(() => expect(asked).toHaveBeenCalled())
    expect(await codeOf(ask(here, 'sessions:mute', { seatId, wish: 'open' }))).toBe('ok')
  })

  test('a party mutes nobody but themselves', async () => {
    const { here, hosts } = await aTalk()
    expect(await codeOf(ask(here, 'sessions:mute', { seatId: hosts.you, wish: 'mute' }))).toBe('session-host-only')
  })
})

describe('what is not theirs', () => {
  test('another terminal, another officer and a clerk have no seat', async () => {
    const stranger = await aTerminal(app.database.db, { station: county.yunling, name: '终端丙' })
    const another = await app.signIn(await aMemberOfStaff(app.database.db, 'officer'))
    for (const token of [stranger.token, another, await app.signIn(county.clerk)]) {
      const line = await lineOf(token)
      expect(await codeOf(join(line))).toBe('session-not-yours')
      expect(await codeOf(wait(line))).toBe('session-not-yours')
      expect(await codeOf(ask(line, 'sessions:end', done))).toBe('session-host-only')
    }
  })

  test('every question of the host is refused to a party', async () => {
    const { here, joined } = await aTalk()
    for (const [event, input] of [['sessions:admit', { seatIds: [joined.you] }], ['sessions:end', done], ['sessions:ask-to-unmute', { seatId: joined.you }], ['sessions:go', { to: 'informing', reason: null }], ['sessions:tick', { tick: 'rights-told', side: null, answer: 'yes' }]] as const) expect([event, await codeOf(ask(here, event, input))]).toEqual([event, 'session-host-only'])
  })

  test('[S11] a terminal does not learn where the other side is, over the line or over HTTP', async () => {
    const { joined } = await aTalk()
    expect(seatIn(joined, 'respondent').label).toBe('')
    expect(seatIn(joined, 'applicant').label).not.toBe('')
    expect((await app.as(tokens.here).sessions.read({ sessionId })).seats.find(({ role }) => role === 'respondent')?.label).toBe('')
  })

  test('[S12] a recorder takes a seat, hears, and is not heard', async () => {
    await aTalk()
    const recorder = await aMemberOfStaff(app.database.db, 'recorder')
    const line = await lineOf(await app.signIn(recorder))
    const joined = await join(line)
    expect([seatIn(joined, 'recorder').holder.id, joined.send, joined.consumers.length]).toEqual([recorder.id, null, 1])
    expect(await codeOf(ask(line, 'sessions:produce', { transportId: joined.recv!.id, kind: 'audio', rtpParameters: rtp('audio') }))).toBe('session-listens-only')
  })

  test('input of the wrong shape is refused on arrival', async () => {
    const here = await lineOf(tokens.here)
    for (const event of Object.keys(sessionsAsks).filter((name) => name !== 'sessions:call-staff') as (keyof typeof sessionsAsks)[]) expect([event, await codeOf(ask(here, event, { sessionId: '<script>' }))]).toEqual([event, 'invalid-input'])
  })

  test('two hundred questions at once are slowed down, and the line still answers afterwards', async () => {
    const here = await lineOf(tokens.here)
    const codes = await Promise.all(Array.from({ length: 200 }, () => codeOf(wait(here))))
    expect(codes.filter((code) => code === 'too-many').length).toBeGreaterThan(150)
    expect(codes.filter((code) => code !== 'too-many' && code !== 'ok')).toEqual([])
  })
})

describe('the clerk is called', () => {
  test('a clerk of the station hears who calls; where none is there, the terminal is told', async () => {
    const here = await lineOf(tokens.here)
    expect(await ask(here, 'sessions:call-staff', {})).toEqual({ heard: false })
    const clerk = await lineOf(await app.signIn(county.clerk))
    const called = vi.fn()
    clerk.on('sessions:staff-called', called)
    await vi.waitFor(async () => expect(await ask(here, 'sessions:call-staff', {})).toEqual({ heard: true }))
    // NOTE: two lines; the answer on one may come before the call on the other.
    await vi.waitFor(() => expect(called.mock.calls[0]?.[0]).toMatchObject({ terminalName: '终端甲' }))
  })
})

describe('the appointment changes', () => {
  test('another officer gets the seat and the host’s rights; the one before loses them', async () => {
    const { db } = app.database
    const before = await lineOf(tokens.officer)
    await join(before)
    const next = await aMemberOfStaff(db, 'officer', { skills: ['mediation'] })
    await db.update(appointment).set({ officerId: next.id }).where(eq(appointment.id, appointmentId))
    await app.app.sessions.move(appointmentId)
    expect(await codeOf(ask(before, 'sessions:end', done))).toBe('session-host-only')
    const joined = await join(await lineOf(await app.signIn(next)))
    expect(seatIn(joined, 'host').holder.id).toBe(next.id)
  })

  test('who waits for a meeting that is called off is told', async () => {
    const here = await lineOf(tokens.here)
    const seen = watch(here)
    await wait(here)
    await app.app.sessions.abort(appointmentId)
    await vi.waitFor(() => expect(seen.last().session.status).toBe('aborted'))
    expect((await rowOf()).status).toBe('aborted')
  })

  test('[S5] a side that the clerk checks in is known to be there', async () => {
    const here = await lineOf(tokens.here)
    const seen = watch(here)
    await wait(here)
    await checkIn(county.ctx, { appointmentId, side: 'applicant' })
    await app.app.sessions.noteArrival(appointmentId, county.here.id)
    await vi.waitFor(() => expect(seatIn(seen.last(), 'applicant').arrival).toBe('checked_in'))
    expect(seatIn(seen.last(), 'respondent').arrival).toBe('unknown')
  })

  test('the host sees by which paper the clerk knew them and who came along, no terminal does', async () => {
    const [officer, here] = [await lineOf(tokens.officer), await lineOf(tokens.here)]
    const seen = { officer: watch(officer), here: watch(here) }
    await join(officer)
    await wait(here)
    const saw = { ...usualCheckIn, paper: 'household_book', along: { guardian: 1, interpreter: 0, supporter: 2 } } as const
    await checkIn(county.ctx, { appointmentId, side: 'applicant', saw })
    await app.app.sessions.noteArrival(appointmentId, county.here.id)
    await vi.waitFor(() => expect(seatIn(seen.officer.last(), 'applicant').checkIn).toEqual(saw))
    await vi.waitFor(() => expect(seatIn(seen.here.last(), 'applicant').arrival).toBe('checked_in'))
    const own = (await app.as(tokens.here).sessions.read({ sessionId })).seats
    expect([...seen.here.last().session.seats, ...own].map((seat) => seat.checkIn)).toEqual(Array(6).fill(null))
    expect((await app.as(tokens.officer).sessions.read({ sessionId })).seats.find(({ role }) => role === 'applicant')?.checkIn).toEqual(saw)
  })

  test('[S33] the rights are not told to a minor before a guardian was noted at their side', async () => {
    const { officer } = await aTalk()
    await app.database.db.update(party).set({ bornOn: '2012-06-06' })
    const go = () => codeOf(ask(officer, 'sessions:go', { to: 'informing', reason: null }))
    expect(await go()).toBe('session-guardian-missing')
    const withGuardian = { ...usualCheckIn, along: { ...usualCheckIn.along, guardian: 1 } }
    await checkIn(county.ctx, { appointmentId, side: 'applicant' })
    expect(await go()).toBe('session-guardian-missing')
    await amendCheckIn(county.ctx, { appointmentId, side: 'applicant', saw: withGuardian })
    expect(await go(), 'the other side has a minor too').toBe('session-guardian-missing')
    await checkIn(later(county.ctx, 0, county.otherClerk), { appointmentId, side: 'respondent', saw: withGuardian })
    expect(await go()).toBe('ok')
  })

  test('what nobody ended yesterday is ended in the night', async () => {
    await app.database.db.update(sessionTable).set({ status: 'live', startedAt: new Date(Date.now() - 30 * 3_600_000), scheduledFor: new Date(Date.now() - 30 * 3_600_000) }).where(eq(sessionTable.id, sessionId))
    await closeForgotten({ ...county.ctx, now: new Date() })
    expect((await rowOf()).status).toBe('closed')
  })
})

describe('lists', () => {
  test('a terminal’s list has its number and no case; a clerk sees the station’s, an admin none', async () => {
    const { db } = app.database
    await db.update(sessionTable).set({ scheduledFor: new Date() }).where(eq(sessionTable.id, sessionId))
    const [own] = await app.as(tokens.here).sessions.coming()
    expect([own?.queueNumber, own?.caseNumber, own?.hostSkill]).toEqual(['A001', '', 'mediation'])
    expect((await app.as(tokens.officer).sessions.coming())[0]?.caseNumber).toBe('青禾调〔2026〕0001')
    expect((await app.as(await app.signIn(county.clerk)).sessions.coming()).length).toBe(1)
    expect((await app.as(await app.signIn(await aMemberOfStaff(db, 'clerk'))).sessions.coming()).length).toBe(0)
    expect(await httpCodeOf(app.as(await app.signIn(await aMemberOfStaff(db, 'admin'))).sessions.coming())).toBe('not-allowed')
    expect(await httpCodeOf(app.as(null).sessions.coming())).toBe('not-signed-in')
  })

  test('[S16] a waiting room says how many of its officer’s talks come first, and until when the one that goes on is planned', async () => {
    const { db } = app.database
    const { ctx, yunling, shikan } = county
    const next = (await book(ctx, aDispute(yunling, shikan), mark)).appointment
    await openSession(ctx, { appointmentId: next.id })
    const [later] = await db.select().from(sessionTable).where(eq(sessionTable.appointmentId, next.id))
    const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000)
    const until = inMinutes(45)
    // NOTE: times of its own, since the waiting room asks what the clock says; both are the same officer's.
    await db.update(seatTable).set({ staffId: county.officer.id }).where(and(eq(seatTable.sessionId, later!.id), eq(seatTable.role, 'host')))
    await db.update(appointment).set({ during: { from: inMinutes(1), to: until } }).where(eq(appointment.id, appointmentId))
    await db.update(sessionTable).set({ scheduledFor: inMinutes(1), status: 'live' }).where(eq(sessionTable.id, sessionId))
    await db.update(sessionTable).set({ scheduledFor: inMinutes(60) }).where(eq(sessionTable.id, later!.id))
    const queues = async (token: string) => (await app.as(token).sessions.coming()).map(({ id, queue }) => [id, queue])
    const [first, second] = [[sessionId, { ahead: 0, busyUntil: null }], [later!.id, { ahead: 1, busyUntil: until.toISOString() }]]
    expect(await queues(tokens.here)).toEqual([first, second])
    expect(await queues(await app.signIn(county.clerk)), 'the counter is told the same').toEqual([first, second])
  })

  test('it reaches as far as the promise does: in the evening it has what begins tomorrow morning', async () => {
    const { db } = app.database
    const inHours = (hours: number) => db.update(sessionTable).set({ scheduledFor: new Date(Date.now() + hours * 60 * 60_000) }).where(eq(sessionTable.id, sessionId))
    const listed = async () => (await app.as(tokens.here).sessions.coming()).length
    await inHours(23.9)
    expect(await listed()).toBe(1)
    await inHours(48)
    expect(await listed()).toBe(0)
  })

  test('presence at the table is in everybody’s list', async () => {
    await app.database.db.update(sessionTable).set({ scheduledFor: new Date() }).where(eq(sessionTable.id, sessionId))
    await wait(await lineOf(tokens.here))
    const [listed] = await app.as(tokens.officer).sessions.coming()
    expect(listed?.seats.find(({ role }) => role === 'applicant')?.presence).toBe('waiting')
  })

  test('[S31] who has the skill and is on duty and free is asked in, rung, seen to come and go; who declared a conflict is not', async () => {
    const { db } = app.database
    const [lawyer, bound] = [await aMemberOfStaff(db, 'expert', { skills: ['lawyer'], name: '律师甲' }), await aMemberOfStaff(db, 'expert', { skills: ['lawyer'] })]
    const summon = () => app.as(tokens.officer).sessions.summon({ sessionId, skill: 'lawyer' })
    expect((await summon()).missing).toBe('off')
    const during = { from: new Date(Date.now() - 3_600_000), to: new Date(Date.now() + 3_600_000) }
    await db.insert(shift).values([lawyer, bound].map(({ id }) => ({ id: crypto.randomUUID() as never, staffId: id, kind: 'duty' as const, during, note: null, createdAt: during.from })))
    const { caseId } = await rowOf()
    await db.insert(recusal).values({ caseId, staffId: bound.id, byId: bound.id, reason: '当事人是亲戚', at: during.from })
    expect(await httpCodeOf(app.as(tokens.officer).sessions.invite({ sessionId, staffId: bound.id }))).toBe('session-recused')
    const { here } = await aTalk()
    const desk = await lineOf(await app.signIn(lawyer))
    const rung = new Promise((told) => { desk.on('sessions:summoned', told) })
    expect(await summon()).toEqual({ asked: '律师甲', missing: null })
    expect(await rung).toMatchObject({ sessionId, skill: 'lawyer' })
    expect((await summon()).missing).toBe('recused')
    const heard: boolean[] = []
    here.on('sessions:expert', ({ there }) => heard.push(there))
    await join(desk)
    await ask(desk, 'sessions:leave', { stop: false })
    await vi.waitFor(async () => {
      expect(heard).toEqual([true, false])
      expect((await db.select().from(timelineEntry).where(eq(timelineEntry.caseId, caseId))).map(({ what }) => what)).toEqual(expect.arrayContaining(['expert-summoned', 'expert-joined', 'expert-left']))
    })
  })

  test('[S31] of interpreters only who has the language is asked in', async () => {
    const { db } = app.database
    const [yi, qiang] = [await aMemberOfStaff(db, 'expert', { skills: ['interpreter'], name: '彝语员' }), await aMemberOfStaff(db, 'expert', { skills: ['interpreter'], name: '羌语员' })]
    for (const [{ id }, tongue] of [[yi, 'yi'], [qiang, 'qiang']] as const) await db.update(staff).set({ languages: [tongue] }).where(eq(staff.id, id))
    const during = { from: new Date(Date.now() - 3_600_000), to: new Date(Date.now() + 3_600_000) }
    await db.insert(shift).values([yi, qiang].map(({ id }) => ({ id: crypto.randomUUID() as never, staffId: id, kind: 'duty' as const, during, note: null, createdAt: during.from })))
    const summon = (tongue: 'qiang' | 'miao') => app.as(tokens.officer).sessions.summon({ sessionId, skill: 'interpreter', tongue })
    expect([await summon('miao'), await summon('qiang')]).toEqual([{ asked: null, missing: 'nobody' }, { asked: '羌语员', missing: null }])
    expect((await app.as(tokens.officer).sessions.read({ sessionId })).seats.find(({ holder }) => holder.id === qiang.id)?.interprets).toEqual(['qiang'])
  })

  test('only an expert, a recorder or an officer can be invited, and only by the host', async () => {
    const { db } = app.database
    const [expert, clerk] = [await aMemberOfStaff(db, 'expert'), await aMemberOfStaff(db, 'clerk')]
    const invite = (token: string, staffId: typeof expert.id) => httpCodeOf(app.as(token).sessions.invite({ sessionId, staffId }))
    expect(await invite(await app.signIn(expert), expert.id)).toBe('session-host-only')
    expect(await invite(tokens.officer, clerk.id)).toBe('session-not-invitable')
    expect([await invite(tokens.officer, expert.id), await invite(tokens.officer, expert.id)]).toEqual(['ok', 'ok'])
    expect((await db.select().from(seatTable)).filter(({ role }) => role === 'expert').length).toBe(1)
  })
})
