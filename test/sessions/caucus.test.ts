import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { session as sessionTable, timelineEntry } from '#drizzle/schema/index.ts'
import { aLiveSession, type LiveSession } from '#test/helpers/a-live-session.ts'
import { anApp, startApp } from '#test/helpers/an-app.ts'
import { Browser, receptionsSoFar, routersInUse } from './browsers.ts'

const app = anApp()
let live: LiveSession
let tokens: { host: string; recorder: string; a: string; b: string }
let [host, a, b]: Browser[] = []
let opened: Browser[] = []

const sit = async (token: string, resume: { send: string; recv: string } | null = null) => {
  const browser = await Browser.join(await app.line(token), live.sessionId, resume)
  opened.push(browser)
  return browser
}
beforeEach(async () => {
  live = await aLiveSession(app.database.db, { now: new Date() })
  tokens = { host: await app.signIn(live.host), recorder: await app.signIn(live.recorder), a: live.terminals.applicant.token, b: live.terminals.respondent.token }
  ;[host, a, b] = [await sit(tokens.host), await sit(tokens.a), await sit(tokens.b)]
  await allTogether()
})
afterEach(async () => {
  if (host?.line.connected) await host.codeOf('sessions:end', { as: 'closed', reason: null })
  for (const { line } of opened) line.disconnect()
  opened = []
})

const allTogether = () => vi.waitFor(() => { for (const [one, other] of pairs()) expect(one.receives(other)).toBe(2) }, { timeout: 5_000 })
const pairs = () => [host!, a!, b!].flatMap((one, at, all) => all.filter((_, other) => other !== at).map((other) => [one, other] as const))
const aside = (guests: string[] = []) => host!.ask('sessions:caucus', { side: 'applicant', guests, minutes: 10 })
const rowOf = async () => (await app.database.db.select().from(sessionTable).where(eq(sessionTable.id, live.sessionId)))[0]!
/** The two talk, and nothing passed to or from anybody else since so many receptions. */
async function onlyTheTwo(since: number, outside: Browser[] = [b!]): Promise<void> {
  await vi.waitFor(() => expect([host!.receives(a!), a!.receives(host!)]).toEqual([2, 2]), { timeout: 5_000 })
  for (const out of outside) {
    for (const inside of [host!, a!]) expect([out.receives(inside, since), inside.receives(out, since), out.receives(inside), inside.receives(out)]).toEqual([0, 0, 0, 0])
    expect(out.isHeld).toBe(true)
  }
}

