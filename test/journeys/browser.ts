import { type Browser, type BrowserContext, chromium, expect as patient, type Locator, type Page } from '@playwright/test'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DemoDoor } from '#shared/people/contract.ts'
import type { County } from './county.ts'
import { type Drawn, drawCamera } from './drawn-people.ts'

const found = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path))
const flags = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  // A camera that shows a clock and a microphone that beeps, allowed without asking.
  '--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream', '--autoplay-policy=no-user-gesture-required',
  // NOTE: several tabs work at once here; none may be put to sleep because another is in front.
  '--disable-background-timer-throttling', '--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding',
]

/** Expects what a page will show before long; a busy machine gets its time. */
export const expect = patient.configure({ timeout: 20_000 })

/** What a page said that it should not have: errors and warnings of the console, and exceptions. */
export type Tab = Page & { complaints: string[] }

/** Opens Chromium. */
export async function openBrowser(): Promise<Browser> {
  if (!found) throw new Error('Chromium is not there: apt-get install chromium')
  return chromium.launch({ executablePath: found, headless: true, args: flags })
}

/** The screens of the house: the terminal's, the counter's, the desk's. */
export const screens = { kiosk: { width: 1920, height: 1080 }, counter: { width: 1366, height: 768 }, desk: { width: 1366, height: 768 } } as const

/** Where a county is open, and how far its clock is ahead of the machine's. */
export type Opened = Pick<County, 'url' | 'aheadMs'>

/** Opens tabs onto a county: each with its own screen and the county's clock. Close it in `afterAll`. */
export class Desktop {
  readonly #county: Opened
  readonly #browser: Browser
  readonly #contexts: BrowserContext[] = []
  readonly tabs: Tab[] = []

  constructor(county: Opened, browser: Browser) {
    this.#county = county
    this.#browser = browser
  }

  static async open(county: Opened): Promise<Desktop> {
    return new Desktop(county, await openBrowser())
  }

  /** A tab of its own browser profile, on an address of the county. */
  async tab(path: string, screen: keyof typeof screens, language: 'zh' | 'en' = 'zh', drawn?: Drawn): Promise<Tab> {
    const context = await this.#browser.newContext({ viewport: screens[screen], baseURL: this.#county.url, locale: language === 'zh' ? 'zh-CN' : 'en-GB', timezoneId: 'Asia/Shanghai', permissions: ['camera', 'microphone'], hasTouch: screen === 'kiosk' })
    await context.addInitScript(setClock, this.#county.aheadMs)
    await context.addInitScript(keepConnections)
    if (drawn) await context.addInitScript(drawCamera, drawn)
    this.#contexts.push(context)
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`))
    page.on('console', (message) => { if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`) })
    const tab = Object.assign(page, { complaints })
    this.tabs.push(tab)
    await tab.goto(path)
    return tab
  }

  /** A tab that has come in through a demo door. */
  async enter(door: DemoDoor, language: 'zh' | 'en' = 'zh', drawn?: Drawn): Promise<Tab> {
    const tab = await this.tab(`/enter/${door}`, door.startsWith('terminal') ? 'kiosk' : door === 'clerk' ? 'counter' : 'desk', language, drawn)
    await tab.waitForURL((url) => !url.pathname.startsWith('/enter/'))
    return tab
  }

  /** Where a story failed: a picture of every tab below dist/journeys. */
  async keepPictures(name: string): Promise<void> {
    const folder = join(import.meta.dirname, '../../dist/journeys')
    mkdirSync(folder, { recursive: true })
    await Promise.all(this.tabs.map((tab, at) => tab.screenshot({ path: join(folder, `${name}-${at + 1}.png`) }).catch(() => undefined)))
  }

  async close(): Promise<void> {
    await this.#browser.close()
  }
}

/** The credential of whoever sits at a tab. */
export const tokenOf = (tab: Page): Promise<string | null> => tab.evaluate(() => sessionStorage.getItem('lianxin.identity'))

/** Draws a name with a finger on a white field: strokes as fractions of its width and height. */
export async function drawByFinger(tab: Page, field: Locator, strokes: readonly (readonly (readonly [x: number, y: number])[])[]): Promise<void> {
  const finger = await tab.context().newCDPSession(tab)
  const box = await field.boundingBox()
  if (!box) throw new Error('there is no field to sign on')
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: readonly [number, number]) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [{ x: box.x + at[0] * box.width, y: box.y + at[1] * box.height, force: 0.6 }] : [] })
  for (const [first, ...rest] of strokes) {
    await touch('touchStart', first)
    for (const at of rest) { await tab.waitForTimeout(12); await touch('touchMove', at) }
    await touch('touchEnd')
  }
  await finger.detach()
}

// Runs in the page: its clock is the county's.
function setClock(aheadMs: number): void {
  const Machine = Date
  class CountyDate extends Machine {
    constructor(...given: [] | [number | string]) {
      if (given.length === 0) super(Machine.now() + aheadMs)
      else super(...(given as [number]))
    }
    static override now(): number { return Machine.now() + aheadMs }
  }
  globalThis.Date = CountyDate as DateConstructor
}

// Runs in the page: its connections are kept where a test finds them (see `senses.ts`).
function keepConnections(): void {
  const kept: RTCPeerConnection[] = []
  const Made = RTCPeerConnection
  globalThis.RTCPeerConnection = class extends Made {
    constructor(how?: RTCConfiguration) {
      super(how)
      kept.push(this)
    }
  }
  Object.assign(globalThis, { keptConnections: kept })
}
