import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, test } from 'vitest'
import { bookMeeting, meet, type Meeting } from './a-meeting.ts'
import { Desktop, expect, type Tab } from './browser.ts'
import { aCounty } from './county.ts'
import { aPaper, aPicture } from './evidence.ts'

const open = aCounty()
let desktop: Desktop
let meeting: Meeting
let recorder: Tab

beforeAll(async () => {
  desktop = await Desktop.open(open.county)
  meeting = await bookMeeting(open.county, desktop)
  await meet(meeting)
  recorder = await desktop.enter('recorder')
  await recorder.goto(`/desk/sessions/${meeting.sessionId}`)
}, 180_000)
afterAll(() => desktop.close())
afterEach(async ({ task }) => { if (task.result?.state === 'fail') await desktop.keepPictures(`notes-${task.name.slice(0, 30).replaceAll(/\W+/g, '-')}`) })

const lineOf = (tab: Tab, who: string) => tab.getByLabel(new RegExp(`\\d ${who}说的话`))

describe('officer and recorder write down a talk', () => {
  test('what one types, the other sees; a reload loses nothing', async () => {
    const line = meeting.host.getByTestId('note-line')
    await line.pressSequentially('田坎是我爷爷修的。')
    await expect(lineOf(recorder, '甲方')).toHaveValue('田坎是我爷爷修的。')
    await line.press('Enter')
    await recorder.getByTestId('note-line').press('Alt+Digit2')
    await recorder.getByTestId('note-line').pressSequentially('我只是翻修了一下。')
    await expect(lineOf(meeting.host, '乙方')).toHaveValue('我只是翻修了一下。')
    await line.pressSequentially('他说的')
    await expect(meeting.host.getByText('都存好了')).toBeVisible()
    await meeting.host.reload()
    await expect(lineOf(meeting.host, '甲方')).toHaveValue('田坎是我爷爷修的。')
    // What was only half typed is in the field again, and is finished there as one line.
    await expect(line).toHaveValue('他说的')
    await line.pressSequentially('不对。')
    await line.press('Enter')
    await expect(lineOf(recorder, '甲方').last()).toHaveValue('他说的不对。')
    await lineOf(meeting.host, '甲方').last().fill('')
    await expect(meeting.host.getByText('都存好了')).toBeVisible()
    await lineOf(meeting.host, '甲方').last().blur()
    for (const tab of [recorder, meeting.host]) await expect(lineOf(tab, '甲方')).toHaveCount(1)
  })

  test('what is typed while the line is down is kept, said to be unsaved, and saved by itself afterwards', async () => {
    const { host } = meeting
    await host.context().setOffline(true)
    await lineOf(host, '甲方').fill('田坎是我爷爷六三年修的。')
    await expect(host.getByText('还没存上，会自动再试')).toBeVisible()
    await host.context().setOffline(false)
    await expect(host.getByText('都存好了')).toBeVisible({ timeout: 40_000 })
    await expect(lineOf(recorder, '甲方')).toHaveValue('田坎是我爷爷六三年修的。')
  })

  test('two who change one line at once, one of them offline: the words of both are there', async () => {
    const { host } = meeting
    await host.context().setOffline(true)
    await lineOf(host, '甲方').press('End')
    await lineOf(host, '甲方').pressSequentially('离线时写的。')
    await lineOf(recorder, '甲方').press('Home')
    await lineOf(recorder, '甲方').pressSequentially('他说：')
    await expect(recorder.getByText('都存好了')).toBeVisible()
    await host.context().setOffline(false)
    for (const tab of [host, recorder]) await expect(lineOf(tab, '甲方')).toHaveValue('他说：田坎是我爷爷六三年修的。离线时写的。', { timeout: 40_000 })
    await expect(host.getByText('都存好了')).toBeVisible()
  })

  test('the notes are shown to both sides, corrected beside the line, confirmed on each terminal and signed', async () => {
    const { applicant, respondent } = meeting
    await recorder.getByRole('button', { name: '给双方核对' }).click()
    await expect(applicant.getByRole('heading', { name: '调解笔录' })).toBeVisible()
    await respondent.getByRole('button', { name: '开始看' }).click()
    await respondent.getByRole('button', { name: '有一句要改' }).click()
    await respondent.locator('.review-pick').first().click()
    await recorder.getByLabel('他的更正').fill('是六四年修的。')
    await recorder.getByRole('button', { name: '记下更正' }).click()
    await recorder.getByRole('button', { name: '再给双方看一次' }).click()
    for (const tab of [applicant, respondent]) {
      await expect(tab.locator('[data-version="2"]')).toBeVisible()
      await tab.getByRole('button', { name: '开始看' }).click()
      await expect(tab.getByText('乙方更正：是六四年修的。')).toBeVisible()
      await expect(tab.getByText('他说：田坎是我爷爷六三年修的。离线时写的。', { exact: false })).toBeVisible()
      await tab.getByRole('button', { name: '都没有错' }).click()
      await expect(tab.getByTestId('notes-confirmed')).toBeVisible()
    }
    await recorder.getByRole('button', { name: '签字归档' }).click()
    await recorder.getByRole('alertdialog').or(recorder.getByRole('dialog')).getByRole('button', { name: '签字归档' }).click()
    await expect(recorder.getByRole('button', { name: '看签好的笔录' })).toBeVisible()
    for (const tab of [applicant, respondent]) await expect(tab.getByTestId('notes-confirmed')).toHaveCount(0)
  })

  test('a picture goes on where the line broke, and a wrong kind is told before it travels', async () => {
    const { host } = meeting
    await host.getByRole('tab', { name: '证据' }).click()
    await host.getByTestId('file-field').setInputFiles({ name: '合同.docx', mimeType: 'application/msword', buffer: Buffer.from('PK') })
    await expect(host.getByText('这种文件不能上传', { exact: false })).toBeVisible()
    await host.getByRole('button', { name: '不传了' }).click()

    const png = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(400_000, 3)])
    let broken = false
    await host.route('**/api/uploads/*', (route) => {
      if (route.request().method() !== 'PATCH' || broken) return route.continue()
      broken = true
      return route.abort('connectionreset')
    })
    await host.getByTestId('file-field').setInputFiles({ name: '田坎照片.png', mimeType: 'image/png', buffer: png })
    await expect(host.getByText(createHash('sha256').update(png).digest('hex').slice(0, 16))).toBeVisible()
    expect(broken).toBe(true)
  })
})

