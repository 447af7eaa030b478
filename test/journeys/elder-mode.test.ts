import { afterAll, beforeAll, expect as is, test } from 'vitest'
import { Desktop, expect as patient, type Tab } from './browser.ts'
import { aCounty } from './county.ts'
import { hinders, spills } from './looks.ts'

const open = aCounty()
let desktop: Desktop
let tabs: Tab[]
let stages: string[]
let ours: string[]
beforeAll(async () => {
  desktop = await Desktop.open(open.county)
  tabs = [await desktop.tab('/gallery/kiosk/all', 'kiosk'), await desktop.tab('/gallery/kiosk/idle', 'kiosk')]
  const [tab] = tabs as [Tab]
  await tab.getByTestId('stages').waitFor()
  stages = await tab.getByTestId('stages').getByRole('link').allInnerTexts()
  // What a guest sees on their own phone is never on the terminal.
  ours = stages.filter((stage) => !stage.startsWith('guest-'))
})
afterAll(() => desktop.close())

// Wide as the terminal; the same at 200 % (a browser's zoom halves what it has); a phone.
const sizes = { terminal: { width: 1920, height: 1080 }, zoomed: { width: 960, height: 540 }, phone: { width: 390, height: 844 } }
// How high a target and how large a text is at least; a phone is held in the hand.
const least = { terminal: { target: 88, text: 28 }, zoomed: { target: 44, text: 14 }, phone: { target: 48, text: 16 } }
type Found = { small: string[]; tiny: string[]; choices: number; tooWide: boolean; cut: string[] }

// Each stage once, in whichever of the two tabs is free; what is wrong with any.
async function each(stages: readonly string[], search: string, look: (tab: Tab) => Promise<unknown[]>): Promise<unknown[]> {
  const left = [...stages]
  const bad: unknown[] = []
  await Promise.all(tabs.map(async (tab) => {
    for (let stage = left.shift(); stage !== undefined; stage = left.shift()) {
      await tab.goto(`/gallery/kiosk/${stage}${search}`)
      await tab.locator('.kiosk-body, .kiosk-ring').first().waitFor()
      bad.push(...(await look(tab)).map((found) => ({ stage, found })))
    }
  }))
  return bad
}

// What is wrong at one size.
async function wrongAt(tab: Tab, size: keyof typeof sizes): Promise<unknown[]> {
  await tab.setViewportSize(sizes[size])
  const found = await tab.evaluate(measure, least[size])
  const tooMany = size === 'terminal' && found.choices > 3
  return found.small.length + found.tiny.length + found.cut.length > 0 || found.tooWide || tooMany ? [{ size, ...found }] : []
}

test('there is every stage to look at', () => { is(stages.length).toBeGreaterThan(16) })

test('at the terminal every target is 88 px high, every text 28 px, and there are three choices at most; at 200 % nothing runs out of the screen and every key can be reached', { timeout: 120_000 }, async () => {
  is(await each(ours, '', async (tab) => [...await wrongAt(tab, 'terminal'), ...await hinders(tab), ...await wrongAt(tab, 'zoomed')])).toEqual([])
})

test('on a phone nothing runs out of the screen, every key can be reached, and is large enough', { timeout: 120_000 }, async () => {
  is(await each(stages, '?phone', async (tab) => [...await wrongAt(tab, 'phone'), ...(new URL(tab.url()).pathname.includes('/guest-') ? await hinders(tab) : [])])).toEqual([])
})

test('a second tap of the same hand is no answer; half a second later a touch counts again', async () => {
  const [tab] = tabs as [Tab]
  await tab.setViewportSize(sizes.terminal)
  await tab.goto('/gallery/kiosk/paper')
  const key = tab.locator('.kiosk-actions button').first()
  const { x, y, width, height } = (await key.boundingBox())!
  await tab.evaluate(() => {
    const heard = Object.assign(globalThis, { touches: 0 })
    document.addEventListener('click', ({ target }) => { if (target instanceof Element && target.closest('button')) heard.touches += 1 })
  })
  const touch = () => tab.mouse.click(x + width / 2, y + height / 2)
  const touches = () => tab.evaluate(() => (globalThis as unknown as { touches: number }).touches)
  await touch()
  await touch()
  is(await touches()).toBe(1)
  await patient(tab.locator('html')).not.toHaveAttribute('data-settling')
  await touch()
  is(await touches()).toBe(2)
})

