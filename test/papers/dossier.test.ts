import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attachment, caseFile, closedNote, noteLine, sessionTick } from '#drizzle/schema/index.ts'
import { gapsOf, orders, sectionOfFile, yearsKept } from '#shared/papers/dossier-rules.ts'
import { purposes, type Section, sections } from '#shared/papers/words.ts'
import type { Actor } from '#shared/people/words.ts'
import { sealText } from '#server/people/index.ts'
import { askForDossier, bindDossier, listDossiers } from '#server/papers/actions/bind-dossier.ts'
import { makePaper } from '#server/papers/actions/make-paper.ts'
import type { House } from '#server/papers/house.ts'
import { pressWith } from '#server/platform/press/open-press.ts'
import { storeIn } from '#server/platform/files/store.ts'
import { attachFile } from '#server/records/index.ts'
import { aContext, anId, morning } from '#test/helpers/a-context.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { aLiveSession, type LiveSession } from '#test/helpers/a-live-session.ts'
import { refusalOf } from '#test/helpers/refusal-of.ts'
import { aClerk, aLead } from '#test/helpers/someone.ts'

describe('the rules of a dossier', () => {
  test('[D1] everything has its place in the order, and nothing twice', () => {
    expect([...orders.archive].sort()).toEqual([...sections].sort())
    for (const purpose of purposes) expect(new Set(orders[purpose]).size).toBe(orders[purpose].length)
    // What was said while they talked is nothing for the court.
    expect(orders.confirmation).not.toContain('notes')
  })
  test('[D2] what is missing follows from the purpose and the track', () => {
    const has = (...list: Section[]) => new Set<Section>(list)
    expect(gapsOf('archive', 'peoples_mediation', has('registration', 'notes'))).toEqual(['notices', 'identity', 'agreement'])
    expect(gapsOf('archive', 'peoples_mediation', has('registration', 'notices', 'identity', 'notes', 'ending'))).toEqual([])
    expect(gapsOf('archive', 'petition', has('registration', 'notices'))).toEqual(['ending'])
    expect(gapsOf('confirmation', 'peoples_mediation', has('agreement', 'identity'))).toEqual(['confirmation'])
  })
  test('[D4] a file is kept thirty years, that of a consultation or a request for help ten', () => {
    expect([yearsKept('peoples_mediation'), yearsKept('police_mediation'), yearsKept('petition'), yearsKept('consultation'), yearsKept('help_request')]).toEqual([30, 30, 30, 10, 10])
  })
  test('[D3] a receipt is proof of performance, a signed page belongs to its agreement, a dossier is bound into no other', () => {
    const file = { sha256: 'a', origin: 'upload' } as const
    expect(sectionOfFile(file, { paper: null, receipt: true, scans: [] })).toBe('performance')
    expect(sectionOfFile(file, { paper: null, receipt: false, scans: ['a'] })).toBe('agreement')
    expect(sectionOfFile(file, { paper: null, receipt: false, scans: [] })).toBe('evidence')
    expect(sectionOfFile({ ...file, origin: 'dossier' }, { paper: null, receipt: false, scans: [] })).toBe(null)
    expect(sectionOfFile({ ...file, origin: 'paper' }, { paper: 'rights_notice', receipt: false, scans: [] })).toBe('notices')
  })
})

