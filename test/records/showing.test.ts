import { createHash } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { attachment, auditEntry, timelineEntry } from '#drizzle/schema/index.ts'
import { attachFile } from '#server/records/index.ts'
import type { FileType } from '#shared/records/words.ts'
import { aLiveSession, type LiveSession } from '#test/helpers/a-live-session.ts'
import { anApp, codeOf, type TestLine } from '#test/helpers/an-app.ts'
import { aContext } from '#test/helpers/a-context.ts'
import { anOfficer } from '#test/helpers/someone.ts'
import { ask, Browser } from '../sessions/browsers.ts'

const app = anApp()
const picture = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(2_000, 9)])
let live: LiveSession
let tokens: { host: string; recorder: string; a: string; b: string }
let lines: Record<'host' | 'a' | 'b', TestLine>
let fileId: typeof attachment.$inferSelect.id

const file = async (name: string, type: FileType, caseId = live.caseId) => (await attachFile(aContext(app.database.db, { actor: live.host, now: new Date() }), app.app.deps.files, { caseId, name, type, content: picture, origin: 'upload', sourceId: `test:${name}:${caseId}` })).id
const show = (attachmentId = fileId, token = tokens.host) => app.as(token).records.showEvidence({ sessionId: live.sessionId, attachmentId })
const shownTo = async (token: string) => (await app.as(token).records.showing({ sessionId: live.sessionId })).showing
const bytes = (id: string, token: string | null) => fetch(`${app.url}/api/showings/${id}/file`, { headers: token ? { authorization: `Bearer ${token}` } : {} })
const everybody = () => [tokens.host, tokens.recorder, tokens.a, tokens.b]
const whoSees = async () => (await Promise.all(everybody().map(shownTo))).map((showing) => showing !== null)
const past = async () => (await app.as(tokens.host).records.showings({ caseId: live.caseId }))

beforeEach(async () => {
  live = await aLiveSession(app.database.db, { now: new Date() })
  tokens = { host: await app.signIn(live.host), recorder: await app.signIn(live.recorder), a: live.terminals.applicant.token, b: live.terminals.respondent.token }
  lines = { host: await app.line(tokens.host), a: await app.line(tokens.a), b: await app.line(tokens.b) }
  for (const line of Object.values(lines)) await Browser.join(line, live.sessionId)
  fileId = await file('田坎照片.jpg', 'image/jpeg')
})
afterEach(() => { for (const line of Object.values(lines)) line.disconnect() })

describe('the host shows a picture of the case', () => {
  test('[N9] everybody who sits there is told, sees it, and gets its very bytes; who comes later sees it too', async () => {
    const told = vi.fn()
    for (const line of [lines.a, lines.b]) line.on('changed', ({ chapter, id }) => { if (chapter === 'records' && id === live.sessionId) told() })
    const { id } = await show()
    await vi.waitFor(() => expect(told).toHaveBeenCalledTimes(2))
    expect(await whoSees()).toEqual([true, true, true, true])
    for (const token of everybody()) {
      const given = await bytes(id, token)
      expect(createHash('sha256').update(Buffer.from(await given.arrayBuffer())).digest('hex')).toBe(createHash('sha256').update(picture).digest('hex'))
    }
  })

  test('[N8] another takes its place, and is put away again; its address is then nobody’s', async () => {
    const first = await show()
    const second = await show(await file('界址.pdf', 'application/pdf'))
    expect(await shownTo(tokens.a)).toMatchObject({ id: second.id, name: '界址.pdf', page: 1, zoom: 2, y: 0 })
    expect((await bytes(first.id, tokens.a)).status).toBe(404)
    expect(await app.as(tokens.host).records.endShowing({ sessionId: live.sessionId })).toEqual({ ended: true })
    expect(await app.as(tokens.host).records.endShowing({ sessionId: live.sessionId })).toEqual({ ended: false })
    expect(await whoSees()).toEqual([false, false, false, false])
    expect([(await bytes(second.id, tokens.a)).status, (await bytes(second.id, tokens.host)).status, (await bytes(second.id, null)).status]).toEqual([404, 404, 401])
  })

  test('[N10] pages, size and place follow the host, and are kept for whoever comes back', async () => {
    const { id } = await show()
    const led: [string, unknown][] = []
    for (const [who, line] of Object.entries(lines)) line.on('records:led', (told) => led.push([who, told]))
    const sight = { page: 3, zoom: 3, x: 0.25, y: 0.75 }
    await ask(lines.host, 'records:lead', { showingId: id, sight })
    await vi.waitFor(() => expect(led).toHaveLength(2))
    expect(led).toEqual(expect.arrayContaining([['a', { sessionId: live.sessionId, showingId: id, sight }], ['b', { sessionId: live.sessionId, showingId: id, sight }]]))
    expect(await shownTo(tokens.b)).toMatchObject(sight)
    await expect(ask(lines.a, 'records:lead', { showingId: id, sight })).rejects.toThrow('not-allowed')
    await expect(ask(lines.host, 'records:lead', { showingId: id, sight: { ...sight, zoom: 99 } })).rejects.toThrow('invalid-input')
  })

  test('[N11] whose screen has drawn it is written down once, told to the host, and stands in the case', async () => {
    const { id } = await show()
    for (const token of [tokens.a, tokens.a, tokens.host]) await app.as(token).records.seen({ showingId: id })
    const seats = (await app.as(tokens.host).sessions.read({ sessionId: live.sessionId })).seats
    expect((await shownTo(tokens.host))?.seenBy).toEqual(['applicant', 'host'].map((role) => seats.find((seat) => seat.role === role)!.id))
    expect((await shownTo(tokens.a))?.seenBy).toEqual([])
    expect(await past()).toEqual([expect.objectContaining({ name: '田坎照片.jpg', side: null, shownByName: live.host.name, endedAt: null, sha256: createHash('sha256').update(picture).digest('hex'), seenBy: [expect.objectContaining({ role: 'applicant', who: '石坎 · 视频室 1' }), expect.objectContaining({ role: 'host' })] })])
    expect((await app.as(tokens.host).records.readers({ attachmentId: fileId })).map(({ who, role, how, times }) => [who, role, how, times])).toEqual([['石坎 · 视频室 1', 'applicant', 'shown', 1], [live.host.name, 'host', 'shown', 1]])
    const written = (await app.database.db.select().from(auditEntry).where(eq(auditEntry.subjectId, fileId)).orderBy(asc(auditEntry.seq))).map(({ verb }) => verb)
    expect(written).toEqual(['attach', 'show', 'see', 'see', 'read readers'])
    expect((await app.database.db.select().from(timelineEntry).where(eq(timelineEntry.caseId, live.caseId))).map(({ what }) => what)).toContain('evidence-shown')
  })
})