describe('[S24] the mediator talks with one side alone', () => {
  test('on a router of their own; the other side receives nothing of it, nor is it received; and back again', async () => {
    const since = receptionsSoFar()
    await aside()
    await onlyTheTwo(since)
    expect(routersInUse()).toBe(1)
    await vi.waitFor(() => expect(b!.seen?.session.status).toBe('caucus'))
    expect((await rowOf()).course.caucus).toMatchObject({ side: 'applicant', from: 'live' })
    await host!.ask('sessions:together')
    await allTogether()
    expect([host!.seen?.session.status, (await rowOf()).status]).toEqual(['live', 'live'])
    expect([host!.resets, a!.resets, b!.resets]).toEqual([2, 2, 0])
    const told = (await app.database.db.select().from(timelineEntry).where(eq(timelineEntry.caseId, live.caseId))).map(({ what }) => what)
    expect(told).toEqual(expect.arrayContaining(['session-aside-applicant', 'session-together']))
  })

  test('[S29] how long each has spoken is told to the host, and to nobody else', async () => {
    const told: string[] = []
    for (const [who, { line }] of Object.entries({ host: host!, a: a!, b: b! })) line.on('sessions:talk', () => told.push(who))
    await vi.waitFor(() => expect(told.length).toBeGreaterThan(1), { timeout: 8_000 })
    expect(new Set(told)).toEqual(new Set(['host']))
  })

  test('the recorder is not in it, unless the host takes them in', async () => {
    const recorder = await sit(tokens.recorder)
    const since = receptionsSoFar()
    await aside()
    await onlyTheTwo(since, [b!, recorder])
    await host!.ask('sessions:together')
    await allTogether()
    await aside([recorder.joined.you])
    await vi.waitFor(() => expect([recorder.receives(host!), recorder.receives(a!), recorder.receives(b!)]).toEqual([2, 2, 0]), { timeout: 5_000 })
  })

  test('the other side cannot be taken in as a guest, nor begin it, nor end it', async () => {
    const since = receptionsSoFar()
    await aside([b!.joined.you])
    await onlyTheTwo(since)
    for (const side of [a!, b!]) expect([await side.codeOf('sessions:together'), await side.codeOf('sessions:caucus', { side: 'respondent', guests: [], minutes: 5 })]).toEqual(['session-host-only', 'session-host-only'])
    expect(await host!.codeOf('sessions:go', { to: 'review', reason: null })).toBe('session-not-from-here')
  })

  test('the other side’s line breaks and comes back, on its old connections and on new ones', async () => {
    const since = receptionsSoFar()
    const { send, recv } = b!.joined
    await aside()
    b!.line.disconnect()
    const back = await sit(tokens.b, { send: send!.id, recv: recv!.id })
    for (const id of b!.producers) back.producers.add(id)
    await onlyTheTwo(since, [back])
    back.line.disconnect()
    await onlyTheTwo(since, [back, await sit(tokens.b)])
  })

  test('a second screen of the other side’s terminal', async () => {
    await aside()
    const since = receptionsSoFar()
    await onlyTheTwo(since, [b!, await sit(tokens.b)])
  })

  test('the two come back on new connections, and are where they belong', async () => {
    const since = receptionsSoFar()
    await aside()
    a!.line.disconnect()
    a = await sit(tokens.a)
    host!.line.disconnect()
    host = await sit(tokens.host)
    await onlyTheTwo(since)
    await host.ask('sessions:together')
    await allTogether()
  })

  test('the media worker is killed in the middle of it', async () => {
    const since = receptionsSoFar()
    await aside()
    await onlyTheTwo(since)
    const before = [host!, a!, b!].map(({ resets }) => resets)
    for (const pid of app.app.sessions.workerPids) process.kill(pid, 'SIGKILL')
    await vi.waitFor(() => expect([host!, a!, b!].every(({ resets }, at) => resets > before[at]!)).toBe(true), { timeout: 5_000 })
    await onlyTheTwo(since)
  })

  test('a server that starts anew on the same database knows of it before anybody has joined', async () => {
    await aside()
    // NOTE: on a machine that is very busy a write may take longer than anybody is made to wait for it.
    expect(await app.app.sessions.tables.later.settle(10_000)).toBe(true)
    const again = await startApp({ database: app.database })
    try {
      const since = receptionsSoFar()
      ;[b, host, a] = [await Browser.join(await again.line(tokens.b), live.sessionId), await Browser.join(await again.line(tokens.host), live.sessionId), await Browser.join(await again.line(tokens.a), live.sessionId)]
      await onlyTheTwo(since)
      await host.ask('sessions:together')
      await allTogether()
    } finally {
      await again.close()
    }
  })

  test('who joins while it begins is put where they belong', async () => {
    a!.line.disconnect()
    const since = receptionsSoFar()
    const [, joined] = await Promise.all([host!.codeOf('sessions:caucus', { side: 'respondent', guests: [], minutes: 10 }), sit(tokens.a)])
    await vi.waitFor(() => expect([host!.receives(b!), b!.receives(host!)]).toEqual([2, 2]), { timeout: 5_000 })
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect([joined.receives(host!), joined.receives(b!), host!.receives(joined)]).toEqual([0, 0, 0])
    expect(joined.receives(b!, since)).toBeLessThanOrEqual(2)
  })

  test('who was muted before is muted aside, and after it', async () => {
    await a!.ask('sessions:mute', { seatId: a!.joined.you, wish: 'mute' })
    await aside()
    await vi.waitFor(() => expect(host!.receives(a!)).toBe(2), { timeout: 5_000 })
    expect(a!.isHeld).toBe(false)
    expect(a!.seen?.session.seats.find(({ id }) => id === a!.joined.you)?.mute).toBe('self')
  })
})

