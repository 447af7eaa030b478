import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect as now, test } from 'vitest'
import { readWebm } from '#server/sessions/rules/recording/read-webm.ts'
import { bookMeeting, meet, type Meeting } from './a-meeting.ts'
import { Desktop, expect } from './browser.ts'
import { aCounty } from './county.ts'

const open = aCounty()
let desktop: Desktop
let meeting: Meeting

beforeAll(async () => {
  desktop = await Desktop.open(open.county)
  meeting = await bookMeeting(open.county, desktop)
  await meet(meeting)
}, 180_000)
afterAll(() => desktop.close())
afterEach(async ({ task }) => { if (task.result?.state === 'fail') await desktop.keepPictures(task.name.slice(0, 40).replaceAll(/\W+/g, '-')) })

test('everybody is asked on their own screen and heard; then it is recorded, in red on every terminal, and each is on tape', async () => {
  const { host, applicant, respondent } = meeting
  await expect(host.getByText('未录音，未录像')).toBeVisible()
  await host.getByRole('button', { name: '下一步：告知权利' }).click()
  await host.getByRole('button', { name: '问大家：可以录吗？' }).click()
  for (const terminal of [applicant, respondent]) {
    await expect(terminal.getByRole('heading', { name: '这次谈话可以录像吗？' })).toBeVisible()
    await terminal.getByRole('button', { name: '同意录' }).click()
    await host.getByRole('button', { name: '我听到他说同意' }).click()
  }
  await host.getByRole('button', { name: '开始录像' }).click()
  await expect(host.getByText('正在录像（依据：在场的人都同意）')).toBeVisible()
  for (const terminal of [applicant, respondent]) await expect(terminal.getByText('正在录像，大家都同意了。')).toBeVisible()
  await expect(host.getByText('声音在录')).toHaveCount(3)
  await host.waitForTimeout(4_000)
})

test('one of them takes it back, and it stops for everybody; what was recorded plays, sound and picture', async () => {
  const { host, applicant, respondent } = meeting
  await respondent.getByRole('button', { name: '我不想录了' }).click()
  await respondent.getByRole('dialog').getByRole('button', { name: '我不想录了' }).click()
  await expect(host.getByText('未录音，未录像')).toBeVisible()
  await expect(applicant.getByText('正在录像，大家都同意了。')).toBeHidden()
  const filed = join(open.county.config.DATA, 'recordings/filed')
  const files = () => readdirSync(filed, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.webm'))
  await expect.poll(() => files().length).toBe(3)
  for (const name of files()) {
    const { tracks, blocks } = readWebm(readFileSync(join(filed, name)))
    now(tracks).toEqual([1, 2])
    for (const track of [1, 2]) {
      const times = blocks.filter((block) => block.track === track).map(({ ms }) => ms)
      now(times.at(-1)! - times[0]!).toBeGreaterThan(3_000)
    }
  }
})