describe('binding one', () => {
  const database = aDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-dossier-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const house: House = { mark: '测试', county: '测试县', publicUrl: 'https://bridge.example.cn', files: storeIn(folder), press: pressWith('/nowhere') }
  const as = (actor: Actor) => aContext(database.db, { actor })
  const system = () => as({ kind: 'system', name: 'binder' })
  const looked = (pdf: Buffer, tool: string, ...given: string[]) => {
    const file = join(folder, `${tool}.pdf`)
    writeFileSync(file, pdf)
    return execFileSync(tool, [...given, file, ...(tool === 'pdftotext' ? ['-'] : [])], { encoding: 'utf8' })
  }
  // One dot, as PNG.
  const dot = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  let there: LiveSession

  beforeAll(async () => {
    there = await aLiveSession(database.db, { applicants: ['覃𠅤䶮'] })
    const { caseId, sessionId, host } = there
    await database.db.update(caseFile).set({ stage: 'in_mediation' }).where(eq(caseFile.id, caseId))
    await database.db.insert(noteLine).values({ id: anId<'note_line'>(), sessionId, atMs: 65_000, speaker: 'applicant', text: '界石往我这边挪了 *四十厘米*', authorId: host.id, savedAt: morning })
    await database.db.insert(closedNote).values({ id: anId<'closed_note'>(), caseId, kind: 'caucus', authorId: host.id, at: morning, sealed: sealText('底线一千元') })
    const attach = (name: string, type: 'image/png' | 'application/pdf' | 'text/plain', content: Buffer) => attachFile(as(host), house.files, { caseId, name, type, content, origin: 'upload', sourceId: `test:${name}` })
    await attach('界石照片.png', 'image/png', dot)
    await attach('坏了的.pdf', 'application/pdf', Buffer.from('%PDF-1.7 this is none'))
    await attach('说明.txt', 'text/plain', Buffer.from('说明'))
    await makePaper(as(host), house, { caseId, kind: 'rights_notice', about: null, fields: {} })
  })

  const bound = async (): Promise<Buffer> => {
    const [newest] = (await listDossiers(as(there.host), house, there.caseId)).dossiers
    const [row] = await database.db.select().from(attachment).where(eq(attachment.id, newest!.attachmentId!))
    return readFileSync(join(folder, row!.path))
  }

  test('all papers are one PDF with a cover, an index, page numbers and what is missing; closed notes are not in it', async () => {
    const { id } = await askForDossier(as(there.host), { caseId: there.caseId, purpose: 'archive' })
    expect(await refusalOf(askForDossier(as(there.recorder), { caseId: there.caseId, purpose: 'archive' }))).toMatchObject({ code: 'binding-already' })
    await bindDossier(system(), house, id)
    const [made] = (await listDossiers(as(there.host), house, there.caseId)).dossiers
    expect(made).toMatchObject({ state: 'ready', done: 6, total: 6, gaps: ['identity', 'agreement'], sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    const pdf = await bound()
    const read = looked(pdf, 'pdftotext', '-raw').replace(/\s/g, '')
    for (const words of ['卷宗', '覃𠅤䶮与余桂花', '目录', '登记表', '权利义务告知书', '调解记录', '01:05甲方：界石往我这边挪了*四十厘米*', '界石照片.png', '坏了的.pdf', '电子', '缺少的材料：身份核对记录、协议书', '备考表', `卷宗第1页/共${made!.pages}页`, `卷宗第${made!.pages}页/共${made!.pages}页`]) expect(read).toContain(words)
    expect(read.indexOf('权利义务告知书')).toBeLessThan(read.indexOf('界石照片.png'))
    expect(read).not.toContain('底线一千元')
    expect(looked(pdf, 'qpdf', '--check')).toContain('No syntax or stream encoding errors found')
    for (const font of looked(pdf, 'pdffonts').trim().split('\n').slice(2)) expect(font).toMatch(/\s+yes\s+yes\s+(yes|no)\s+\d+\s+\d+$/)
    // Cover, index and the last page are not counted, as archives do it.
    expect(Number(/Pages:\s+(\d+)/.exec(looked(pdf, 'pdfinfo'))![1])).toBe(made!.pages + 3)
  })

  test('bound again it has what came since; a file that was changed on the disk is told and not bound as if it were whole', async () => {
    const { sessionId, caseId, host } = there
    await database.db.insert(sessionTick).values({ id: anId<'session_tick'>(), sessionId, tick: 'identity-seen', side: 'applicant', answer: 'yes', at: morning, by: host.id })
    const [photo] = (await database.db.select().from(attachment).where(eq(attachment.caseId, caseId))).filter(({ name }) => name === '界石照片.png')
    appendFileSync(join(folder, photo!.path), 'x')
    const { id } = await askForDossier(as(host), { caseId, purpose: 'archive' })
    await bindDossier(system(), house, id)
    const [made, before] = (await listDossiers(as(host), house, caseId)).dossiers
    expect(made).toMatchObject({ state: 'ready', gaps: ['agreement'], total: 7 })
    // One page more for the identity, one less for the picture.
    expect(made!.pages).toBe(before!.pages)
    expect(looked(await bound(), 'pdftotext').replace(/\s/g, '')).toContain('甲方的身份证件已由陈向阳核对')
    // Heard once more, nothing is bound again.
    await bindDossier(system(), house, id)
    expect((await listDossiers(as(host), house, caseId)).dossiers).toHaveLength(2)
  })

  test('what fails is told, and the next try stands', async () => {
    const { id } = await askForDossier(as(there.host), { caseId: there.caseId, purpose: 'archive' })
    await expect(bindDossier(system(), { ...house, press: { ...house.press, print: () => Promise.reject(new Error('no ink')) } }, id)).rejects.toThrow('no ink')
    expect((await listDossiers(as(there.host), house, there.caseId)).dossiers[0]).toMatchObject({ state: 'failed', attachmentId: null })
    await bindDossier(system(), house, id)
    expect((await listDossiers(as(there.host), house, there.caseId)).dossiers[0]).toMatchObject({ state: 'ready' })
  })

  test('who works on the case and the lead have it bound; its clerk does not, and nobody else finds it', async () => {
    const [lead, clerk] = [await aLead(database.db), await aClerk(database.db, { station: there.terminals.applicant.unitId })]
    expect(await askForDossier(as(lead), { caseId: there.caseId, purpose: 'confirmation' })).toMatchObject({ state: 'waiting' })
    expect(await refusalOf(askForDossier(as(clerk), { caseId: there.caseId, purpose: 'archive' }))).toMatchObject({ code: 'not-allowed' })
    expect(await refusalOf(askForDossier(as(await aClerk(database.db)), { caseId: there.caseId, purpose: 'archive' }))).toMatchObject({ code: 'case-not-found' })
  })
})