describe('[S28] the floor', () => {
  const muteOf = (one: Browser) => host!.seen?.session.seats.find(({ id }) => id === one.joined.you)?.mute
  test('one speaks, the other is locked on the server; on disk before it is told, through a way back, and as before afterwards', async () => {
    await host!.ask('sessions:floor', { seatId: a!.joined.you })
    expect((await rowOf()).course.floor).toMatchObject({ seatId: a!.joined.you })
    await vi.waitFor(() => expect([muteOf(a!), muteOf(b!)]).toEqual(['open', 'locked']))
    expect(await b!.codeOf('sessions:mute', { seatId: b!.joined.you, wish: 'open' })).toBe('session-mute-locked')
    expect(await b!.codeOf('sessions:floor', { seatId: null })).toBe('session-host-only')
    b!.line.disconnect()
    b = await sit(tokens.b)
    expect(muteOf(b)).toBe('locked')
    await host!.ask('sessions:floor', { seatId: null })
    await vi.waitFor(() => expect([muteOf(a!), muteOf(b!)]).toEqual(['open', 'open']))
  })

  test('who is locked and closes their own microphone finds it closed; talking aside takes the floor back', async () => {
    await host!.ask('sessions:floor', { seatId: b!.joined.you })
    await a!.ask('sessions:mute', { seatId: a!.joined.you, wish: 'mute' })
    await aside()
    await vi.waitFor(() => expect([muteOf(a!), muteOf(b!)]).toEqual(['self', 'open']))
    expect((await rowOf()).course.floor).toBeNull()
  })
})

describe('[S25] a rest', () => {
  test('anybody may call it with one touch: nobody hears anybody, and the parties are not told who it was', async () => {
    const since = receptionsSoFar()
    await b!.ask('sessions:pause')
    for (const [one, other] of pairs()) expect([one.receives(other), one.receives(other, since)]).toEqual([0, 0])
    for (const one of [host!, a!, b!]) expect(one.isHeld).toBe(true)
    await vi.waitFor(() => expect(a!.seen?.session.course.pause).toMatchObject({ by: null, until: expect.any(String) }))
    expect(host!.seen?.session.course.pause?.by).toBe(b!.joined.you)
    expect(await a!.codeOf('sessions:go-on')).toBe('session-host-only')
    await host!.ask('sessions:go-on')
    await allTogether()
    expect((await rowOf()).course).toMatchObject({ pause: null, restedAt: null })
  })

  test('two touches are one rest, and it is in the database before anybody is told', async () => {
    expect(await Promise.all([a!.codeOf('sessions:pause'), b!.codeOf('sessions:pause')])).toEqual(['ok', 'ok'])
    expect((await rowOf()).status).toBe('paused')
    expect((await app.database.db.select().from(timelineEntry).where(eq(timelineEntry.caseId, live.caseId))).filter(({ what }) => what === 'session-brake').length).toBe(1)
  })

  test('a rest from aside goes on aside: the other side hears nothing before or after', async () => {
    const since = receptionsSoFar()
    await aside()
    await onlyTheTwo(since)
    await a!.ask('sessions:pause')
    for (const [one, other] of pairs()) expect(one.receives(other)).toBe(0)
    await host!.ask('sessions:go-on')
    await onlyTheTwo(since)
    expect(host!.seen?.session.status).toBe('caucus')
  })

  test('somebody who comes back in the middle of a rest hears nobody', async () => {
    await host!.ask('sessions:pause')
    b!.line.disconnect()
    b = await sit(tokens.b)
    for (const [one, other] of pairs()) expect(one.receives(other)).toBe(0)
    await host!.ask('sessions:go-on')
    await allTogether()
  })
})
