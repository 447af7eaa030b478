import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { auditEntry, seat as seatTable, session as sessionTable, timelineEntry } from '#drizzle/schema/index.ts'
import type { StaffActor } from '#shared/people/words.ts'
import type { SeatId } from '#shared/sessions/words.ts'
import { anId } from '#test/helpers/a-context.ts'
import { aLiveSession, type LiveSession } from '#test/helpers/a-live-session.ts'
import { anApp, startApp } from '#test/helpers/an-app.ts'
import { aMemberOfStaff } from '#test/helpers/someone.ts'
import { Browser } from './browsers.ts'

const app = anApp()
let live: LiveSession
let interpreter: StaffActor
let tokens: { host: string; recorder: string; interpreter: string; a: string; b: string }
let [host, a, b, recorder, voice]: Browser[] = []
let opened: Browser[] = []

const sit = async (token: string, at: { line: (token: string) => ReturnType<typeof app.line> } = app, resume: { send: string; recv: string } | null = null) => {
  const browser = await Browser.join(await at.line(token), live.sessionId, resume)
  opened.push(browser)
  return browser
}
beforeEach(async () => {
  const { db } = app.database
  live = await aLiveSession(db, { now: new Date() })
  interpreter = await aMemberOfStaff(db, 'expert', { skills: ['interpreter'], name: '陶望舒' })
  await db.insert(seatTable).values({ id: anId<'seat'>(), sessionId: live.sessionId, role: 'expert', staffId: interpreter.id, label: interpreter.name, admitted: true })
  tokens = { host: await app.signIn(live.host), recorder: await app.signIn(live.recorder), interpreter: await app.signIn(interpreter), a: live.terminals.applicant.token, b: live.terminals.respondent.token }
  ;[host, a, b, recorder, voice] = [await sit(tokens.host), await sit(tokens.a), await sit(tokens.b), await sit(tokens.recorder), await sit(tokens.interpreter)]
  await comesTo({ a: 2, b: 2, host: 2, recorder: 2 })
})
afterEach(async () => {
  if (host?.line.connected) await host.codeOf('sessions:end', { as: 'closed', reason: null })
  for (const { line } of opened) line.disconnect()
  opened = []
})

// How much of the interpreter comes through to each: 2 is sound and picture, 1 the picture alone, 0 nothing.
const coming = () => ({ a: a!.getsOf(voice!), b: b!.getsOf(voice!), host: host!.getsOf(voice!), recorder: recorder!.getsOf(voice!) })
const comesTo = (expected: ReturnType<typeof coming>) => vi.waitFor(() => expect(coming()).toEqual(expected), { timeout: 5_000 })
const toTheParty = { a: 2, b: 1, host: 1, recorder: 1 }
const toAll = { a: 2, b: 2, host: 2, recorder: 2 }
const bind = (partyId: SeatId | null, by: Browser = host!) => by.codeOf('sessions:bind', { seatId: voice!.joined.you, partyId, others: 20 })
const speakTo = (to: 'party' | 'room', by: Browser = voice!) => by.codeOf('sessions:speak-to', { to })
const rowOf = async () => (await app.database.db.select().from(sessionTable).where(eq(sessionTable.id, live.sessionId)))[0]!

