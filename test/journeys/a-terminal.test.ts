import { afterAll, afterEach, beforeAll, expect as is, test } from 'vitest'
import { ask } from '../helpers/ask.ts'
import { Desktop, expect, type Tab, tokenOf } from './browser.ts'
import { bookMeeting, meet } from './a-meeting.ts'
import { aCounty } from './county.ts'

const open = aCounty()
let desktop: Desktop
let terminal: Tab
let clerk: Tab
beforeAll(async () => {
  desktop = await Desktop.open(open.county)
  ;[terminal, clerk] = [await desktop.enter('terminal-applicant'), await desktop.enter('clerk')]
})
afterAll(() => desktop.close())
afterEach(async ({ task }) => { if (task.result?.state === 'fail') await desktop.keepPictures('a-terminal') })

test('[T7] a terminal calls the server and back, and says in plain words how it is', async () => {
  await expect(terminal.getByRole('button', { name: '试一试这台终端' })).toBeVisible()
  const { id } = (await open.county.as(await tokenOf(terminal)).people.me()) as { id: string }
  const wanted = (seconds: number) => open.county.app.deps.lines.to(`terminal:${id}`).emit('stations:self-test-wanted', { why: 'asked', seconds })
  wanted(8)
  await expect(terminal.getByRole('heading', { name: '正在自检，请稍等' })).toBeVisible()
  const result = terminal.getByTestId('self-test')
  await expect(result).toBeVisible({ timeout: 40_000 })
  // The test's camera and microphone are there, its line is the machine's own: all of these are measured well.
  for (const item of ['camera', 'microphone', 'echo', 'loss', 'up', 'down', 'roundTrip', 'clock']) await expect(result.locator(`[data-item=${item}]`)).toHaveAttribute('data-verdict', 'good')
  const [test] = await open.county.as(await tokenOf(clerk)).stations.selfTests()
  is(test?.items.find(({ item }) => item === 'up')?.value).toBeGreaterThan(600)
  is(test?.items.find(({ item }) => item === 'down')?.value).toBeLessThan(2_500)
  is([...terminal.complaints, ...clerk.complaints]).toEqual([])
})

test('[T10] what a test found wrong is the clerk’s task until the next one passes; the county’s map shows it by icon and word', async () => {
  const line = await open.county.line(await tokenOf(terminal))
  const figures = { camera: 110, microphone: -30, echo: 3, loss: 0, up: 1_900, down: 1_900, clock: 0.1, roundTrip: 40, heard: null }
  await ask(line, 'stations:self-test', { why: 'opening', figures: { ...figures, microphone: -120 } })
  await expect(clerk.getByText('终端 1：话筒没有声音', { exact: false })).toBeVisible()
  await clerk.goto('/counter/terminals')
  const light = clerk.locator('.county-lights > li', { hasText: '云岭' })
  await expect(light).toContainText('用不了')
  await ask(line, 'stations:self-test', { why: 'opening', figures })
  await expect(light).not.toContainText('用不了')
  await clerk.goto('/counter')
  await expect(clerk.getByRole('heading', { name: '终端', exact: true })).toBeVisible()
  await expect(clerk.getByText('话筒没有声音', { exact: false })).toHaveCount(0)
  is([...terminal.complaints, ...clerk.complaints]).toEqual([])
})

test('the clerk hears a terminal’s call on whatever page of the counter', async () => {
  await terminal.reload()
  await clerk.getByRole('link', { name: '案件' }).click()
  await terminal.getByRole('button', { name: '叫工作人员' }).click()
  await expect(clerk.getByText(/终端 1.*叫/)).toBeVisible()
  await clerk.getByRole('link', { name: '今天' }).click()
  await clerk.getByRole('button', { name: '知道了' }).click()
  await expect(clerk.getByText(/终端 1.*叫/)).toHaveCount(0)
  is([...terminal.complaints, ...clerk.complaints]).toEqual([])
})

test('one hears oneself: three seconds recorded, played back, answered by one of two keys', async () => {
  await terminal.reload()
  await terminal.getByRole('button', { name: '试试声音' }).click()
  await expect(terminal.getByRole('heading', { name: '请说一句话，3 秒' })).toBeVisible()
  await expect(terminal.getByRole('heading', { name: '听到自己的声音了吗？' })).toBeVisible()
  await expect(terminal.getByRole('button', { name: '听到了', exact: true })).toBeVisible()
  await terminal.getByRole('button', { name: '没听到' }).click()
  await expect(terminal.getByText('我们来看看话筒和喇叭', { exact: false })).toBeVisible()
  await terminal.getByRole('button', { name: '先这样' }).click()
  await expect(terminal.getByRole('heading', { name: '您好' })).toBeVisible()
  is(terminal.complaints).toEqual([])
})

