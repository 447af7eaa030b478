import { beforeAll, expect, test } from 'vitest'
import { signerKey } from '#shared/agreements/rules.ts'
import type { Agreement, Ink } from '#shared/agreements/words.ts'
import type { Answer } from '#shared/platform/ask.ts'
import { aLiveSession, type LiveSession } from '#test/helpers/a-live-session.ts'
import { anApp, codeOf, type TestLine } from '#test/helpers/an-app.ts'
import { untilTrue } from '#test/helpers/until-true.ts'
import { agreedToAll } from './agreed-to-all.ts'
import { anInk } from './an-ink.ts'

const app = anApp()
let there: LiveSession
let agreement: Agreement
let lines: { host: TestLine; applicant: TestLine; respondent: TestLine }

beforeAll(async () => {
  there = await aLiveSession(app.database.db, { now: new Date() })
  const host = app.as(await app.signIn(there.host))
  const drafted = await host.agreements.draft({ sessionId: there.sessionId })
  const edited = await host.agreements.edit({ agreementId: drafted.id, version: 1, facts: '一', issues: '二', terms: [{ who: 'applicant', what: '让路', amountFen: null, dueOn: null, place: null }] })
  agreement = await host.agreements.openForSigning({ agreementId: drafted.id, version: edited.version }) as Agreement
  lines = { host: await app.line(await app.signIn(there.host)), applicant: await app.line(there.terminals.applicant.token), respondent: await app.line(there.terminals.respondent.token) }
})

const stroke = async (line: TestLine, at: number, ink: Ink = anInk()): Promise<string> => {
  const answer = await line.emitWithAck('agreements:stroke', { agreementId: agreement.id, signerKey: signerKey(agreement.signers[at]!), ink }) as Answer<null>
  return answer.ok ? 'ok' : answer.refusal.code
}

test('ink that is still wet is seen by the others in the session, and is no signature', async () => {
  const seen: string[] = []
  for (const [who, line] of Object.entries(lines)) line.on('agreements:stroke', ({ signerKey: key }) => { seen.push(`${who} ${key}`) })
  expect(await stroke(lines.applicant, 0)).toBe('ok')
  const key = signerKey(agreement.signers[0]!)
  await untilTrue(() => seen.length >= 2)
  expect(seen.sort()).toEqual([`host ${key}`, `respondent ${key}`])
  expect((await app.as(there.terminals.applicant.token).agreements.ofSession({ sessionId: there.sessionId })).agreement?.signatures).toEqual([])
})

test('nobody draws in the name of another, nor from another session, nor what is no ink', async () => {
  expect(await stroke(lines.applicant, 1)).toBe('not-your-signature')
  expect(await stroke(lines.host, 0)).toBe('not-your-signature')
  const other = await aLiveSession(app.database.db, { now: new Date() })
  expect(await stroke(await app.line(other.terminals.applicant.token), 0)).toBe('not-found')
  expect(await stroke(lines.applicant, 0, { strokes: [[{ x: 2, y: 0, ms: 0, pressure: 0 }]], aspect: 2 })).toBe('invalid-input')
})

test('the paper is there a moment after the last hand, by the news alone', async () => {
  const host = app.as(await app.signIn(there.host))
  const hands = [there.terminals.applicant.token, there.terminals.respondent.token, await app.signIn(there.host)]
  await agreedToAll(app.database.db, agreement, there.terminals)
  for (const [at, token] of hands.entries()) await app.as(token).agreements.sign({ agreementId: agreement.id, contentHash: agreement.contentHash, signerKey: signerKey(agreement.signers[at]!), ink: anInk(at) })
  await untilTrue(async () => (await host.agreements.get({ agreementId: agreement.id })).pdf !== null)
  const { attachments } = await host.records.attachments({ caseId: there.caseId })
  expect(attachments.map(({ origin }) => origin)).toEqual(['agreement'])
})

test('a terminal cannot use what belongs to staff', async () => {
  const terminal = app.as(there.terminals.applicant.token)
  const { id: agreementId, version } = agreement
  const asked = [terminal.agreements.draft({ sessionId: there.sessionId }), terminal.agreements.edit({ agreementId, version, facts: 'x', issues: 'y', terms: [] }), terminal.agreements.show({ agreementId, shown: false }), terminal.agreements.withdraw({ agreementId, reason: '不要了' }), terminal.followups.list(), terminal.records.notes({ sessionId: there.sessionId })]
  expect(await Promise.all(asked.map(codeOf))).toEqual(asked.map(() => 'not-allowed'))
})