describe('[S38] an interpreter is bound to one party', () => {
  test('to the party nobody else receives a word, to the room everybody does; taken back they are heard as anybody; and it is all written down', async () => {
    expect(await bind(a!.joined.you)).toBe('ok')
    // No waiting: what took the sound away took it before it said so.
    expect(coming()).toEqual(toTheParty)
    expect((await rowOf()).course.interpreting).toEqual([{ seatId: voice!.joined.you, partyId: a!.joined.you, side: 'applicant', to: 'party', others: 20 }])
    expect(await speakTo('room')).toBe('ok')
    expect(coming()).toEqual(toAll)
    expect(await speakTo('party')).toBe('ok')
    expect(coming()).toEqual(toTheParty)
    expect(await bind(b!.joined.you)).toBe('ok')
    expect(coming()).toEqual({ a: 1, b: 2, host: 1, recorder: 1 })
    expect(await bind(null)).toBe('ok')
    expect(coming()).toEqual(toAll)
    const { db } = app.database
    const told = (await db.select().from(timelineEntry).where(eq(timelineEntry.caseId, live.caseId))).filter(({ what }) => what.startsWith('interpreter-'))
    expect(told.map(({ what, values }) => [what, values])).toEqual([['interpreter-bound', { name: '陶望舒', side: 'applicant' }], ['interpreter-bound', { name: '陶望舒', side: 'respondent' }], ['interpreter-unbound', { name: '陶望舒', side: 'respondent' }]])
    await vi.waitFor(async () => expect((await db.select().from(auditEntry)).filter(({ verb, subjectId }) => verb.endsWith('bind-interpreter') && subjectId === live.sessionId).map(({ verb }) => verb)).toEqual(['bind-interpreter', 'bind-interpreter', 'unbind-interpreter']), { timeout: 5_000 })
  })

  test('only the host binds, only a bound interpreter has keys, and nobody else presses them', async () => {
    expect([await bind(a!.joined.you, a!), await bind(a!.joined.you, voice!), await bind(host!.joined.you), await speakTo('party')]).toEqual(['session-host-only', 'session-host-only', 'session-not-a-party', 'session-not-bound'])
    expect(await host!.codeOf('sessions:bind', { seatId: recorder!.joined.you, partyId: a!.joined.you, others: 20 })).toBe('session-no-interpreter')
    expect(await bind(a!.joined.you)).toBe('ok')
    for (const other of [host!, a!, b!, recorder!]) expect(['session-not-bound', 'session-not-yours']).toContain(await speakTo('room', other))
    expect(coming()).toEqual(toTheParty)
  })

  test('everybody comes back, the interpreter too, on old connections and on new ones; what begins anew is kept from the others from its first packet', async () => {
    await bind(a!.joined.you)
    const { send, recv } = b!.joined
    b!.line.disconnect()
    const back = await sit(tokens.b, app, { send: send!.id, recv: recv!.id })
    for (const id of b!.producers) back.producers.add(id)
    b = back
    await comesTo(toTheParty)
    // A second screen of the other side, and of the interpreter.
    b = await sit(tokens.b)
    voice = await sit(tokens.interpreter)
    await comesTo(toTheParty)
    a!.line.disconnect()
    a = await sit(tokens.a)
    await comesTo(toTheParty)
    // Whoever says again that they listen is not let hear for that.
    expect(await b.codeOf('sessions:resume', { consumerIds: b.joined.consumers.map(({ id }) => id) })).toBe('ok')
    await comesTo(toTheParty)
  })

  test('who is muted, or rests, is not heard by the party either; afterwards it is as it was', async () => {
    await bind(a!.joined.you)
    await host!.ask('sessions:mute', { seatId: voice!.joined.you, wish: 'mute' })
    await comesTo({ a: 1, b: 1, host: 1, recorder: 1 })
    await speakTo('room')
    expect(coming()).toEqual({ a: 1, b: 1, host: 1, recorder: 1 })
    await speakTo('party')
    await host!.ask('sessions:mute', { seatId: voice!.joined.you, wish: 'open' })
    await comesTo(toTheParty)
    await b!.ask('sessions:pause')
    expect(coming()).toEqual({ a: 0, b: 0, host: 0, recorder: 0 })
    await host!.ask('sessions:go-on')
    await comesTo(toTheParty)
  })

  test('the media worker is killed, and then the server starts anew on the same database', async () => {
    await bind(a!.joined.you)
    const everybody = [host!, a!, b!, recorder!, voice!]
    for (const pid of app.app.sessions.workerPids) process.kill(pid, 'SIGKILL')
    await vi.waitFor(() => expect(everybody.every(({ resets }) => resets > 0)).toBe(true), { timeout: 5_000 })
    await comesTo(toTheParty)
    expect(await app.app.sessions.tables.later.settle(10_000)).toBe(true)
    const again = await startApp({ database: app.database })
    try {
      ;[voice, b, host, recorder, a] = [await sit(tokens.interpreter, again), await sit(tokens.b, again), await sit(tokens.host, again), await sit(tokens.recorder, again), await sit(tokens.a, again)]
      await comesTo(toTheParty)
      expect(await speakTo('room')).toBe('ok')
      await comesTo(toAll)
    } finally {
      await again.close()
    }
  })

  test('nobody but the two is told that they speak', async () => {
    await bind(a!.joined.you)
    const told: string[] = []
    for (const [who, one] of Object.entries({ host: host!, a: a!, b: b!, recorder: recorder!, voice: voice! })) one.line.on('sessions:speaking', ({ seatIds }) => { if (seatIds.includes(voice!.joined.you)) told.push(who) })
    const table = (await app.app.sessions.tables.known(live.sessionId))!
    table.tellWhoSpeaks('table', [voice!.joined.you, a!.joined.you])
    await vi.waitFor(() => expect(told.sort()).toEqual(['a', 'voice']))
  })
})

describe('[S39] the interpreter goes with their party', () => {
  const aside = (side: 'applicant' | 'respondent', guests: SeatId[] = []) => host!.ask('sessions:caucus', { side, guests, minutes: 10 })

  test('aside with it, whispering there as before; and back to the table', async () => {
    await bind(a!.joined.you)
    await aside('applicant')
    await comesTo({ a: 2, b: 0, host: 1, recorder: 0 })
    await speakTo('room')
    await comesTo({ a: 2, b: 0, host: 2, recorder: 0 })
    await speakTo('party')
    await host!.ask('sessions:together')
    await comesTo(toTheParty)
  })

  test('never aside with the other side, though they were named', async () => {
    await bind(b!.joined.you)
    await aside('applicant', [voice!.joined.you])
    await vi.waitFor(() => expect([host!.getsOf(a!), a!.getsOf(host!)]).toEqual([2, 2]), { timeout: 5_000 })
    expect([coming(), voice!.getsOf(a!), voice!.getsOf(host!)]).toEqual([{ a: 0, b: 0, host: 0, recorder: 0 }, 0, 0])
  })

  test('one who is bound while the host talks aside comes in with the party, and goes when they are bound to the other', async () => {
    await aside('applicant')
    await bind(a!.joined.you)
    await comesTo({ a: 2, b: 0, host: 1, recorder: 0 })
    expect(voice!.getsOf(host!)).toBe(2)
    await bind(b!.joined.you)
    await vi.waitFor(() => expect([host!.getsOf(a!), a!.getsOf(host!)]).toEqual([2, 2]), { timeout: 5_000 })
    expect([coming(), voice!.getsOf(a!), voice!.getsOf(host!)]).toEqual([{ a: 0, b: 0, host: 0, recorder: 0 }, 0, 0])
  })
})
