import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, expect as is, test } from 'vitest'
import { shift, staff } from '#drizzle/schema/index.ts'
import { hour } from '#shared/platform/time.ts'
import { anId } from '#test/helpers/a-context.ts'
import { anIdNumber } from '#test/helpers/a-villager.ts'
import { Desktop, expect, type Tab } from './browser.ts'
import { aCounty } from './county.ts'

const open = aCounty()
let desktop: Desktop
let clerk: Tab
beforeAll(async () => {
  desktop = await Desktop.open(open.county)
  clerk = await desktop.enter('clerk')
  await clerk.addInitScript(complainOfPointers)
  await clerk.reload()
  await expect(clerk.getByRole('link', { name: '登记 · F2' })).toBeVisible()
})
afterAll(() => desktop.close())
afterEach(async ({ task }) => { if (task.result?.state === 'fail') await desktop.keepPictures(`keyboard-${task.name.slice(0, 30).replaceAll(/\W+/g, '-')}`) })

/** The card's 18 digits, a name, and so many keys besides: at three keys a second that is done in ten. */
const keysBesides = 11

// Runs in the page: a pointer that is used is a complaint.
function complainOfPointers(): void {
  for (const kind of ['pointerdown', 'mousedown', 'touchstart']) window.addEventListener(kind, () => { throw new Error('a pointer was used') }, true)
}

/** Presses keys and counts them. */
function aKeyboard() {
  let pressed = 0
  return { press: async (...keys: string[]) => { for (const key of keys) { pressed += 1; await clerk.keyboard.press(key) } }, pressed: () => pressed }
}

const step = (words: string) => expect(clerk.locator('.steps [aria-current=step]')).toContainText(words)

/** From anywhere at the counter: who it is, off the card. The name comes from an input method. */
async function takeDown(keys: ReturnType<typeof aKeyboard>, idNumber: string, name: string): Promise<void> {
  await keys.press('F2')
  await expect(clerk.locator('input[name=idNumber]')).toBeFocused()
  await clerk.keyboard.type(idNumber)
  await keys.press('Tab')
  await clerk.keyboard.insertText(name)
  await keys.press('Enter')
  await step('什么事')
  await expect(clerk.getByRole('radio', { name: '户口身份证' })).toBeFocused()
}

/** Nothing to be said about another side, needs or wishes. */
async function onToTheOffer(keys: ReturnType<typeof aKeyboard>): Promise<void> {
  await keys.press('Enter')
  await step('另一方')
  await expect(clerk.getByRole('radio', { name: /没有，只问问/ }), 'nobody quarrels about an ID card').toBeChecked()
  await keys.press('Enter')
  await step('时间和需要')
  await keys.press('Enter')
  await step('约时间')
}

test('a villager with a question is registered and has the slip: the card, the name, and eleven keys', async () => {
  const keys = aKeyboard()
  await takeDown(keys, anIdNumber('1968-03-15', 'male', 21), '覃福来')
  await keys.press('h', 'k')
  await expect(clerk.getByRole('radio', { name: '户口身份证' })).toBeChecked()
  await onToTheOffer(keys)
  await expect(clerk.getByRole('button', { name: '就约这个时间' }), 'the first offer has the focus').toBeFocused()
  await keys.press('Enter')
  await expect(clerk.getByRole('link', { name: '打印回执' }), 'and then the slip').toBeFocused()
  await keys.press('Enter')
  await expect(clerk.getByLabel('约见回执')).toContainText(/A\d{3}/)
  is(keys.pressed()).toBeLessThanOrEqual(keysBesides)
  is(clerk.complaints).toEqual([])
})

test('another day is chosen by keyboard too, and says what it costs the promise', async () => {
  const keys = aKeyboard()
  await takeDown(keys, anIdNumber('1981-06-30', 'female', 23), '陆春燕')
  await keys.press('h', 'k')
  await onToTheOffer(keys)
  await expect(clerk.getByRole('button', { name: '就约这个时间' })).toBeFocused()
  const other = clerk.getByRole('button', { name: '另一天' })
  for (let tabs = 0; tabs < 6 && !(await other.evaluate((button) => button === document.activeElement)); tabs++) await keys.press('Tab')
  await keys.press('Enter', 'Tab')
  await expect(clerk.getByRole('radio', { checked: true })).toBeFocused()
  await keys.press('ArrowRight', 'ArrowRight')
  await expect(clerk.getByText('会记成“本人要往后”', { exact: false })).toBeVisible()
  await expect(clerk.getByRole('button', { name: '约这个时间', exact: true }).first()).toBeVisible()
  await keys.press('Tab', 'Enter')
  await expect(clerk.getByRole('heading', { name: '约好了' })).toBeVisible()
  await expect(clerk.locator('.booked-when')).toContainText('9月21日')
  is(clerk.complaints).toEqual([])
})

