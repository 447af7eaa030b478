/**
 * How long the last signature takes to become a sealed paper that both terminals know of: the whole server running, HTTP in,
 * news over the sockets; beside printing and sealing the very same paper alone in this process, turn by turn.
 *
 *   npm run measure -- agreement              30 agreements
 *   npm run measure -- agreement --rounds=5
 */
import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { io, type Socket } from 'socket.io-client'
import { staffSession } from '#drizzle/schema/index.ts'
import { contentOf } from '#server/agreements/content.ts'
import { paperMaker } from '#server/agreements/paper/make-paper.ts'
import { openSeal } from '#server/agreements/seal/open-seal.ts'
import { sealPdf } from '#server/agreements/seal/seal-pdf.ts'
import { readConfig } from '#server/platform/config.ts'
import type { Database } from '#server/platform/db.ts'
import { signerKey } from '#shared/agreements/rules.ts'
import type { Agreement } from '#shared/agreements/words.ts'
import { contract } from '#shared/contract.ts'
import { addDays, dayOf } from '#shared/platform/time.ts'
import { agreedToAll } from '#test/agreements/agreed-to-all.ts'
import { anInk } from '#test/agreements/an-ink.ts'
import { anId } from '#test/helpers/a-context.ts'
import { aLiveSession } from '#test/helpers/a-live-session.ts'
import { median, round, withTheCounty } from './book/the-county.ts'

const { values: flags } = parseArgs({ options: { rounds: { type: 'string', default: '30' } } })
const rounds = Number(flags.rounds)
const warmUp = 3
type Asker = JsonifiedClient<ContractRouterClient<typeof contract>>

const folder = mkdtempSync(join(tmpdir(), 'lianxin-measure-'))
const papers = paperMaker(join(folder, 'fonts'))
const seal = await openSeal(readConfig({ LIANXIN_DATA: folder }))
try {
  await withTheCounty(4, async ({ url, database }) => {
    const times: { ms: number; floorMs: number; bytes: number }[] = []
    for (let nth = 0; nth < warmUp + rounds; nth++) {
      const { ms, agreement, bytes } = await agree(url, database)
      const floorMs = await alone(agreement)
      if (nth >= warmUp) times.push({ ms, floorMs, bytes })
      console.log(`${nth < warmUp ? '(warm-up) ' : ''}sealed on both terminals after ${ms.toFixed(0)} ms  beside ${floorMs.toFixed(0)} ms alone  ${bytes} bytes`)
    }
    const [all, floors] = [times.map(({ ms }) => ms).toSorted((a, b) => a - b), times.map(({ floorMs }) => floorMs)]
    const [p50Ms, floorMs] = [median(all), median(floors)]
    console.log(JSON.stringify({ p50Ms: round(p50Ms), p95Ms: round(all[Math.ceil(all.length * 0.95) - 1]!), floorMs: round(floorMs), ratio: round(p50Ms / floorMs), pdfBytes: Math.max(...times.map(({ bytes }) => bytes)) }))
  })
} finally {
  rmSync(folder, { recursive: true, force: true })
}
// The press's thread waits for more papers.
process.exit()

/** Two parties and the mediator sign an agreement; from the last signature until both terminals have seen it sealed. */
async function agree(url: string, database: Database): Promise<{ ms: number; agreement: Agreement; bytes: number }> {
  const there = await aLiveSession(database.db, { now: new Date() })
  const hostToken = `measure-${anId()}`
  const soon = new Date(Date.now() + 3_600_000)
  await database.db.insert(staffSession).values({ id: anId<'staff_session'>(), token: hostToken, userId: there.host.id, expiresAt: soon, createdAt: new Date(), updatedAt: new Date() })
  const as = (token: string): Asker => createORPCClient(new OpenAPILink(contract, { url: `${url}/api`, headers: () => ({ authorization: `Bearer ${token}` }) }))
  const host = as(hostToken)
  const { sessionId } = there
  const drafted = await host.agreements.draft({ sessionId })
  const dueOn = addDays(dayOf(new Date()), 20)
  const edited = await host.agreements.edit({ agreementId: drafted.id, version: 1, facts: '甲乙两家的承包地相邻。乙方修田坎时把分界的旧石墙向甲方一侧移动了四十厘米。', issues: '田坎恢复到哪里，费用由谁出。', terms: [{ who: 'respondent', what: '把田坎恢复到承包证附图的位置', amountFen: null, dueOn, place: null }, { who: 'respondent', what: '赔偿甲方青苗损失', amountFen: 186_000, dueOn, place: null }] })
  const open = (await host.agreements.openForSigning({ agreementId: drafted.id, version: edited.version })) as Agreement
  await agreedToAll(database.db, open, there.terminals)
  const tokens = [there.terminals.applicant.token, there.terminals.respondent.token]
  const sign = (token: string, at: number) => as(token).agreements.sign({ agreementId: open.id, contentHash: open.contentHash, signerKey: signerKey(open.signers[at]!), ink: anInk(at) })
  for (const [at, token] of tokens.entries()) await sign(token, at)

  const lines = await Promise.all(tokens.map((token) => openLine(url, token)))
  const seen = tokens.map((token, at) => untilSealed(lines[at]!, as(token), sessionId))
  const from = performance.now()
  await Promise.all([sign(hostToken, 2), ...seen])
  const ms = performance.now() - from
  for (const line of lines) line.disconnect()
  const agreement = (await host.agreements.get({ agreementId: open.id })) as Agreement
  const file = await fetch(`${url}/api/attachments/${agreement.pdf!.attachmentId}/file`, { headers: { authorization: `Bearer ${hostToken}` } })
  return { ms, agreement, bytes: (await file.arrayBuffer()).byteLength }
}

/** The floor: Typst and one seal, for the same agreement, and nothing else. */
async function alone(agreement: Agreement): Promise<number> {
  const from = performance.now()
  const { contentHash, version, cancelled, signatures, ways, answers, assents, number, committee } = agreement
  const sealedAt = new Date(agreement.effectiveAt!)
  const printed = await papers.make({ content: contentOf(agreement), contentHash, version, cancelled, signatures, ways, answers, assents, sealedAt, verifyAt: `https://bridge.example.cn/verify/${contentHash.slice(0, 32)}`, seal: { subject: seal.certificate.subject, sha256: seal.sha256, selfMade: true } })
  await sealPdf(printed, seal, { name: committee, reason: number, location: committee, contact: '-', at: sealedAt })
  return performance.now() - from
}

/** Looks again at each news, as the terminal's screen does, until the agreement is sealed. */
function untilSealed(line: Socket, asker: Asker, sessionId: Agreement['sessionId']): Promise<void> {
  return new Promise((done, failed) => {
    line.on('changed', ({ chapter }: { chapter: string }) => {
      if (chapter !== 'agreements') return
      asker.agreements.ofSession({ sessionId }).then(({ agreement }) => { if (agreement?.pdf) done() }, failed)
    })
  })
}

async function openLine(url: string, token: string): Promise<Socket> {
  const line = io(url, { transports: ['websocket'], auth: { token }, reconnection: false, forceNew: true })
  await new Promise<void>((done, failed) => { line.once('connect', done); line.once('connect_error', failed) })
  return line
}
