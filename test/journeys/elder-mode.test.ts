import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, expect as is, test } from 'vitest'
import { Desktop, expect as patient, type Tab } from './browser.ts'
import { aCounty } from './county.ts'

const open = aCounty()
let desktop: Desktop
let tab: Tab
let stages: string[]
beforeAll(async () => {
  desktop = await Desktop.open(open.county)
  tab = await desktop.tab('/gallery/kiosk/all', 'kiosk')
  await tab.getByTestId('stages').waitFor()
  stages = await tab.getByTestId('stages').getByRole('link').allInnerTexts()
})
afterAll(() => desktop.close())

// Wide as the terminal; the same at 200 % (a browser's zoom halves what it has); a phone.
const sizes = { terminal: { width: 1920, height: 1080 }, zoomed: { width: 960, height: 540 }, phone: { width: 390, height: 844 } }
type Found = { small: string[]; tiny: string[]; choices: number; tooWide: boolean; cut: string[] }

async function lookAt(stage: string, size: keyof typeof sizes): Promise<Found> {
  await tab.setViewportSize(sizes[size])
  await tab.goto(`/gallery/kiosk/${stage}`)
  await tab.locator('.kiosk-body, .kiosk-ring').first().waitFor()
  return tab.evaluate(measure)
}

test('there is every stage to look at', () => { is(stages.length).toBeGreaterThan(16) })

test('at the terminal every target is 88 px high, every text 28 px, and there are three choices at most', { timeout: 120_000 }, async () => {
  const bad: unknown[] = []
  for (const stage of stages) {
    const { small, tiny, choices, tooWide, cut } = await lookAt(stage, 'terminal')
    if (small.length + tiny.length + cut.length > 0 || choices > 3 || tooWide) bad.push({ stage, small, tiny, choices, tooWide, cut })
    const { violations } = await new AxeBuilder({ page: tab }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
    if (violations.length > 0) bad.push({ stage, axe: violations.map(({ id, nodes }) => [id, nodes[0]?.html]) })
  }
  is(bad).toEqual([])
})

test.each(['zoomed', 'phone'] as const)('%s, nothing runs out of the screen and every key can be reached', { timeout: 120_000 }, async (size) => {
  const bad: unknown[] = []
  for (const stage of stages) {
    const { tooWide, cut } = await lookAt(stage, size)
    if (tooWide || cut.length > 0) bad.push({ stage, tooWide, cut })
  }
  is(bad).toEqual([])
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
function measure(): Found {
  const shown = (element: Element) => { const { width, height } = element.getBoundingClientRect(); return width > 1 && height > 1 && getComputedStyle(element).visibility !== 'hidden' }
  const name = (element: Element) => `${element.tagName} ${element.className.toString().slice(0, 30)} “${(element.textContent ?? '').slice(0, 16)}”`
  const targets = [...document.querySelectorAll('button, a[href]')].filter((element) => shown(element) && !element.classList.contains('frame-skip'))
  const texts = [...document.querySelectorAll('main *, .kiosk-ring *')].filter((element) => shown(element) && !element.closest('svg, .only-read-aloud') && [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()))
  const reach = (element: Element): boolean => {
    element.scrollIntoView({ block: 'center' })
    const { left, right, top, bottom } = element.getBoundingClientRect()
    return left >= -1 && right <= innerWidth + 1 && top >= -1 && bottom <= innerHeight + 1
  }
  return {
    small: targets.filter((element) => element.getBoundingClientRect().height < 88).map(name),
    tiny: texts.filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < 28).map(name),
    choices: document.querySelectorAll('.kiosk-ring button').length || document.querySelectorAll('.kiosk-actions button').length,
    // What hides its overflow would be scrolled by a script, never by a hand.
    tooWide: document.documentElement.scrollWidth > innerWidth || [...document.querySelectorAll('.frame, .frame-head, .kiosk-body, .kiosk-ring')].some((element) => element.scrollWidth > element.clientWidth + 1),
    cut: targets.filter((element) => !reach(element)).map(name),
  }
}
