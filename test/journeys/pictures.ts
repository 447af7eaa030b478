/** Plays the story once and takes the README's pictures: `npm run pictures`. They lie beside this file. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '#server/platform/db.ts'
import { startEmbeddedPostgres } from '#server/platform/postgres/embedded.ts'
import { untilFound } from './a-meeting.ts'
import { Desktop, expect, type Tab, tokenOf } from './browser.ts'
import { openCounty } from './county.ts'
import { drawnPeople } from './drawn-people.ts'
import { seesOthers } from './senses.ts'
import * as story from './the-story.ts'

const folder = join(import.meta.dirname, 'pictures')
const data = mkdtempSync(join(tmpdir(), 'lianxin-pictures-'))
mkdirSync(folder, { recursive: true })

const postgres = await startEmbeddedPostgres({ dir: data, fsync: false })
const database = { ...openDatabase(postgres.connection, 3), where: postgres.connection }
const county = await openCounty({ database })
const desktop = await Desktop.open(county)
try {
  await play()
} catch (error) {
  await desktop.keepPictures('pictures')
  throw error
} finally {
  await desktop.close()
  await county.close()
  await database.close()
  await postgres.stop()
  rmSync(data, { recursive: true, force: true })
}

async function play(): Promise<void> {
  const clerk = await desktop.enter('clerk')
  await story.registerUpToOffer(clerk)
  await take(clerk, 'counter-offer')
  await story.acceptOffer(clerk)

  const applicant = await desktop.enter('terminal-applicant', 'zh', drawnPeople.applicant)
  const respondent = await desktop.enter('terminal-respondent', 'zh', drawnPeople.respondent)
  await story.checkIn(clerk)
  await expect(applicant.locator('.kiosk-number')).toBeVisible()
  await take(applicant, 'kiosk-waiting')

  const host = await desktop.enter('officer', 'zh', drawnPeople.officer)
  await story.openSession(host)
  await story.askIn(host, { applicant, respondent })
  for (const terminal of [applicant, respondent]) await terminal.getByRole('button', { name: '接听' }).click()
  for (const tab of [host, applicant, respondent]) await seesOthers(tab, 2, 60_000)
  for (const step of ['告知权利', '双方谈']) await story.goOn(host, step)
  await story.takeNotes(host, [...story.said.slice(0, 2), [3, '双方同意以承包证附图为准，下面拟协议。']])
  await host.getByTestId('note-line').blur()
  // NOTE: the first seconds of a picture are coarse until the line has been measured.
  await host.waitForTimeout(6_000)
  await take(host, 'desk-session')
  await take(applicant, 'kiosk-session')

  await story.draftAndShow(host)
  await story.offerForSigning(host)
  await story.goToSign(applicant)
  await story.goToSign(respondent)
  await story.writeName(respondent)
  await story.writeName(applicant)
  await expect(applicant.getByLabel('对方正在签')).toBeVisible()
  await take(applicant, 'kiosk-signing')
  for (const terminal of [applicant, respondent]) await story.done(terminal)
  await expect(host.getByText(/签了 · /)).toHaveCount(2)
  await story.mediatorSigns(host)
  await expect(host.getByRole('button', { name: '看 PDF' })).toBeVisible()
  await story.endSession(host)

  const officer = county.as(await tokenOf(host))
  const [file] = await officer.cases.list({})
  const agreement = await untilFound(async () => (await officer.agreements.ofCase({ caseId: file!.id })).find((one) => one.pdf !== null))
  await host.goto(`/desk/cases/${file!.id}`)
  await expect(host.getByText(/协议 .* 生效/).first()).toBeVisible()
  await expect(host.getByText('正在打开')).toHaveCount(0)
  await host.waitForLoadState('networkidle')
  await take(host, 'desk-case')
  const response = await fetch(`${county.url}/api/attachments/${agreement.pdf!.attachmentId}/file`, { headers: { authorization: `Bearer ${await tokenOf(host)}` } })
  writeFileSync(join(data, 'agreement.pdf'), Buffer.from(await response.arrayBuffer()))
  execFileSync('pdftoppm', ['-png', '-singlefile', '-r', '88', join(data, 'agreement.pdf'), join(folder, 'agreement')])
  tell('agreement')
}

async function take(tab: Tab, name: string): Promise<void> {
  await tab.evaluate(() => document.fonts.ready.then(() => undefined))
  await tab.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
  tell(name)
}

function tell(name: string): void {
  console.log(`✓ ${name}.png ${Math.round(statSync(join(folder, `${name}.png`)).size / 1024)} kB`)
}
