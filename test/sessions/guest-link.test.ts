import { randomBytes } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { auditEntry, guestLink, timelineEntry } from '#drizzle/schema/index.ts'
import { attachFile } from '#server/records/index.ts'
import { aContext } from '#test/helpers/a-context.ts'
import { aLiveSession, type LiveSession } from '#test/helpers/a-live-session.ts'
import { anApp, codeOf, type TestLine } from '#test/helpers/an-app.ts'
import { aClerk, anOfficer } from '#test/helpers/someone.ts'
import { ask, Browser } from './browsers.ts'

const app = anApp()
let live: LiveSession
let host: string
let lines: TestLine[] = []

const aBrowser = () => `visitor-${randomBytes(32).toString('base64url')}`
const lineOf = async (token: string) => { const line = await app.line(token); lines.push(line); return line }
const make = (token = host, name = '余小军') => app.as(token).sessions.makeGuestLink({ sessionId: live.sessionId, side: 'respondent', name })
const tokenIn = (address: string) => address.split('#')[1]!
const open = (address: string, browser: string) => app.as().sessions.openGuestLink({ token: tokenIn(address), browser })
const wait = (line: TestLine) => ask(line, 'sessions:wait', { sessionId: live.sessionId, rtpCapabilities: null })
const told = async () => (await app.database.db.select().from(timelineEntry).where(eq(timelineEntry.caseId, live.caseId))).map(({ what }) => what)

beforeEach(async () => {
  live = await aLiveSession(app.database.db, { now: new Date() })
  host = await app.signIn(live.host)
})
afterEach(() => { for (const line of lines) line.disconnect(); lines = [] })

/** The host sits there; a visitor has opened their link, was asked in and has come in. */
async function aVisitorIn() {
  const table = await lineOf(host)
  await Browser.join(table, live.sessionId)
  const { link, address } = await make()
  const browser = aBrowser()
  await open(address, browser)
  const visitor = await lineOf(browser)
  await wait(visitor)
  await ask(table, 'sessions:admit', { sessionId: live.sessionId, seatIds: [link.seatId] })
  await Browser.join(visitor, live.sessionId)
  return { table, visitor, link, address, browser }
}

describe('[S36] a link for one seat', () => {
  test('is opened once: the same browser comes back as often as it likes, any other is told in a sentence', async () => {
    const { link, address } = await make()
    expect([link.state, link.name, link.side, tokenIn(address).length]).toEqual(['waiting', '余小军', 'respondent', 43])
    const [first, second] = [aBrowser(), aBrowser()]
    expect(await open(address, first)).toMatchObject({ sessionId: live.sessionId, name: '余小军', hostName: live.host.name, phone: '120 0000 0099' })
    expect(await open(address, first)).toMatchObject({ sessionId: live.sessionId })
    expect(await codeOf(open(address, second))).toBe('guest-link-spent')
    expect(await app.line(second).then(() => 'came in', (error: Error) => error.message)).toBe('not-signed-in')
    expect((await app.as(host).sessions.guestLinks({ sessionId: live.sessionId })).map(({ state }) => state)).toEqual(['used'])
  })

  test('opened by two browsers at once, one has it', async () => {
    const { address } = await make()
    const codes = await Promise.all([aBrowser(), aBrowser(), aBrowser()].map((browser) => codeOf(open(address, browser))))
    expect(codes.sort()).toEqual(['guest-link-spent', 'guest-link-spent', 'ok'])
  })

  test('is nowhere in the database: neither the link nor what its browser shows', async () => {
    const { address } = await make()
    const browser = aBrowser()
    await open(address, browser)
    const rows = JSON.stringify(await app.database.db.select().from(guestLink), (_key, value: unknown) => (value && typeof value === 'object' && 'data' in value ? Buffer.from(value.data as number[]).toString('latin1') : value))
    expect(rows).not.toContain(tokenIn(address))
    expect(rows).not.toContain(browser)
    expect((await app.database.db.select().from(auditEntry).where(and(eq(auditEntry.subjectId, live.sessionId)))).map(({ verb }) => verb)).toEqual(expect.arrayContaining(['make-guest-link', 'open-guest-link']))
    expect(await told()).toContain('guest-invited')
  })

  test('taken back, it lets nobody in, and who is in is cut off at once', async () => {
    const { visitor, link, address, browser } = await aVisitorIn()
    const cut = new Promise((resolve) => { visitor.once('disconnect', resolve) })
    expect(await app.as(host).sessions.revokeGuestLink({ sessionId: live.sessionId, seatId: link.seatId })).toMatchObject({ state: 'revoked' })
    await cut
    expect(await app.line(browser).then(() => 'came in', (error: Error) => error.message)).toBe('guest-link-revoked')
    expect(await codeOf(open(address, browser))).toBe('guest-link-revoked')
    expect((await app.as(host).sessions.read({ sessionId: live.sessionId })).seats.find(({ id }) => id === link.seatId)).toMatchObject({ presence: 'away', admitted: false })
  })

  test('leads nowhere once the session is over', async () => {
    const { table, address, browser } = await aVisitorIn()
    await ask(table, 'sessions:end', { sessionId: live.sessionId, as: 'closed', reason: null })
    expect([await codeOf(open(address, browser)), await codeOf(open(address, aBrowser()))]).toEqual(['guest-link-over', 'guest-link-spent'])
    expect(await codeOf(make())).toBe('session-over')
  })

  test('is made by the host and by a clerk of the case’s station, and by nobody else', async () => {
    const { db } = app.database
    const clerk = await app.signIn(await aClerk(db, { station: live.terminals.applicant.unitId }))
    expect(await codeOf(make(clerk))).toBe('ok')
    const others = [await app.signIn(await aClerk(db)), await app.signIn(await anOfficer(db)), await app.signIn(live.recorder), live.terminals.applicant.token]
    for (const token of others) expect(await codeOf(make(token))).not.toBe('ok')
  })
})

