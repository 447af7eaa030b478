import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What of WCAG 2.2 AA a page breaks: the rule, and the first place. */
export async function hinders(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(wcag).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

/** What runs out of a page at the right, as it is and at 200 % (a browser's zoom halves what it has). */
export async function spills(page: Page): Promise<string[]> {
  const whole = page.viewportSize()!
  const before = await page.evaluate(findSpilled)
  await page.setViewportSize({ width: Math.floor(whole.width / 2), height: Math.floor(whole.height / 2) })
  const zoomed = await page.evaluate(findSpilled)
  await page.setViewportSize(whole)
  return [...before, ...zoomed.map((found) => `at 200 %: ${found}`)]
}

// Runs in the page: it is wider than its window, a bar scrolls sideways, or words stick out of the sheet that they stand on.
function findSpilled(): string[] {
  const name = (element: Element) => `${element.tagName} ${element.getAttribute('class') ?? ''} “${(element.textContent ?? '').slice(0, 24)}”`
  const bars = [...document.querySelectorAll('.frame-head, .frame-nav, .frame-content, .session-bar')].filter((bar) => bar.scrollWidth > bar.clientWidth + 1)
  const scrolls = (element: Element | null): boolean => element !== null && (['auto', 'scroll'].includes(getComputedStyle(element).overflowX) || scrolls(element.parentElement))
  const words = [...document.querySelectorAll('main *')].filter((element) => !element.closest('svg, .only-read-aloud, option') && [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()))
  const stickOut = words.filter((element) => {
    const sheet = element.closest('.card, .notice, .tile, .dialog, main')
    const range = document.createRange()
    range.selectNodeContents(element)
    const { width, right } = range.getBoundingClientRect()
    return sheet !== null && width > 1 && right > sheet.getBoundingClientRect().right + 1 && !scrolls(element)
  })
  // A page that scrolls inside itself must not be scrolled away as a whole, by a wheel or the space bar.
  const away = [...document.querySelectorAll('.frame-fixed')].some((frame) => getComputedStyle(frame).overflowY === 'hidden') && document.documentElement.scrollHeight > innerHeight + 1
  return [...(document.documentElement.scrollWidth > innerWidth ? ['the page'] : []), ...(away ? ['the page can be scrolled away'] : []), ...bars.map(name), ...stickOut.map(name)]
}