test('each person of a side names the station they come to, by keyboard too: three stations, five steps', async () => {
  const keys = aKeyboard()
  await takeDown(keys, anIdNumber('1959-04-02', 'male', 31), '韦大山')
  await keys.press('l', 'l')
  await expect(clerk.getByRole('radio', { name: '邻里' })).toBeChecked()
  await keys.press('Enter')
  await step('另一方')
  await keys.press('Space')
  await expect(clerk.getByRole('radio', { name: /^有另一方/ })).toBeChecked()
  await keys.press('Tab')
  await clerk.keyboard.type(anIdNumber('1961-05-06', 'male', 33))
  await keys.press('Tab')
  await clerk.keyboard.insertText('韦大河')
  await keys.press('Tab', 'Tab', 'Tab', 'Enter')
  await expect(clerk.locator('input[name=idNumber]').nth(1), 'the new person is where one types').toBeFocused()
  await clerk.keyboard.type(anIdNumber('1990-07-08', 'female', 35))
  await keys.press('Tab')
  await clerk.keyboard.insertText('蓝小妹')
  await keys.press('Tab', 'Tab', 'Tab')
  await expect(clerk.getByRole('combobox', { name: '蓝小妹到哪个派出所' })).toBeFocused()
  await clerk.keyboard.type('sxk')
  await keys.press('ArrowDown', 'Enter', 'Tab', 'Tab')
  await expect(clerk.getByRole('combobox', { name: '另一方到哪个派出所' })).toBeFocused()
  await clerk.keyboard.type('sk')
  await keys.press('ArrowDown', 'Enter')
  await expect(clerk.getByRole('combobox', { name: '蓝小妹到哪个派出所' })).toHaveValue('双溪口')
  await keys.press('Enter')
  await step('时间和需要')
  await keys.press('Escape')
  await expect(clerk.getByRole('combobox', { name: '蓝小妹到哪个派出所' }), 'nothing is lost on the way back').toHaveValue('双溪口')
  await keys.press('Enter', 'Enter')
  await step('约时间')
  await expect(clerk.locator('.offer-first')).toContainText('双溪口')
  await keys.press('Enter')
  await expect(clerk.getByRole('heading', { name: '约好了' })).toBeVisible()
  await expect(clerk.locator('.booked li')).toHaveCount(3)
  await expect(clerk.locator('.booked')).toContainText('石坎')
  is(clerk.complaints).toEqual([])
})

test('where nothing fits the duty lead has it, settles it with one way, and the counter sees that by itself', async () => {
  await sendEverybodyHome()
  const keys = aKeyboard()
  await takeDown(keys, anIdNumber('1972-11-02', 'female', 22), '余桂花')
  await keys.press('h', 'k')
  await onToTheOffer(keys)
  await expect(clerk.getByText('24 小时内没有合适的时间')).toBeVisible()
  await expect(clerk.getByRole('button', { name: '交给值班领导安排' })).toBeFocused()
  await keys.press('Enter')
  await expect(clerk.getByRole('heading', { name: '登记好了，时间还没有定' })).toBeVisible()
  await expect(clerk.getByRole('link', { name: '打印登记回执' })).toBeFocused()

  const lead = await desktop.enter('lead')
  const waiting = lead.locator('.escalations > li')
  await expect(waiting).toHaveCount(1)
  await expect(waiting).toContainText('余＊')
  await waiting.getByRole('button', { name: /本人同意往后/ }).click()
  await lead.getByRole('dialog').getByRole('button', { name: '就这样定' }).click()
  await expect(lead.getByText(/^安排好了：/)).toBeVisible()
  await expect(lead.getByText('没有等时间的')).toBeVisible()
  await expect(clerk.getByRole('heading', { name: '约好了' })).toBeVisible()
  is([...clerk.complaints, ...lead.complaints]).toEqual([])
})

// Every officer has leave for the whole promise and some hours more.
async function sendEverybodyHome(): Promise<void> {
  const { db } = open.county.database
  const officers = await db.select({ id: staff.id }).from(staff).where(eq(staff.role, 'officer'))
  const from = open.county.now()
  await db.insert(shift).values(officers.map(({ id }) => ({ id: anId<'shift'>(), staffId: id, kind: 'leave' as const, during: { from, to: new Date(from.getTime() + 26 * hour) }, createdAt: from })))
}
