import { aPhone, anIdNumber } from '#test/helpers/a-villager.ts'
import { drawByFinger, expect, type Tab } from './browser.ts'

// The steps of the story as people do them, with the words on the screens. Used by the journey and by the README's pictures.

export const applicant = { name: '覃福来', idNumber: anIdNumber('1961-05-04', 'male', 11), phone: aPhone(11), address: '云岭镇大坪村 3 组' }
export const respondent = { name: '余桂花', idNumber: anIdNumber('1964-09-20', 'female', 12), phone: aPhone(12), address: '石坎镇石坎村 1 组' }
export const agreed = {
  facts: '甲乙两家的承包地相邻。2026 年 4 月，乙方修田坎时把分界的旧石墙向甲方一侧移动了四十厘米。',
  issues: '田坎恢复到哪里，费用由谁出。',
  first: '把田坎恢复到承包证附图的位置',
  second: '支付恢复田坎的人工费',
}
/** Notes as they are typed: who speaks (1 甲方 … 5 注), and the words. */
export const said: readonly (readonly [key: 1 | 2 | 3 | 4 | 5, words: string])[] = [
  [1, '去年界石还在老地方，今年春天就往我这边挪了。'],
  [2, '石墙垮了，我重砌的时候没有量，愿意改回去。'],
  [3, '双方同意以承包证附图为准。<script>alert(1)</script> 𠮷'],
]

const next = (clerk: Tab) => clerk.getByRole('button', { name: '下一步' }).click()

/** Station clerk, five steps: who, what, the other side, needs and wishes. Leaves the offer on the screen. */
export async function registerUpToOffer(clerk: Tab): Promise<void> {
  await clerk.getByRole('link', { name: '登记', exact: true }).first().click()
  await fillPerson(clerk, applicant)
  await next(clerk)
  await clerk.locator('.choice-card', { hasText: '山林土地' }).click()
  await clerk.getByLabel('一句话说说').fill('两家的田坎被移动了四十厘米，为界石争了一年。')
  await clerk.getByText('很急，今天就要').click()
  await next(clerk)
  await clerk.locator('.choice-card', { hasText: '邻居、欠钱的人、家里人' }).click()
  await fillPerson(clerk, respondent)
  await clerk.getByRole('combobox', { name: /另一方到哪个派出所/ }).fill('sk')
  await clerk.getByRole('option', { name: /石坎/ }).click()
  await clerk.getByText('双方现在都在派出所').click()
  await next(clerk)
  await expect(clerk.getByText(`${applicant.name}的需要`)).toBeVisible()
  await next(clerk)
  await expect(clerk.getByRole('button', { name: '就约这个时间' })).toBeVisible()
}

async function fillPerson(clerk: Tab, person: typeof applicant): Promise<void> {
  await clerk.locator('input[name=idNumber]').fill(person.idNumber)
  await clerk.locator('input[name=name]').fill(person.name)
  await clerk.locator('input[name=phone]').fill(person.phone)
  await clerk.locator('input[name=address]').fill(person.address)
}

/** Takes the offer; gives the queue number that is said aloud. */
export async function acceptOffer(clerk: Tab): Promise<string> {
  await clerk.getByRole('button', { name: '就约这个时间' }).click()
  await expect(clerk.getByRole('heading', { name: '约好了' })).toBeVisible()
  return (await clerk.locator('.booked-number').textContent()) ?? ''
}

/** The applicant is here: the clerk checks their side in. */
export async function checkIn(clerk: Tab): Promise<void> {
  await clerk.getByRole('link', { name: '今天', exact: true }).click()
  await clerk.getByRole('button', { name: '甲方签到' }).click()
  await expect(clerk.getByText('等乙方').first()).toBeVisible()
}

