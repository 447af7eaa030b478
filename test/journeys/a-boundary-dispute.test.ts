import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, test } from 'vitest'
import { staffNamed } from '#drizzle/seed/staff.ts'
import { untilFound } from './a-meeting.ts'
import { Desktop, expect, type Tab, tokenOf } from './browser.ts'
import { aCounty } from './county.ts'
import { hearsOthers, seesOthers } from './senses.ts'
import * as story from './the-story.ts'

const open = aCounty()
const folder = mkdtempSync(join(tmpdir(), 'lianxin-story-'))
let desktop: Desktop
let [clerk, host, applicant, respondent]: Tab[] = []
let number = ''

beforeAll(async () => { desktop = await Desktop.open(open.county) })
afterAll(async () => { await desktop.close(); rmSync(folder, { recursive: true, force: true }) })
// A story that broke off is not told further.
let broken = false
beforeEach(({ skip }) => { if (broken) skip('an earlier part of the story failed') })
afterEach(async ({ task }) => { if (task.result?.state !== 'fail') return; broken = true; await desktop.keepPictures(`boundary-${task.name.slice(0, 30).replaceAll(/\W+/g, '-')}`) })

const terminals = () => ({ applicant: applicant!, respondent: respondent! })
const everybody = () => [host!, applicant!, respondent!]
/** Asks the server as whoever sits at that tab. */
const as = async (tab: Tab) => open.county.as(await tokenOf(tab))
const theCase = async () => (await (await as(clerk!)).cases.list({ find: number }))[0]!

