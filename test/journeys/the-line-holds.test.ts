import { afterAll, afterEach, beforeAll, describe, expect as sure, test } from 'vitest'
import type { StaffId, UnitId } from '#shared/people/words.ts'
import { Desktop, expect, tokenOf } from './browser.ts'
import { bookMeeting, meet, type Meeting } from './a-meeting.ts'
import { aCounty } from './county.ts'
import { goOn } from './the-story.ts'
import { receiversOfEachRouter } from './what-is-sent.ts'
import { carries, hearsNobody, hearsOthers, seesOthers } from './senses.ts'

const open = aCounty()
let desktop: Desktop
let meeting: Meeting

beforeAll(async () => {
  desktop = await Desktop.open(open.county)
  meeting = await bookMeeting(open.county, desktop)
}, 180_000)
afterAll(() => desktop.close())
afterEach(async ({ task }) => { if (task.result?.state === 'fail') await desktop.keepPictures(task.name.slice(0, 40).replaceAll(/\W+/g, '-')) })

const everybody = () => [meeting.host, meeting.applicant, meeting.respondent]
const allSeeAndHear = async (withinMs?: number): Promise<void> => {
  for (const tab of everybody()) await seesOthers(tab, 2, withinMs)
  for (const tab of everybody()) await hearsOthers(tab, 2, withinMs)
}

describe('a session between two stations and the county', () => {
  let metAt = 0
  test('all three see and hear each other', async () => {
    await meet(meeting)
    await allSeeAndHear()
    metAt = Date.now()
  })

  test('a terminal that is reloaded comes back to its seat by itself, muted as it was', async () => {
    const { applicant, host } = meeting
    await applicant.getByRole('button', { name: '静音', exact: true }).click()
    await expect(host.getByLabel(/^甲方 云岭/)).toHaveAttribute('data-mute', 'self')
    await hearsOthers(meeting.respondent, 1)
    await applicant.reload()
    await seesOthers(applicant, 2)
    await expect(applicant.getByText('您静音了，他们听不到您')).toBeVisible()
    await expect(host.getByLabel(/^甲方 云岭/)).toHaveAttribute('data-mute', 'self')
    await applicant.getByRole('button', { name: '让他们听到我' }).click()
    await allSeeAndHear()
  })

  test('a camera that is unplugged is told of, and is seen again when it is plugged in', async () => {
    const { applicant, host } = meeting
    await applicant.evaluate(unplugCamera)
    await expect(applicant.getByText('没有找到摄像头', { exact: false })).toBeVisible()
    await seesOthers(host, 1)
    await hearsOthers(host, 2)
    await applicant.evaluate(plugCameraIn)
    await expect(applicant.getByText('没有找到摄像头', { exact: false })).toBeHidden()
    await allSeeAndHear()
  })

  test('the officer reloads too, and the terminals need not be touched', async () => {
    await meeting.host.reload()
    await allSeeAndHear()
  })

  test('the media worker tells how much a line carries: a quarter of a minute later pictures are not starved', async () => {
    await meeting.respondent.waitForTimeout(Math.max(0, metAt + 15_000 - Date.now()))
    // NOTE: with a worker built without congestion control every sender has fallen to 30 kbit/s by now, and stays there;
    // with ours a busy machine, which sends less than it may, needs longer to learn what it may.
    await expect.poll(() => carries(meeting.respondent), { timeout: 45_000 }).toBeGreaterThan(500_000)
  })

  test('pictures and sound return by themselves when the media worker is killed', async () => {
    const [pid] = await mediaWorkers()
    process.kill(pid!, 'SIGKILL')
    await allSeeAndHear(45_000)
    expect(await mediaWorkers()).not.toContain(pid)
  })

  test('the mediator talks with one side alone: the other side sees why it waits and hears nothing, however it comes back; then all are together again', async () => {
    const { host, applicant, respondent } = meeting
    await goOn(host, '告知权利')
    await host.getByRole('button', { name: '单独谈', exact: true }).click()
    await host.getByRole('button', { name: '开始单独谈' }).click()
    await expect(respondent.getByText('民警正在和对方单独谈')).toBeVisible()
    await expect(applicant.getByText('现在只有您和民警单独谈')).toBeVisible()
    await expect(host.getByText(/只有您和甲方听得到/)).toBeVisible()
    const onlyTheTwo = async () => {
      for (const tab of [host, applicant]) await hearsOthers(tab, 1)
      for (const tab of [host, applicant]) await seesOthers(tab, 1)
      await hearsNobody(respondent)
      // One router sends, to two; not a byte goes out on any other.
      sure(await receiversOfEachRouter(2_000)).toEqual([2])
    }
    await onlyTheTwo()
    await respondent.reload()
    await expect(respondent.getByText('民警正在和对方单独谈')).toBeVisible()
    await onlyTheTwo()
    await host.getByRole('button', { name: '大家一起谈' }).click()
    await expect(applicant.getByText('对方也听得到您')).toBeVisible()
    await allSeeAndHear()
  })

  test('one touch on the brake, and nobody hears anybody until the officer goes on', async () => {
    await meeting.respondent.getByRole('button', { name: '歇五分钟' }).click()
    for (const terminal of [meeting.applicant, meeting.respondent]) await expect(terminal.getByText('大家先歇五分钟')).toBeVisible()
    sure(await receiversOfEachRouter(1_000)).toEqual([])
    await meeting.host.getByRole('button', { name: '接着谈' }).click()
    await allSeeAndHear()
  })

  test('[S38] [S40] an interpreter who has the language is asked in and bound: what they say to their party only the party hears, and hears all others low', async () => {
    const { host, applicant, respondent, sessionId } = meeting
    await host.getByRole('button', { name: /请翻译/ }).click()
    await host.getByRole('option', { name: '羌语' }).click()
    await expect(host.getByText(/已经请了羌语翻译/)).toBeVisible()
    const seat = (await open.county.as((await tokenOf(host))!).sessions.read({ sessionId })).seats.find(({ interprets }) => interprets?.includes('qiang'))!
    const interpreter = await desktop.tab('/', 'desk')
    const known = await open.county.signIn({ kind: 'staff', id: seat.holder.id as StaffId, role: 'expert', name: seat.label, unitId: '' as UnitId, skills: ['interpreter'] })
    await interpreter.evaluate((token) => sessionStorage.setItem('lianxin.identity', token), known)
    await interpreter.goto(`/desk/sessions/${sessionId}`)
    await hearsOthers(host, 3)
    await host.getByRole('button', { name: '给甲方翻译' }).click()
    await expect(applicant.getByText(`${seat.label} 正在为您翻译`)).toBeVisible()
    const onlyTheParty = async () => { for (const [tab, others] of [[host, 2], [respondent, 2], [applicant, 3]] as const) await hearsOthers(tab, others) }
    await onlyTheParty()
    sure((await applicant.evaluate(() => [...document.querySelectorAll('audio')].map(({ volume }) => volume))).sort()).toEqual([0.2, 0.2, 1])
    await interpreter.getByRole('button', { name: '对大家说' }).click()
    for (const tab of [host, respondent]) await hearsOthers(tab, 3)
    await interpreter.getByRole('button', { name: '对甲方说' }).click()
    await onlyTheParty()
  })

  test('the officer ends it for everybody, and the terminals say thanks', async () => {
    await meeting.host.getByRole('button', { name: '结束', exact: true }).click()
    await meeting.host.getByRole('alertdialog').or(meeting.host.getByRole('dialog')).getByRole('button', { name: '结束', exact: true }).click()
    for (const terminal of [meeting.applicant, meeting.respondent]) await expect(terminal.getByText('谢谢您')).toBeVisible()
  })

  test('no page has complained in all that time', () => {
    // A killed worker breaks connections; what the browser itself says of that is no complaint of ours.
    for (const tab of everybody()) expect(tab.complaints.filter((one) => !/net::ERR|WebSocket/.test(one))).toEqual([])
  })
})