describe('[S37] who came by a link', () => {
  test('waits to be asked in, and does not come in by themselves', async () => {
    const { address } = await make()
    const browser = aBrowser()
    await open(address, browser)
    const visitor = await lineOf(browser)
    await wait(visitor)
    await expect(Browser.join(visitor, live.sessionId)).rejects.toThrow('session-not-admitted')
  })

  test('is not told where the others sit nor what was ticked, and may do nothing that the seat may not', async () => {
    const { visitor, browser, link } = await aVisitorIn()
    const seen = await app.as(browser).sessions.read({ sessionId: live.sessionId })
    expect(seen.seats.filter(({ holder }) => holder.kind === 'terminal').map(({ label }) => label)).toEqual(['', ''])
    expect(seen.ticks).toEqual([])
    const elsewhere = await aLiveSession(app.database.db, { now: new Date() })
    await expect(ask(visitor, 'sessions:join', { sessionId: elsewhere.sessionId, rtpCapabilities: { codecs: [], headerExtensions: [] }, resume: null })).rejects.toThrow()
    await expect(ask(visitor, 'sessions:end', { sessionId: live.sessionId, as: 'closed', reason: null })).rejects.toThrow('session-host-only')
    await expect(ask(visitor, 'sessions:know', { sessionId: live.sessionId, seatId: link.seatId })).rejects.toThrow('session-host-only')
    await expect(ask(visitor, 'sessions:call-staff', {})).rejects.toThrow('not-allowed')
    expect(await codeOf(app.as(browser).cases.open({ caseId: live.caseId }))).not.toBe('ok')
  })

  test('the other side does not see the name on the link', async () => {
    const { link } = await aVisitorIn()
    const other = await app.as(live.terminals.applicant.token).sessions.read({ sessionId: live.sessionId })
    expect(other.seats.find(({ id }) => id === link.seatId)?.label).toBe('')
  })

  test('the talk does not begin, and no evidence is seen, until the officer has seen the person and the card', async () => {
    const { table, browser, link } = await aVisitorIn()
    const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(100, 1)])
    const file = await attachFile(aContext(app.database.db, { actor: live.host, now: new Date() }), app.app.deps.files, { caseId: live.caseId, name: '照片.jpg', type: 'image/jpeg', content: picture, origin: 'upload', sourceId: `guest:${live.caseId}` })
    await app.as(host).records.showEvidence({ sessionId: live.sessionId, attachmentId: file.id })
    const shown = async () => (await app.as(browser).records.showing({ sessionId: live.sessionId })).showing
    expect(await shown()).toBeNull()
    await ask(table, 'sessions:go', { sessionId: live.sessionId, to: 'informing', reason: null })
    await expect(ask(table, 'sessions:go', { sessionId: live.sessionId, to: 'live', reason: null })).rejects.toThrow('session-guest-unknown')
    await ask(table, 'sessions:know', { sessionId: live.sessionId, seatId: link.seatId })
    await ask(table, 'sessions:go', { sessionId: live.sessionId, to: 'live', reason: null })
    expect((await shown())?.name).toBe('照片.jpg')
    await vi.waitFor(async () => expect(await told()).toContain('guest-known'))
    expect((await app.as(host).sessions.read({ sessionId: live.sessionId })).seats.find(({ id }) => id === link.seatId)?.known).toBe(true)
  })
})
