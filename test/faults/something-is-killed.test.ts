import { afterAll, beforeAll, expect, test } from 'vitest'
import { expect as patient } from '#test/journeys/browser.ts'
import { Talk } from './a-talk.ts'
import { type Back, breakAndWait, longestPause } from './back.ts'
import { print, quantile } from './figure.ts'
import { killPostgres, killServer, killWorker } from './kill.ts'

let talk: Talk
beforeAll(async () => { talk = await Talk.begin() })
afterAll(() => talk?.close())

// The respondent is muted in all of this, and their page goes on sending: not a sound of it may arrive, whatever breaks.
const muted = ['respondent'] as const

test('the respondent mutes themselves, and is heard no more although their page goes on sending', async () => {
  await talk.people.respondent.page.getByRole('button', { name: '静音', exact: true }).click()
  await patient(talk.people.respondent.page.getByText('您静音了，他们听不到您')).toBeVisible()
  await talk.allSeeAndHear({ muted })
})

test('the media worker is killed in mid-session: everybody sees and hears everybody within a second, two at worst', async () => {
  const times: Back[] = []
  for (let time = 0; time < 5; time += 1) times.push(await breakAndWait(talk, killWorker(talk.server), { muted }))
  const [frames, sounds] = [times.map(({ msToFrame }) => msToFrame), times.map(({ msToSound }) => msToSound)]
  const figure = { frameMedian: quantile(frames, 0.5), frameWorst: Math.max(...frames), soundMedian: quantile(sounds, 0.5), soundWorst: Math.max(...sounds) }
  print('worker killed, the slowest party of three, five times (ms)', figure)
  expect(Math.max(figure.frameMedian, figure.soundMedian)).toBeLessThanOrEqual(1_000)
  expect(Math.max(figure.frameWorst, figure.soundWorst)).toBeLessThanOrEqual(2_000)
})

test('the server is killed and started again: everybody is back without a touch, counted from the kill', async () => {
  const back = await breakAndWait(talk, killServer(talk.server), { muted })
  print('server killed and started again (ms)', back)
  expect(Math.max(back.msToFrame, back.msToSound)).toBeLessThanOrEqual(5_000)
})

test('PostgreSQL is killed for 20 s: nobody misses a picture, who mutes themselves meanwhile stays muted, and it is written down afterwards', async () => {
  const { applicant, host } = talk.people
  const began = Date.now()
  await breakAndWait(talk, killPostgres(talk.server, 20_000), { muted })
  const pause = await longestPause(talk, began)
  const ended = Date.now()
  await patient.poll(async () => (await fetch(`${talk.server.url}/readyz`)).status, { timeout: 60_000 }).toBe(200)
  print('PostgreSQL killed for 20 s (ms)', { longestWithoutPicture: pause.picture, longestWithoutSound: pause.sound, readyAgainAfter: Date.now() - ended })
  expect(Math.max(pause.picture, pause.sound)).toBeLessThanOrEqual(2_000)
  await applicant.page.getByRole('button', { name: '静音', exact: true }).click()
  await patient.poll(async () => (await talk.server.as(host.token).sessions.read({ sessionId: talk.sessionId })).seats.map(({ role, mute }) => `${role} ${mute}`)).toEqual(expect.arrayContaining(['applicant self', 'respondent self']))
  await applicant.page.getByRole('button', { name: '让他们听到我' }).click()
  await talk.allSeeAndHear({ muted })
})

test('a terminal’s page is closed and opened again, as after a power cut: it is back in its seat, muted as it was', async () => {
  const { respondent } = talk.people
  await respondent.close()
  await patient(talk.people.host.page.getByLabel(/^乙方 石坎/)).toHaveAttribute('data-mute', 'self')
  const began = Date.now()
  await talk.sitDownAgain('respondent')
  const answer = talk.people.respondent.page.getByRole('button', { name: '接听' })
  await answer.click()
  await talk.allSeeAndHear({ muted })
  print('a terminal closed and opened (ms, one touch included)', { untilAllSeeAndHear: Date.now() - began })
  await patient(talk.people.respondent.page.getByText('您静音了，他们听不到您')).toBeVisible()
})