// Runs in the page: its camera goes as one does whose plug is pulled, until it is plugged in again.
function unplugCamera(): void {
  const media = navigator.mediaDevices
  const ask = media.getUserMedia.bind(media)
  media.getUserMedia = (wanted) => (wanted?.video ? Promise.reject(new DOMException('no such device', 'NotFoundError')) : ask(wanted))
  Object.assign(globalThis, { plugCamera: () => { media.getUserMedia = ask } })
  const own = document.querySelector<HTMLVideoElement>('video.picture-own')?.srcObject as MediaStream
  for (const track of own.getVideoTracks()) { track.stop(); track.dispatchEvent(new Event('ended')) }
  media.dispatchEvent(new Event('devicechange'))
}

// Runs in the page.
function plugCameraIn(): void {
  ;(globalThis as unknown as { plugCamera: () => void }).plugCamera()
  navigator.mediaDevices.dispatchEvent(new Event('devicechange'))
}

/** The process ids of this process's own mediasoup workers. */
async function mediaWorkers(): Promise<number[]> {
  const { readFile, readdir } = await import('node:fs/promises')
  const tasks = await readdir('/proc/self/task')
  const children = (await Promise.all(tasks.map((task) => readFile(`/proc/self/task/${task}/children`, 'utf8')))).flatMap((line) => line.trim().split(' ')).filter(Boolean).map(Number)
  const named = await Promise.all(children.map(async (pid) => ({ pid, name: await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '') })))
  return named.filter(({ name }) => name.includes('mediasoup-worker')).map(({ pid }) => pid)
}