test('on the desk every card in every state can be read and used by everybody, in both languages, also at 200 %', { timeout: 120_000 }, async () => {
  const desk = await desktop.tab('/gallery/desk/all', 'desk')
  await desk.getByTestId('pages').waitFor()
  const pages = await desk.getByTestId('pages').getByRole('link').allInnerTexts()
  const bad: unknown[] = []
  for (const page of pages) {
    await desk.goto(`/gallery/desk/${page}`)
    await desk.locator('.card, .session').first().waitFor()
    const found = [...await hinders(desk), ...await spills(desk)]
    await desk.getByRole('button', { name: /^(English|中文)$/ }).click()
    found.push(...await spills(desk))
    if (found.length > 0) bad.push({ page, found })
  }
  is(pages).toContain('cards')
  is(bad).toEqual([])
  is(desk.complaints).toEqual([])
  await desk.close()
})

test('[S19] who waits is told again each minute, and no more once they press for quiet', async () => {
  const waiting = await desktop.tab('/gallery/kiosk/idle', 'kiosk')
  await waiting.addInitScript(giveVoice)
  const said = () => waiting.evaluate(() => (globalThis as unknown as { said: string[] }).said)
  await waiting.goto('/gallery/kiosk/waiting-behind')
  await patient.poll(async () => (await said()).slice(0, 3)).toEqual(Array(3).fill('请等一等，调解民警会和您视频。 调解民警上一场还没谈完。前面还有 2 场。 大约还要等 12 分钟。'))
  await waiting.getByRole('button', { name: '不用念了' }).click()
  await waiting.getByRole('button', { name: '念给我听' }).waitFor()
  const before = (await said()).length
  await waiting.waitForTimeout(2_500)
  is(await said()).toHaveLength(before)
  await waiting.getByRole('button', { name: '念给我听' }).click()
  await patient.poll(async () => (await said()).length).toBeGreaterThan(before)
})

// Runs in the page: a machine with a Chinese voice, whose minutes last a second; what it says is kept.
function giveVoice(): void {
  const said: string[] = []
  const every = setInterval
  const speechSynthesis = { getVoices: () => [{ lang: 'zh-CN' }], speak: ({ text }: { text: string }) => { said.push(text) }, cancel: () => {}, addEventListener: () => {}, removeEventListener: () => {} }
  Object.assign(globalThis, { said, SpeechSynthesisUtterance: function words(this: { text: string }, text: string) { this.text = text }, setInterval: (work: () => void, ms: number) => every(work, ms === 60_000 ? 1_000 : ms) })
  Object.defineProperty(globalThis, 'speechSynthesis', { value: speechSynthesis, configurable: true })
}

// Runs in the page: what is smaller than the eyes and hands of old people want, and what cannot be got at.
function measure({ target, text }: { target: number; text: number }): Found {
  const shown = (element: Element) => { const { width, height } = element.getBoundingClientRect(); return width > 1 && height > 1 && getComputedStyle(element).visibility !== 'hidden' }
  const name = (element: Element) => `${element.tagName} ${element.className.toString().slice(0, 30)} “${(element.textContent ?? '').slice(0, 16)}”`
  const targets = [...document.querySelectorAll('button, a[href]')].filter((element) => shown(element) && !element.classList.contains('frame-skip'))
  const texts = [...document.querySelectorAll('main *, .kiosk-ring *')].filter((element) => shown(element) && !element.closest('svg, .only-read-aloud') && [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()))
  const reach = (element: Element): boolean => {
    element.scrollIntoView({ block: 'center' })
    const { left, right, top, bottom } = element.getBoundingClientRect()
    // And nothing lies over it: a touch in its middle is a touch on it.
    return left >= -1 && right <= innerWidth + 1 && top >= -1 && bottom <= innerHeight + 1 && element.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2))
  }
  return {
    small: targets.filter((element) => element.getBoundingClientRect().height < target).map(name),
    tiny: texts.filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < text).map(name),
    choices: document.querySelectorAll('.kiosk-ring button').length || document.querySelectorAll('.kiosk-actions button').length,
    // What hides its overflow would be scrolled by a script, never by a hand.
    tooWide: document.documentElement.scrollWidth > innerWidth || [...document.querySelectorAll('.frame, .frame-head, .kiosk-body, .kiosk-ring')].some((element) => element.scrollWidth > element.clientWidth + 1),
    cut: targets.filter((element) => !reach(element)).map(name),
  }
}