describe('[N9] talking aside', () => {
  const aside = () => ask(lines.host, 'sessions:caucus', { sessionId: live.sessionId, side: 'applicant', guests: [], minutes: 10 })
  const together = () => ask(lines.host, 'sessions:together', { sessionId: live.sessionId })

  test('what is shown there reaches the one side only: not by asking, not by its address, not by being told', async () => {
    await aside()
    const { id } = await show()
    const led = vi.fn()
    lines.b.on('records:led', led)
    const followed = new Promise((resolve) => { lines.a.on('records:led', resolve) })
    await ask(lines.host, 'records:lead', { showingId: id, sight: { page: 1, zoom: 2, x: 0.5, y: 0.5 } })
    await followed
    expect(await whoSees()).toEqual([true, false, true, false])
    expect([(await bytes(id, tokens.a)).status, (await bytes(id, tokens.b)).status, (await bytes(id, tokens.recorder)).status]).toEqual([200, 404, 404])
    expect(await codeOf(app.as(tokens.b).records.seen({ showingId: id }))).toBe('not-found')
    expect(led).not.toHaveBeenCalled()
    await together()
    expect(await whoSees()).toEqual([false, false, false, false])
    await vi.waitFor(async () => expect(await past()).toEqual([expect.objectContaining({ side: 'applicant', endedAt: expect.any(String) })]), { timeout: 10_000 })
  })

  test('what lay before all is put away when some go aside', async () => {
    const { id } = await show()
    await aside()
    expect(await whoSees()).toEqual([false, false, false, false])
    expect((await bytes(id, tokens.a)).status).toBe(404)
  })

  test('in a rest nobody sees it, and nothing new is shown; afterwards it is there again', async () => {
    await show()
    await ask(lines.a, 'sessions:pause', { sessionId: live.sessionId })
    expect(await whoSees()).toEqual([false, false, false, false])
    expect(await codeOf(show())).toBe('nothing-to-show-to')
    await ask(lines.host, 'sessions:go-on', { sessionId: live.sessionId })
    expect(await whoSees()).toEqual([true, true, true, true])
  })
})

describe('who may', () => {
  test('nobody but the host shows, and nothing but a picture or PDF of this very case', async () => {
    expect([await codeOf(show(fileId, tokens.recorder)), await codeOf(show(fileId, tokens.a)), await codeOf(show(fileId, await app.signIn(await anOfficer(app.database.db))))]).toEqual(['not-allowed', 'not-allowed', 'not-found'])
    expect(await codeOf(show(await file('录音.mp3', 'audio/mpeg')))).toBe('not-showable')
    const other = await aLiveSession(app.database.db, { now: new Date() })
    expect(await codeOf(show(await file('别的案子.jpg', 'image/jpeg', other.caseId)))).toBe('not-found')
  })

  test('it ends with the session', async () => {
    const { id } = await show()
    await ask(lines.host, 'sessions:end', { sessionId: live.sessionId, as: 'closed', reason: null })
    expect((await bytes(id, tokens.a)).status).toBe(404)
    await vi.waitFor(async () => expect((await past())[0]?.endedAt).not.toBeNull(), { timeout: 10_000 })
  })
})