test('[T12] the clerk chooses the microphone at the counter; the terminal takes it at once, and says so where it is not there', async () => {
  await clerk.goto('/counter/terminals')
  await clerk.getByRole('row', { name: /终端 1/ }).getByRole('button', { name: '设置' }).click()
  await clerk.getByRole('dialog').getByRole('button', { name: /话筒/ }).click()
  await clerk.getByRole('option', { name: 'Fake Audio Input 2' }).click()
  await clerk.getByRole('dialog').getByRole('button', { name: '就用这些' }).click()
  await expect(clerk.getByText('终端 1的设置改好了', { exact: false })).toBeVisible()
  const kept = () => terminal.evaluate(() => (JSON.parse(localStorage.getItem('lianxin.devices') ?? '{}') as { microphone?: { label: string } }).microphone?.label)
  await expect.poll(kept).toBe('Fake Audio Input 2')
  is([...terminal.complaints, ...clerk.complaints]).toEqual([])
})

test('the waiting page survives a dead line and a reload on it, with the day’s numbers and nobody’s name, and comes back by itself', async () => {
  await terminal.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await expect.poll(() => terminal.evaluate(() => localStorage.getItem('lianxin.day'))).toContain('云岭')
  // What the list holds is the kiosk's own business: here a number that it might have had.
  await terminal.evaluate(() => {
    const kept = JSON.parse(localStorage.getItem('lianxin.day')!) as { sessions: unknown[] }
    localStorage.setItem('lianxin.day', JSON.stringify({ ...kept, sessions: [{ number: 'A012', startsAt: new Date(Date.now() + 3_600_000).toISOString() }] }))
  })
  const { server, deps } = open.county.app
  const { port } = server.address() as { port: number }
  const closed = new Promise((resolve) => server.close(resolve))
  deps.lines.disconnectSockets(true)
  server.closeAllConnections()
  await closed
  terminal.complaints.length = 0
  await terminal.reload()
  await expect(terminal.getByTestId('offline')).toContainText('A012')
  await expect(terminal.getByTestId('offline')).toContainText('您不用动')
  server.listen(port, '127.0.0.1')
  await expect(terminal.getByRole('heading', { name: '您好' })).toBeVisible()
  is(terminal.complaints.filter((said) => !/ERR_CONNECTION_REFUSED|WebSocket|Failed to load resource/.test(said))).toEqual([])
})

test('thirty seconds after the thanks nothing of the session is left: not on the page, not in its memory, not in its storage', async () => {
  await terminal.close()
  const meeting = await bookMeeting(open.county, desktop)
  const { applicant, host } = meeting
  await meet(meeting)
  await expect(applicant.getByText('他们听得到您')).toBeVisible()
  // What is left in the page's memory is still there afterwards; the thirty seconds are counted, and pass quickly.
  await applicant.evaluate(() => {
    const plain = window.setTimeout.bind(window)
    Object.assign(window, { ofTheSession: true, setTimeout: (work: () => void, ms = 0) => plain(work, ms === 30_000 ? 8_000 : ms) })
  })
  await host.getByRole('button', { name: '结束', exact: true }).click()
  await host.getByRole('alertdialog').or(host.getByRole('dialog')).getByRole('button', { name: '结束', exact: true }).click()
  await expect(applicant.getByText('谢谢您')).toBeVisible()
  // The greeting may be there a moment before the page begins anew.
  await applicant.waitForFunction(() => !('ofTheSession' in window))
  await expect(applicant.getByRole('heading', { name: '您好' })).toBeVisible()
  const left = await applicant.evaluate(async () => ({
    memory: 'ofTheSession' in window,
    page: document.body.innerText,
    storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }, await indexedDB.databases()]),
    kept: (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat(),
  }))
  is(left.memory).toBe(false)
  for (const word of ['覃', '余桂花', meeting.sessionId, meeting.caseId, meeting.appointmentId]) is([word, left.page.includes(word), left.storage.includes(word)]).toEqual([word, false, false])
  is(left.kept.filter((path) => !/^\/(?:assets\/|kiosk$|mark\.svg$)/.test(path))).toEqual([])
})
