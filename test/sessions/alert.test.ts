import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { auditEntry } from '#drizzle/schema/index.ts'
import { aLiveSession, type LiveSession } from '#test/helpers/a-live-session.ts'
import { anApp, type TestLine } from '#test/helpers/an-app.ts'
import { aClerk, aLead, anOfficer } from '#test/helpers/someone.ts'
import { ask, Browser } from './browsers.ts'

const app = anApp()
let live: LiveSession
let lines: TestLine[] = []
const lineOf = async (token: string) => { const line = await app.line(token); lines.push(line); return line }
const alert = (line: TestLine, change: object = {}) => ask<{ seen: boolean }>(line, 'sessions:alert-host', { sessionId: live.sessionId, reason: 'pressed', ...change })
const codeOf = (asked: Promise<unknown>) => asked.then(() => 'ok', (error: Error) => error.message)

beforeEach(async () => { live = await aLiveSession(app.database.db, { now: new Date() }) })
afterEach(() => { for (const line of lines) line.disconnect(); lines = [] })

test('[S30] the clerk where a side sits alerts the host: nobody else at the table is told, and the audit log has it', async () => {
  const [host, a, b] = [await lineOf(await app.signIn(live.host)), await lineOf(live.terminals.applicant.token), await lineOf(live.terminals.respondent.token)]
  const clerk = await lineOf(await app.signIn(await aClerk(app.database.db, { station: live.terminals.respondent.unitId })))
  expect(await alert(clerk)).toEqual({ seen: false })
  for (const line of [host, a, b]) await Browser.join(line, live.sessionId)
  const told: [string, unknown][] = []
  for (const [who, line] of Object.entries({ host, a, b })) line.on('sessions:alerted', (alerted) => told.push([who, alerted]))
  const heard = vi.fn()
  for (const line of [a, b]) line.onAny(heard)
  await new Promise((resolve) => setTimeout(resolve, 300))
  heard.mockClear()
  expect(await alert(clerk)).toEqual({ seen: true })
  await vi.waitFor(() => expect(told).toHaveLength(1))
  expect(told).toEqual([['host', expect.objectContaining({ sessionId: live.sessionId, station: '双溪口', sides: ['respondent'], reason: 'pressed' })]])
  expect(heard.mock.calls.filter(([event]) => event !== 'sessions:speaking')).toEqual([])
  const written = await app.database.db.select().from(auditEntry).where(eq(auditEntry.subjectId, live.sessionId))
  expect(written.filter(({ verb }) => verb === 'alert-pressed')).toHaveLength(2)
})

test('[S30] nobody else may: not another station, not who sits there, not the lead', async () => {
  const { db } = app.database
  const others = [await aClerk(db), await anOfficer(db, { station: live.terminals.applicant.unitId }), await aLead(db)]
  const tokens = await Promise.all([...others, live.host, live.recorder].map(app.signIn))
  for (const token of [...tokens, live.terminals.applicant.token]) expect(await codeOf(alert(await lineOf(token)))).toBe('session-not-yours')
})

test('[S30] the alarm cannot be leant on, and says so', async () => {
  const clerk = await lineOf(await app.signIn(await aClerk(app.database.db, { station: live.terminals.applicant.unitId })))
  const codes = await Promise.all(Array.from({ length: 6 }, () => codeOf(alert(clerk))))
  expect(codes.filter((code) => code === 'too-many')).toHaveLength(3)
  expect(await codeOf(alert(clerk, { reason: 'anything' }))).toBe('invalid-input')
})