describe('a boundary dispute, from registration to a signed agreement', () => {
  test('the clerk at 云岭 registers it in five steps, with the other side at 石坎', async () => {
    clerk = await desktop.enter('clerk')
    await story.registerUpToOffer(clerk)
    expect(await story.acceptOffer(clerk)).toMatch(/^A\d{3}$/)
    number = (await clerk.getByText(/〔2026〕/).first().textContent())!.trim()
  })

  test('the slip says when, where and the number, and not what it is about', async () => {
    await clerk!.getByRole('link', { name: /打印.*回执/ }).first().click()
    const slip = clerk!.getByLabel('约见回执')
    await expect(slip).toContainText('云岭')
    await expect(slip).toContainText(/A\d{3}/)
    await expect(slip).not.toContainText(/山林|田坎|覃福来|余桂花/)
    await clerk!.getByRole('link', { name: '关闭' }).click()
  })

  test('both terminals wait, the clerk checks the applicant in, the respondent is ready', async () => {
    applicant = await desktop.enter('terminal-applicant')
    respondent = await desktop.enter('terminal-respondent')
    await story.checkIn(clerk!)
    host = await desktop.enter('officer')
    await story.openSession(host)
    await story.askIn(host, terminals())
  })

  test('one touch on each terminal, and all three see and hear each other', async () => {
    for (const terminal of Object.values(terminals())) await terminal.getByRole('button', { name: '接听' }).click()
    for (const tab of everybody()) await seesOthers(tab, 2)
    for (const tab of everybody()) await hearsOthers(tab, 2)
  })

  test('the officer is led step by step: who is who, the rights with each side’s answers, then the talk', async () => {
    await host!.getByRole('group', { name: '窗口看过身份证' }).getByText('甲方').click()
    await story.goOn(host!, '告知权利')
    await host!.getByRole('button', { name: '乙方 自愿这样谈 否' }).click()
    await host!.getByRole('button', { name: '下一步：双方谈' }).click()
    await expect(host!.getByText(/有一方说不愿意/)).toBeVisible()
    await host!.getByRole('button', { name: '乙方 自愿这样谈 是' }).click()
    await story.goOn(host!, '双方谈')
    const { ticks, status } = await (await as(host!)).sessions.read({ sessionId: host!.url().split('/').at(-1)! as never })
    expect([status, ticks.map(({ tick, side, answer }) => `${tick} ${side} ${answer}`).toSorted()]).toEqual(['live', ['identity-seen applicant yes', 'voluntary respondent yes']])
  })

  test('the officer takes notes while they talk; each line is saved as typed', async () => {
    await story.takeNotes(host!)
    const notes = await (await as(host!)).records.caseNotes({ caseId: (await theCase()).id })
    expect(notes.flatMap((session) => session.lines.map((line) => line.text))).toEqual(story.said.map(([, words]) => words))
    expect(notes[0]!.lines.every((line, at, lines) => at === 0 || line.atMs >= lines[at - 1]!.atMs)).toBe(true)
  })

  test('the agreement is drafted, and read clause by clause on both terminals', async () => {
    await story.goOn(host!, '核对笔录')
    await story.goOn(host!, '签字')
    await story.draftAndShow(host!)
    for (const terminal of Object.values(terminals())) {
      const shown = await story.readToTheEnd(terminal)
      for (const words of [story.agreed.facts, story.agreed.first, story.agreed.second, '2026年10月15日', '1,860.50', '壹仟捌佰陆拾元伍角', story.applicant.name, story.respondent.name]) expect(shown).toContain(words)
      expect(shown).not.toContain(story.applicant.idNumber)
    }
  })

  test('an edit after the first signature cancels it', async () => {
    await story.offerForSigning(host!)
    await story.goToSign(applicant!)
    await story.writeName(applicant!)
    // The line breaks under the finger: the ink is kept and sent again by itself.
    await story.breakLineOnce(applicant!)
    await story.done(applicant!)
    await expect(applicant!.getByTestId('ink-kept')).toBeVisible()
    await expect(host!.getByText(/签了 · /)).toHaveCount(1)
    await host!.getByRole('button', { name: '改内容' }).click()
    await host!.getByRole('dialog').getByRole('button', { name: '改内容' }).click()
    await host!.getByLabel('争议事项').fill(`${story.agreed.issues}双方到场核对。`)
    await host!.getByRole('button', { name: '请大家签名' }).click()
    await expect(host!.getByRole('button', { name: '我来签名' })).toBeVisible()
    await expect(host!.getByText(/签了 · /)).toHaveCount(0)
    await expect(applicant!.getByText('内容刚改过，请再看一遍。')).toBeVisible()
  })

  test('each side signs with the finger on its own terminal, sees the other sign, and the mediator signs', async () => {
    await story.goToSign(applicant!)
    await story.goToSign(respondent!)
    await story.writeName(applicant!)
    await expect(respondent!.getByLabel('对方正在签')).toBeVisible()
    await story.done(applicant!)
    await story.writeName(respondent!)
    await story.done(respondent!)
    await expect(host!.getByText(/签了 · /)).toHaveCount(2)
    await story.mediatorSigns(host!)
    for (const terminal of Object.values(terminals())) await expect(terminal.getByTestId('all-signed')).toBeVisible()
    for (const tab of everybody()) await seesOthers(tab, tab === host ? 2 : 0)
    for (const tab of everybody()) await hearsOthers(tab, 2)
  })

  test('the paper is on the case: its words, its fonts, its hash', async () => {
    await expect(host!.getByRole('button', { name: '看 PDF' })).toBeVisible()
    const agreement = (await (await as(host!)).agreements.ofCase({ caseId: (await theCase()).id }))[0]!
    const response = await fetch(`${open.county.url}/api/attachments/${agreement.pdf!.attachmentId}/file`, { headers: { authorization: `Bearer ${await tokenOf(host!)}` } })
    const pdf = Buffer.from(await response.arrayBuffer())
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(agreement.pdf!.sha256)
    await expect(host!.getByTestId('pdf-sha256')).toContainText(agreement.pdf!.sha256)
    const file = join(folder, 'agreement.pdf')
    writeFileSync(file, pdf)

    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, '')
    for (const words of ['人民调解协议书', agreement.number, story.applicant.name, story.respondent.name, story.agreed.facts, `${story.agreed.issues}双方到场核对。`, story.agreed.first, story.agreed.second, '2026年10月15日', '人民币1,860.50元', '壹仟捌佰陆拾元伍角']) expect(text).toContain(words.replaceAll(/\s+/g, ''))
    expect(text).not.toContain(story.applicant.idNumber)

    const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).split('\n').slice(2).filter(Boolean)
    expect(fonts.length).toBeGreaterThan(0)
    // name … emb sub uni: every font is embedded, and its text can be copied and searched.
    for (const font of fonts) expect(font).toMatch(/Noto.*\byes\s+(?:yes|no)\s+yes\b/)
  })

  test('the officer ends it, the terminals say thanks and where the paper is', async () => {
    await story.endSession(host!)
    for (const terminal of Object.values(terminals())) await expect(terminal.getByText('谢谢您')).toBeVisible()
  })

  test("the case's timeline tells the whole story, in order", async () => {
    await host!.goto(`/desk/cases/${(await theCase()).id}`)
    const told = await untilFound(async () => {
      const { timeline } = await (await as(host!)).cases.open({ caseId: (await theCase()).id })
      const whats = timeline.map((entry) => entry.what)
      return whats.includes('follow-up-planned') && whats.includes('session-ended') ? whats : null
    })
    const order = ['case-opened', 'appointment-booked', 'party-checked-in', 'session-started', 'session-informing', 'session-live', 'session-review', 'session-signing', 'agreement-drafted', 'agreement-offered', 'agreement-signed', 'agreement-edited', 'agreement-effective', 'session-ended']
    expect(order.filter((what) => told.includes(what))).toEqual(order)
    expect(told.filter((what) => what === 'agreement-signed').length).toBeGreaterThanOrEqual(4)
    const places = order.map((what) => told.indexOf(what))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    await host!.reload()
    await expect(host!.getByText(/协议 .* 生效/).first()).toBeVisible()
    await expect(host!.getByText('已达成协议').first()).toBeVisible()
  })

  test("what was promised is on the list of the promising side's station, to be asked about on the day", async () => {
    await clerk!.goto('/counter')
    await expect(clerk!.locator('.followups-promise', { hasText: story.agreed.second })).toBeVisible()
    const shikan = open.county.as(await open.county.signIn({ kind: 'staff', ...staffNamed('clerk.shikan') }))
    expect((await shikan.followups.list()).map(({ promise, promisedOn, status }) => ({ promise, promisedOn, status }))).toEqual([{ promise: expect.stringContaining(story.agreed.first), promisedOn: '2026-10-15', status: 'planned' }])
  })

  test('the audit log names who opened the case, and its chain is whole', async () => {
    const lead = await desktop.enter('lead')
    await lead.goto('/desk/audit')
    await lead.getByRole('button', { name: '验证有没有被改动' }).click()
    await expect(lead.getByText(/一条都没有被改动/)).toBeVisible()
    const { id } = await theCase()
    const entries = await (await as(lead)).people.audit({ limit: 200 })
    expect(entries.some((entry) => entry.subject === 'case' && entry.subjectId === id && entry.verb !== 'list')).toBe(true)
  })

  test('no page has complained', () => {
    for (const tab of desktop.tabs) expect(tab.complaints).toEqual([])
  })
})
