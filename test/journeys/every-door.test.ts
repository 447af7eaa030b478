import { afterAll, beforeAll, test } from 'vitest'
import { demoDoors } from '#shared/people/words.ts'
import { Desktop, expect } from './browser.ts'
import { aCounty } from './county.ts'
import { spills } from './looks.ts'

const open = aCounty()
let desktop: Desktop
beforeAll(async () => { desktop = await Desktop.open(open.county) })
afterAll(() => desktop.close())

test('the front page shows every role, and says which tabs tell the story', async () => {
  const tab = await desktop.tab('/', 'desk')
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('连心桥')
  for (const door of demoDoors) await expect(tab.locator(`a[href="/enter/${door}"]`)).toBeVisible()
  expect(tab.complaints).toEqual([])
})

test('an address of no door says so kindly, with the way to the front page', async () => {
  const tab = await desktop.tab('/enter/backdoor', 'desk')
  await expect(tab.getByText('没有这扇门')).toBeVisible()
  await tab.getByRole('link', { name: '到首页看看' }).click()
  await expect(tab.getByRole('heading', { level: 1 })).toHaveText('连心桥')
  expect(tab.complaints).toEqual([])
  await tab.close()
})

test.each(demoDoors)('the door "%s" opens with one click, in both languages, without a complaint, and nothing runs out of the screen, at 200 % neither', async (door) => {
  for (const language of ['zh', 'en'] as const) {
    const tab = await desktop.enter(door, language)
    await expect(tab.getByRole('main')).toBeVisible()
    await tab.waitForLoadState('networkidle')
    expect(await spills(tab)).toEqual([])
    expect(tab.complaints).toEqual([])
    await tab.close()
  }
})
