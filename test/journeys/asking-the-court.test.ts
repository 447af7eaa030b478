import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect as sure, test } from 'vitest'
import { paperMaker } from '#server/agreements/paper/make-paper.ts'
import { aLiveSession } from '#test/helpers/a-live-session.ts'
import { signedByAll } from '#test/agreements/signed-by-all.ts'
import { Desktop, expect, type Tab } from './browser.ts'
import { aCounty } from './county.ts'

const open = aCounty()
const folder = mkdtempSync(join(tmpdir(), 'lianxin-court-journey-'))
let desktop: Desktop
let host: Tab
beforeAll(async () => { desktop = await Desktop.open(open.county) })
afterAll(async () => { await desktop?.close(); rmSync(folder, { recursive: true, force: true }) })
afterEach(async ({ task }) => { if (task.result?.state === 'fail') await desktop.keepPictures('asking-the-court') })

test('an agreement in effect goes to the court: both sides’ yes, the application, the dossier to look at, the sending, and the court’s answer', async () => {
  const there = await aLiveSession(open.county.database.db)
  const { caseId } = there
  await signedByAll(open.county.database.db, paperMaker('/nowhere'), { there })
  const token = await open.county.signIn(there.host)
  const officer = open.county.as(token)
  // The server seals it by itself, and the case follows.
  await expect.poll(async () => (await officer.cases.open({ caseId })).stage, { timeout: 15_000 }).toBe('agreed')
  host = await desktop.enter('officer')
  await host.evaluate((own) => sessionStorage.setItem('lianxin.identity', own), token)
  await host.goto(`/desk/cases/${caseId}`)
  const card = (title: string) => host.locator('section.card', { has: host.getByRole('heading', { name: title, exact: true }) })
  const [asking, dossier] = [card('司法确认'), card('卷宗')]
  await expect(asking).toContainText(/还有 3\d 天/)
  await expect(asking).toContainText(/提醒双方：9月25日.*10月8日.*10月15日/)
  await asking.getByRole('radiogroup', { name: /甲方/ }).getByText('在视频里').click()
  await expect(asking).toContainText(/甲方.*在视频里说愿意/)
  await asking.getByRole('radiogroup', { name: /乙方/ }).getByText('在派出所').click()
  await expect(asking).toContainText(/乙方.*在派出所说愿意/)
  await host.getByRole('button', { name: /司法确认申请书/ }).click()
  const making = host.getByRole('dialog')
  await making.locator('input[name=court]').fill('青禾县人民法院')
  await making.locator('textarea[name=reasons]').fill('双方自愿达成，请确认。')
  await making.getByRole('button', { name: '制作并归档' }).click()
  await expect(asking).toContainText('申请书已做好')
  await asking.getByRole('button', { name: '装订送法院的卷宗' }).click()
  await expect(asking).toContainText('卷宗已装订好')
  await dossier.getByRole('button', { name: '打开' }).click()
  await expect(host.getByRole('dialog').locator('iframe')).toHaveAttribute('src', /^blob:/)
  const [bound] = (await officer.papers.dossiers({ caseId })).dossiers
  const response = await fetch(`${open.county.url}/api/attachments/${bound!.attachmentId}/file`, { headers: { authorization: `Bearer ${token}` } })
  writeFileSync(join(folder, 'dossier.pdf'), Buffer.from(await response.arrayBuffer()))
  const text = execFileSync('pdftotext', ['-raw', join(folder, 'dossier.pdf'), '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, '')
  for (const words of ['目录', '司法确认申请书', '人民调解协议书', '青禾县人民法院']) sure(text).toContain(words)
  await host.keyboard.press('Escape')
  await asking.locator('input[name=court]').fill('青禾县人民法院')
  await asking.getByRole('button', { name: '已送法院' }).click()
  await asking.getByText('法院裁定有效').click()
  await asking.getByRole('button', { name: '记下答复' }).click()
  await expect(asking.getByText('法院裁定有效').first()).toBeVisible()
  sure((await officer.papers.confirmation({ caseId: caseId })).confirmation).toMatchObject({ state: 'confirmed', court: '青禾县人民法院', missing: [] })
  sure(host.complaints).toEqual([])
})
