import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { expect as patient } from '#test/journeys/browser.ts'
import { Talk } from './a-talk.ts'
import { breakAndWait } from './back.ts'
import { cutLine } from './kill.ts'
import { print } from './figure.ts'
import { throughLine } from './through-line.ts'

let talk: Talk
beforeAll(async () => { talk = await Talk.begin() })
afterAll(() => talk?.close())
afterEach(() => talk.people.applicant.line.become({}))

test('a line is cut for 5 s while its person is muted: it mends itself, and they are not heard', async () => {
  const { page, line } = talk.people.applicant
  await page.getByRole('button', { name: '静音', exact: true }).click()
  await patient(page.getByText('您静音了，他们听不到您')).toBeVisible()
  const back = await breakAndWait(talk, cutLine(line, 5_000), { muted: ['applicant'] })
  print('line cut for 5 s (ms after it was restored)', back)
  expect(Math.max(back.msToFrame, back.msToSound)).toBeLessThanOrEqual(2_500)
})

test('a line is cut for 30 s: everything is back soon after it is restored, and who was muted still is', async () => {
  const back = await breakAndWait(talk, cutLine(talk.people.applicant.line, 30_000), { muted: ['applicant'] })
  print('line cut for 30 s (ms after it was restored)', back)
  expect(Math.max(back.msToFrame, back.msToSound)).toBeLessThanOrEqual(1_500)
})

test('UDP is blocked: sound and picture come over TCP', async () => {
  const { applicant } = talk.people
  await applicant.page.getByRole('button', { name: '让他们听到我' }).click()
  await talk.allSeeAndHear()
  await applicant.close()
  applicant.line.become({ udpBlocked: true })
  await talk.sitDownAgain('applicant')
  const answer = talk.people.applicant.page.getByRole('button', { name: '接听' })
  await answer.waitFor()
  const began = Date.now()
  await answer.click()
  await talk.allSeeAndHear()
  print('UDP blocked (ms, from the touch until all see and hear)', { untilAllSeeAndHear: Date.now() - began })
})

test('10 % loss, 300 ms there and back and 256 kbit/s: still a face and a voice both ways', async () => {
  const figure = await throughLine(talk, { loss: 0.1, rttMs: 300, kbit: 256 }, { settleMs: 12_000, forMs: 20_000 })
  print('10 % loss, 300 ms, 256 kbit/s', figure)
  expect(Math.min(figure.downFps, figure.upFps)).toBeGreaterThanOrEqual(4)
  expect(Math.max(figure.downConcealed, figure.upConcealed)).toBeLessThanOrEqual(8)
})

test('120 kbit/s and 10 % loss: stills and a clear voice, told on the terminal and at the desk, written in the case, and pictures move again once the line is better', async () => {
  const { applicant, host } = talk.people
  await talk.allSeeAndHear()
  applicant.line.become({ loss: 0.1, kbit: 120, rttMs: 40 })
  const began = Date.now()
  await patient(applicant.page.getByText('先保证声音清楚', { exact: false })).toBeVisible({ timeout: 60_000 })
  await patient(host.page.getByText('线路慢：他听得清', { exact: false })).toBeVisible()
  const told = Date.now() - began
  const figure = await throughLine(talk, { loss: 0.1, kbit: 120, rttMs: 40 }, { settleMs: 5_000, forMs: 12_000 })
  applicant.line.become({})
  const better = Date.now()
  await patient(applicant.page.getByText('先保证声音清楚', { exact: false })).toBeHidden({ timeout: 90_000 })
  print('120 kbit/s and 10 % loss', { toldAfterMs: told, downConcealed: figure.downConcealed, upConcealed: figure.upConcealed, picturesMoveAgainAfterMs: Date.now() - better })
  expect(figure.downConcealed).toBeLessThanOrEqual(8)
  const { caseId } = await talk.server.as(host.token).sessions.read({ sessionId: talk.sessionId })
  await patient.poll(async () => (await talk.server.as(host.token).cases.open({ caseId })).timeline.map(({ what }) => what)).toEqual(expect.arrayContaining(['sound-first', 'pictures-back']))
})
