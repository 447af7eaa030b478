import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#server/platform/db.ts'
import { aTimestampService, type TimestampService } from '#test/agreements/a-timestamp-service.ts'
import { bookMeeting, meet, type Meeting, untilFound } from '#test/journeys/a-meeting.ts'
import { aServerProcess, type ServerProcess } from '#test/journeys/a-server-process.ts'
import { Desktop, expect as patient, tokenOf } from '#test/journeys/browser.ts'
import * as story from '#test/journeys/the-story.ts'
import { print } from './figure.ts'

// The server is killed (SIGKILL) at each turn of a signing, as a power cut would: nothing that was signed is lost, nothing is signed twice.
const folder = mkdtempSync(join(tmpdir(), 'lianxin-killed-'))
const patience = { timeout: 60_000 }
let service: TimestampService
let server: ServerProcess
let desktop: Desktop
let meeting: Meeting
let officer: string | null

beforeAll(async () => {
  service = await aTimestampService(folder)
  server = await aServerProcess({ TSA_URL: service.address })
  await server.start()
  desktop = await Desktop.open(server)
  meeting = await bookMeeting(server, desktop)
  await meet(meeting)
  officer = await tokenOf(meeting.host)
  const { agreements, sessions } = server.as(officer)
  await untilFound(async () => (await sessions.read({ sessionId: meeting.sessionId })).startedAt)
  const { id, version } = await agreements.draft({ sessionId: meeting.sessionId })
  const edited = await agreements.edit({ agreementId: id, version, facts: '田坎被移动了四十厘米。', issues: '恢复到哪里。', terms: [{ who: 'respondent', what: '把田坎恢复到承包证附图的位置', amountFen: null, dueOn: '2027-10-20', place: '大坪村 3 组' }] })
  await agreements.show({ agreementId: id, shown: true })
  for (const terminal of [meeting.applicant, meeting.respondent]) await story.readToTheEnd(terminal)
  await agreements.openForSigning({ agreementId: id, version: edited.version })
  for (const terminal of [meeting.applicant, meeting.respondent]) await story.goToSign(terminal)
})
afterAll(async () => {
  await desktop?.close()
  await server?.close()
  service?.close()
  rmSync(folder, { recursive: true, force: true })
})

const theAgreement = async () => (await server.as(officer).agreements.ofSession({ sessionId: meeting.sessionId })).agreement!
const killAndStart = async () => { await server.kill('SIGKILL'); await server.start() }
/** Counted in the tables themselves, behind everything that a screen could show. */
async function counted(): Promise<Record<string, number>> {
  const { id } = await theAgreement()
  const { sql, close } = openDatabase(server.database, 1)
  try {
    const [found] = await sql<Record<string, number>[]>`select
      (select count(*)::int from signature where agreement_id = ${id}) as signatures,
      (select count(*)::int from attachment where case_id = ${meeting.caseId} and origin = 'agreement') as papers,
      (select count(*)::int from timeline_entry where case_id = ${meeting.caseId} and what = 'agreement-effective') as told,
      (select count(*)::int from outbox where news = 'agreement-effective' and payload->>'agreementId' = ${id}) as announced,
      (select count(*)::int from follow_up where case_id = ${meeting.caseId} and kind = 'promise') as promises`
    return found!
  } finally {
    await close()
  }
}

test('killed while a name is being written: it is kept on the terminal, sent once after, and signed once', async () => {
  const { applicant } = meeting
  await story.writeName(applicant)
  await server.kill('SIGKILL')
  await story.done(applicant)
  await patient(applicant.getByTestId('ink-kept')).toBeVisible()
  await server.start()
  await patient(applicant.getByTestId('ink-kept')).toHaveCount(0, patience)
  await patient.poll(async () => (await theAgreement()).signatures.length, patience).toBe(1)
  expect(await counted()).toMatchObject({ signatures: 1, papers: 0 })
})

test('killed after it took a signature and before it said so: the very same ink comes again, and is the same signature', async () => {
  const { respondent } = meeting
  const [first] = (await theAgreement()).signatures
  let sent = 0
  await respondent.route('**/signatures', async (route) => {
    sent += 1
    if (sent > 1) return route.continue()
    await route.fetch()
    await server.kill('SIGKILL')
    return route.abort()
  })
  await story.writeName(respondent)
  await story.done(respondent)
  await patient(respondent.getByTestId('ink-kept')).toBeVisible()
  await server.start()
  await patient(respondent.getByTestId('ink-kept')).toHaveCount(0, patience)
  expect(sent).toBeGreaterThan(1)
  const { signatures, status } = await theAgreement()
  expect([status, signatures.length, signatures[0]]).toEqual(['signing', 2, first])
  expect(await counted()).toMatchObject({ signatures: 2, papers: 0 })
})

test('killed between the last signature and the sealed paper: the next start finishes it, once', async () => {
  const { host, applicant, respondent } = meeting
  const asked = new Promise<void>((resolve) => { service.answerWith(() => { resolve(); return new Promise(() => {}) }) })
  await patient(host.getByRole('tab', { name: '协议' })).toBeVisible(patience)
  await host.getByRole('tab', { name: '协议' }).click()
  await story.mediatorSigns(host)
  await asked
  await server.kill('SIGKILL')
  service.answerWith(service.real)
  const from = Date.now()
  await server.start()
  const started = Date.now() - from
  await patient.poll(async () => (await theAgreement()).status, patience).toBe('effective')
  print('killed while the seal was put on (ms)', { startedAgain: started, inEffectAfter: Date.now() - from })
  for (const terminal of [applicant, respondent]) await patient(terminal.getByTestId('all-signed')).toBeVisible(patience)
  await patient.poll(counted, patience).toEqual({ signatures: 3, papers: 1, told: 1, announced: 1, promises: 1 })
})

test('what the killed server had begun is taken up too, a minute or two later, and changes nothing; nor does one more kill', async () => {
  const { sql, close } = openDatabase(server.database, 1)
  try {
    const began = Date.now()
    await patient.poll(async () => (await sql<{ state: string }[]>`select state::text from pgboss.job where name = 'agreement-signed.seal-paper'`).map(({ state }) => state), { timeout: 200_000, intervals: [1_000] }).toEqual(['completed'])
    print('an orphaned job is done again after (ms)', { after: Date.now() - began })
  } finally {
    await close()
  }
  await killAndStart()
  expect(await counted()).toEqual({ signatures: 3, papers: 1, told: 1, announced: 1, promises: 1 })
  const { pdf } = await theAgreement()
  const response = await fetch(`${server.url}/api/attachments/${pdf!.attachmentId}/file`, { headers: { authorization: `Bearer ${officer}` } })
  const file = join(folder, 'sealed.pdf')
  writeFileSync(file, Buffer.from(await response.arrayBuffer()))
  expect(execFileSync(process.execPath, ['server/agreements/verify-offline.ts', file], { encoding: 'utf8' })).toContain('完好')
  if (existsSync('/usr/bin/pdfsig')) expect(execFileSync('pdfsig', ['-nocert', file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })).toContain('Signature is Valid')
  expect(readFileSync(file).length).toBeLessThan(200_000)
})