describe('the host shows a picture and a paper of the case', () => {
  const board = (tab: Tab) => tab.locator('.evidence-sheet')
  const terminals = () => [meeting.applicant, meeting.respondent]
  const showRow = (name: string) => meeting.host.locator('.files-row', { hasText: name }).getByRole('button', { name: '给大家看' })

  test('it is large on every screen and the faces are small; each screen that has drawn it is told to the host', async () => {
    const { host } = meeting
    await host.getByTestId('file-field').setInputFiles({ name: '田坎现场.png', mimeType: 'image/png', buffer: aPicture() })
    await showRow('田坎现场.png').click()
    for (const tab of [host, recorder, ...terminals()]) await expect(board(tab)).toBeVisible()
    await expect(host.getByText('甲方、乙方、记录员', { exact: false })).toBeVisible()
    for (const terminal of terminals()) {
      expect((await terminal.locator('.evidence-frame').boundingBox())!.width).toBeGreaterThan(1_000)
      await expect(terminal.getByText('请看这份材料')).toBeVisible()
    }
  })

  test('pages and size follow the host, and whoever comes back sees the same', async () => {
    const { host, applicant, respondent } = meeting
    await host.getByTestId('file-field').setInputFiles({ name: '界址说明.pdf', mimeType: 'application/pdf', buffer: aPaper(['One', 'Two']) })
    await showRow('界址说明.pdf').click()
    for (const tab of [host, recorder, ...terminals()]) await expect(board(tab)).toHaveAttribute('data-page', '1')
    await host.getByRole('button', { name: '下一页' }).click()
    for (const tab of [recorder, ...terminals()]) await expect(board(tab)).toHaveAttribute('data-page', '2')
    const before = (await board(applicant).boundingBox())!.width
    await host.getByRole('button', { name: '放大' }).click()
    await expect.poll(async () => (await board(applicant).boundingBox())!.width).toBeCloseTo(before * 1.5, -1)
    await respondent.reload()
    await expect(board(respondent)).toHaveAttribute('data-page', '2')
    await host.getByRole('button', { name: '不看了' }).click()
    for (const tab of [host, recorder, ...terminals()]) await expect(board(tab)).toHaveCount(0)
  })
})
