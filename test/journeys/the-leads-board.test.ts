import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, test } from 'vitest'
import { terminalOf } from '#drizzle/seed/stations.ts'
import { anIdNumber, aPhone } from '#test/helpers/a-villager.ts'
import { Desktop, expect, type Tab } from './browser.ts'
import { aCounty } from './county.ts'

const open = aCounty()
let desktop: Desktop
let tab: Tab
beforeAll(async () => {
  desktop = await Desktop.open(open.county)
  tab = await desktop.enter('lead')
})
afterAll(() => desktop.close())

test('from home the lead opens the county: twenty stations on one screen, nothing cut off at the right', async () => {
  await tab.getByRole('link', { name: '看全县' }).click()
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('今日全县')
  const board = tab.getByRole('grid', { name: /20 个站点/ })
  await expect(board.getByRole('rowheader')).toHaveCount(21)
  await expect(board.getByRole('columnheader')).toHaveCount(13)
  expect(await tab.evaluate(() => [document.documentElement, document.querySelector('.board-frame')!].every((one) => one.scrollWidth <= one.clientWidth))).toBe(true)
})

test('a booking at a counter shows on the open board by itself; the arrow keys go to it and Enter opens it, surnames only', async () => {
  const clerk = open.county.as((await open.county.as().people.openDemoDoor({ door: 'clerk' })).token)
  const { appointment } = await clerk.appointments.register({
    idempotencyKey: crypto.randomUUID(), topic: 'household_registration', summary: '迁户口',
    sides: [{ side: 'applicant', stationId: terminalOf('yunling', 1).stationId, parties: [{ name: '覃福来', idNumber: anIdNumber('1961-05-04', 'male', 21), phone: aPhone(21), address: null, needs: [], language: null, guardian: null }] }],
  })
  const begins = new Date(appointment!.slot.from)
  const hour = (begins.getUTCHours() + 8) % 24
  const cell = tab.getByRole('gridcell', { name: new RegExp(`^云岭 ${String(hour).padStart(2, '0')}:00.*开始 1 次`) })
  await expect(cell).toBeVisible()

  await tab.getByRole('gridcell').first().focus()
  for (let down = 0; down < 4; down += 1) await tab.keyboard.press('ArrowDown')
  for (let right = 8; right < hour; right += 1) await tab.keyboard.press('ArrowRight')
  await expect(cell).toBeFocused()
  await tab.keyboard.press('Enter')
  await expect(tab.getByRole('dialog')).toContainText('覃＊')
  await expect(tab.getByRole('dialog')).not.toContainText('覃福来')
  await tab.keyboard.press('Escape')
  await expect(cell).toBeFocused()
})

test('the officer drags it with the mouse to another hour, and to a day on which it cannot be: that says why, and it goes back', async () => {
  const officer = await desktop.enter('officer')
  await officer.goto(new URL('/desk/week', officer.url()).href)
  const block = officer.getByRole('button', { name: /覃＊/ })
  await expect(block).toBeVisible()
  await block.scrollIntoViewIfNeeded()
  const days = (await officer.locator('.grid-days').boundingBox())!
  const anHour = days.height / (await officer.locator('.grid-hours > span').count() - 1)
  const dragBy = async (right: number, down: number) => {
    const { x, y } = (await block.boundingBox())!
    await officer.mouse.move(x + 20, y + 10)
    await officer.mouse.down()
    await officer.mouse.move(x + 20 + right / 2, y + 10 + down / 2, { steps: 4 })
    await officer.mouse.move(x + 20 + right, y + 10 + down, { steps: 4 })
    await officer.mouse.up()
  }
  const before = (await block.getAttribute('aria-label'))!
  const [, clock] = /(\d\d):\d\d/.exec(before)!
  const dialog = officer.getByRole('dialog')

  await dragBy(0, anHour)
  await expect(dialog).toContainText(`${String(Number(clock) + 1).padStart(2, '0')}:`)
  await dialog.getByLabel('原因').fill('上一件没谈完')
  await dialog.getByRole('button', { name: '改到这个时间' }).click()
  await expect(officer.getByText(/^改到 .*马上通知来的人/)).toBeVisible()
  await expect(block).toHaveAccessibleName(new RegExp(`周五 ${String(Number(clock) + 1).padStart(2, '0')}:\\d\\d–.*改了时间`))
  const moved = (await block.getAttribute('aria-label'))!

  // To the last day that is shown, long after the promised 24 hours.
  const { x } = (await block.boundingBox())!
  await dragBy(days.x + days.width - 30 - x, 0)
  await dialog.getByLabel('原因').fill('换到后天')
  await dialog.getByRole('button', { name: '改到这个时间' }).click()
  await expect(dialog).toContainText('由我们改时间不能超过答应的')
  await officer.keyboard.press('Escape')
  await expect(block).toHaveAccessibleName(moved)
  expect(officer.complaints.filter((one) => !one.includes('409'))).toEqual([])
})

test('nothing on the board hinders who reads by screen reader or sees badly', async () => {
  const { violations } = await new AxeBuilder({ page: tab }).analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`)).toEqual([])
})

test('with too few days behind it, the forecast says so and gives no number', async () => {
  await expect(tab.getByText(/太少，不猜/)).toBeVisible()
  expect(tab.complaints).toEqual([])
})
