import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, test } from 'vitest'
import { openDatabase } from '#server/platform/db.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#server/platform/postgres/embedded.ts'
import { toldBy } from '#test/helpers/an-app.ts'
import { bookMeeting, meet, type Meeting, untilFound } from './a-meeting.ts'
import { Desktop, expect } from './browser.ts'
import { type County, openCounty } from './county.ts'
import { hearsOthers, seesOthers } from './senses.ts'

const folder = mkdtempSync(join(tmpdir(), 'lianxin-gone-'))
let postgres: EmbeddedPostgres
let county: County
let desktop: Desktop
let meeting: Meeting

beforeAll(async () => {
  postgres = await startEmbeddedPostgres({ dir: folder })
  county = await openCounty({ database: { ...openDatabase(postgres.connection, 3), where: postgres.connection } })
  desktop = await Desktop.open(county)
  meeting = await bookMeeting(county, desktop)
  await meet(meeting)
  await seesOthers(meeting.host, 2)
}, 240_000)

afterAll(async () => {
  await desktop?.close()
  await county?.close()
  await county?.database.close()
  await postgres?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('for ten seconds the database is gone: the talk goes on, who asks is told kindly, and nothing is lost', async () => {
  const clerk = county.as((await county.as().people.openDemoDoor({ door: 'clerk' })).token)
  const before = await clerk.cases.open({ caseId: meeting.caseId })

  await postgres.stop()
  const gone = Date.now()
  await expect.poll(() => toldBy(clerk.cases.list({}))).toMatchObject({ code: 'database-gone', sentence: { zh: expect.stringMatching(/正在恢复/), en: expect.stringMatching(/recovering/) } })
  expect((await fetch(`${county.url}/healthz`)).status).toBe(200)
  expect((await fetch(`${county.url}/readyz`)).status).toBe(503)
  for (const tab of [meeting.host, meeting.applicant, meeting.respondent]) await seesOthers(tab, 2)
  await hearsOthers(meeting.host, 2)
  await wait(Math.max(0, 10_000 - (Date.now() - gone)))

  postgres = await startEmbeddedPostgres({ dir: folder })
  await untilFound(async () => (await fetch(`${county.url}/readyz`)).status === 200 || null, 30_000)
  // The first question after that is answered: whichever connection it is asked on, nobody need ask twice.
  const after = await clerk.cases.open({ caseId: meeting.caseId })
  expect(after.number).toBe(before.number)
  expect(after.timeline.length).toBeGreaterThanOrEqual(before.timeline.length)
  for (const tab of [meeting.host, meeting.applicant, meeting.respondent]) await seesOthers(tab, 2)

  // What follows news follows it again, too: the officer ends the session, and the case hears of it.
  await meeting.host.getByRole('button', { name: '结束', exact: true }).click()
  await meeting.host.getByRole('alertdialog').or(meeting.host.getByRole('dialog')).getByRole('button', { name: '结束', exact: true }).click()
  await expect(meeting.applicant.getByText('谢谢您')).toBeVisible()
  await untilFound(async () => ((await clerk.cases.open({ caseId: meeting.caseId })).timeline.length > after.timeline.length ? true : null), 30_000)
}, 240_000)
