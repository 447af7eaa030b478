import { afterAll, afterEach, beforeAll, expect as sure, test } from 'vitest'
import { bookMeeting, meet, type Meeting } from './a-meeting.ts'
import { aServerProcess, type ServerProcess } from './a-server-process.ts'
import { Desktop, expect, tokenOf } from './browser.ts'
import { hearsOthers, seesOthers } from './senses.ts'

let server: ServerProcess
let desktop: Desktop
let meeting: Meeting

beforeAll(async () => {
  server = await aServerProcess()
  await server.start()
  desktop = await Desktop.open(server)
  meeting = await bookMeeting(server, desktop)
}, 240_000)
afterAll(async () => {
  await desktop?.close()
  await server?.close()
})
afterEach(async ({ task }) => { if (task.result?.state === 'fail') await desktop.keepPictures(task.name.slice(0, 40).replaceAll(/\W+/g, '-')) })

const everybody = () => [meeting.host, meeting.applicant, meeting.respondent]
const allSeeAndHear = async (): Promise<void> => {
  for (const tab of everybody()) await seesOthers(tab, 2, 45_000)
  for (const tab of everybody()) await hearsOthers(tab, 2)
}

test('the three are talking, one of them muted', async () => {
  await meet(meeting)
  await allSeeAndHear()
  await meeting.respondent.getByRole('button', { name: '静音', exact: true }).click()
  await expect(meeting.host.getByLabel(/^乙方 石坎/)).toHaveAttribute('data-mute', 'self')
})

// NOTE: twelve seconds are more than it takes until a browser holds back what a page tries to open in vain.
test.each([0, 12_000])('the server is killed in mid-session and %i ms later started again: everybody sees everybody without a touch, and who was muted still is', async (ms) => {
  await server.kill('SIGKILL')
  await new Promise((resolve) => setTimeout(resolve, ms))
  await server.start()
  for (const tab of everybody()) await seesOthers(tab, 2, 45_000)
  await hearsOthers(meeting.respondent, 2)
  await hearsOthers(meeting.host, 1)
  await expect(meeting.host.getByLabel(/^乙方 石坎/)).toHaveAttribute('data-mute', 'self')
})

test('the muted one opens the microphone and is heard, and the session goes on to its end', async () => {
  await meeting.respondent.getByRole('button', { name: '让他们听到我' }).click()
  await allSeeAndHear()
  await meeting.host.getByRole('button', { name: '结束', exact: true }).click()
  await meeting.host.getByRole('alertdialog').or(meeting.host.getByRole('dialog')).getByRole('button', { name: '结束', exact: true }).click()
  for (const terminal of [meeting.applicant, meeting.respondent]) await expect(terminal.getByText('谢谢您')).toBeVisible()
  const session = await server.as(await tokenOf(meeting.host)).sessions.read({ sessionId: meeting.sessionId })
  sure(session.status).toBe('closed')
})