/** The officer opens today's session. */
export async function openSession(host: Tab): Promise<void> {
  await host.getByRole('link', { name: '进入' }).first().click()
  await host.waitForURL(/\/desk\/sessions\//)
}

/** The respondent says that they are ready, the officer asks both in, both answer with one touch. */
export async function askIn(host: Tab, terminals: { applicant: Tab; respondent: Tab }): Promise<void> {
  await terminals.respondent.getByRole('button', { name: '我准备好了' }).click()
  await expect(host.getByText('窗口已签到')).toBeVisible()
  await expect(host.getByText('自己说准备好了')).toBeVisible()
  await host.getByRole('button', { name: '全部请进来' }).click()
  for (const terminal of [terminals.applicant, terminals.respondent]) await expect(terminal.getByRole('button', { name: '接听' })).toBeVisible()
}

/** The officer goes on to the next step with one press; the card of it is there. */
export async function goOn(host: Tab, step: string): Promise<void> {
  await host.getByRole('button', { name: `下一步：${step}` }).click()
  await expect(host.getByRole('region', { name: step, exact: true })).toBeVisible()
}

/** Types what is said, a line each, with the speaker's key. */
export async function takeNotes(host: Tab, lines = said): Promise<void> {
  await host.getByRole('tab', { name: '笔录' }).click()
  const line = host.getByTestId('note-line')
  for (const [key, words] of lines) {
    await line.press(`Alt+Digit${key}`)
    await line.pressSequentially(words, { delay: 5 })
    await line.press('Enter')
  }
  await expect(host.locator('.notes-row')).toHaveCount(lines.length)
  await expect(host.getByText('都存好了')).toBeVisible()
}

/** Drafts the agreement: facts, what is in dispute, two clauses with dates, one with money; and shows it on both terminals. */
export async function draftAndShow(host: Tab): Promise<void> {
  await host.getByRole('tab', { name: '协议' }).click()
  await host.getByRole('button', { name: '起草协议' }).click()
  await host.getByLabel('纠纷主要事实').fill(agreed.facts)
  await host.getByLabel('争议事项').fill(agreed.issues)
  for (const [at, { who, what, yuan, day }] of [{ who: '乙方', what: agreed.first, yuan: '', day: '20261015' }, { who: '甲方', what: agreed.second, yuan: '1860.50', day: '20261020' }].entries()) {
    await host.getByRole('button', { name: '加一条' }).click()
    const term = host.getByTestId('term').nth(at)
    await term.getByRole('radio', { name: who }).click()
    await term.getByLabel('做什么').fill(what)
    if (yuan) await term.getByLabel('金额（元）').fill(yuan)
    await term.getByRole('spinbutton').first().click()
    await host.keyboard.type(day, { delay: 20 })
  }
  await host.getByRole('button', { name: '保存', exact: true }).click()
  await expect(host.getByText(/^已保存，第 \d+ 版$/)).toBeVisible()
  await host.getByRole('button', { name: '给双方看' }).click()
  await expect(host.getByText('双方终端正在显示')).toBeVisible()
}

/** Reads the agreement on a terminal to its last clause and agrees to each; gives all that was shown. */
export async function readToTheEnd(terminal: Tab): Promise<string> {
  const clause = terminal.getByTestId('clause')
  const shown: string[] = []
  for (;;) {
    shown.push(await clause.innerText())
    const [at, of] = (shown.at(-1)!.match(/(\d+) \/ (\d+)/) ?? []).slice(1).map(Number)
    // What was agreed to before and stayed as it was needs no second word.
    const agree = terminal.getByRole('button', { name: '同意', exact: true })
    if (await agree.isVisible()) await agree.click()
    else if (at !== of) await terminal.getByRole('button', { name: '下一条' }).click()
    if (at === of) {
      await expect(agree).toHaveCount(0)
      return shown.join('\n')
    }
    await expect(clause).toContainText(`${at! + 1} / ${of}`)
  }
}

/** The officer opens it for signing. */
export async function offerForSigning(host: Tab): Promise<void> {
  await host.getByRole('button', { name: '请大家签名' }).click()
  await expect(host.getByRole('button', { name: '我来签名' })).toBeVisible()
}

// A hand's writing: a few bent strokes of several points each.
const bent = (from: readonly [number, number], to: readonly [number, number], bend: number) => Array.from({ length: 9 }, (_none, at) => {
  const share = at / 8
  const aside = Math.sin(share * Math.PI) * bend
  return [from[0] + (to[0] - from[0]) * share + aside / 3, from[1] + (to[1] - from[1]) * share + aside] as const
})
const strokes = [bent([0.3, 0.25], [0.42, 0.28], -0.06), bent([0.36, 0.2], [0.33, 0.6], 0.08), bent([0.29, 0.45], [0.43, 0.42], 0.05), bent([0.48, 0.25], [0.57, 0.24], -0.04), bent([0.52, 0.2], [0.5, 0.62], -0.05), bent([0.47, 0.5], [0.58, 0.6], 0.1), bent([0.62, 0.3], [0.7, 0.3], 0.06), bent([0.66, 0.22], [0.64, 0.62], 0.09)]

/** Goes to the white field on a terminal; who has not been asked yet says with one touch that they sign on the screen. */
export async function goToSign(terminal: Tab): Promise<void> {
  await readToTheEnd(terminal)
  await terminal.getByRole('button', { name: '去签名' }).click()
  const [onScreen, field] = [terminal.getByRole('button', { name: '在屏幕上写名字' }), terminal.getByTestId('signature')]
  await expect(onScreen.or(field)).toBeVisible()
  if (await onScreen.isVisible()) await onScreen.click()
  await expect(field).toBeVisible()
}

/** The next signature of this tab finds no line. Runs in the page. */
export const breakLineOnce = (tab: Tab): Promise<void> => tab.evaluate(() => {
  const whole = window.fetch
  window.fetch = (...asked) => {
    const [what] = asked
    if (!(what instanceof Request ? what.url : String(what)).endsWith('/signatures')) return whole(...asked)
    window.fetch = whole
    return Promise.reject(new TypeError('Failed to fetch'))
  }
})

/** Writes a name with the finger. */
export async function writeName(tab: Tab): Promise<void> {
  await drawByFinger(tab, tab.getByTestId('signature'), strokes)
}

/** Says that the name is written. */
export async function done(tab: Tab): Promise<void> {
  await tab.getByRole('button', { name: '签好了' }).click()
}

/** The mediator signs last, on the desk. */
export async function mediatorSigns(host: Tab): Promise<void> {
  await host.getByRole('button', { name: '我来签名' }).click()
  await writeName(host)
  await done(host)
}

/** The officer ends the session for everybody. */
export async function endSession(host: Tab): Promise<void> {
  await host.getByRole('button', { name: '结束', exact: true }).click()
  await host.getByRole('dialog').getByRole('button', { name: '结束', exact: true }).click()
}
