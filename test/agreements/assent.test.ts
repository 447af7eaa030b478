import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { auditEntry, party, recording, recordingPart, seat, spokenAssent } from '#drizzle/schema/index.ts'
import { answerAssent, sayAssent } from '#server/agreements/actions/answer-assent.ts'
import { checkAssents } from '#server/agreements/actions/check-assents.ts'
import { draftAgreement } from '#server/agreements/actions/draft-agreement.ts'
import { editAgreement } from '#server/agreements/actions/edit-agreement.ts'
import { hearAssent } from '#server/agreements/actions/hear-assent.ts'
import { keepAssent, keepRest } from '#server/agreements/actions/keep-assent.ts'
import { openForSigning } from '#server/agreements/actions/open-for-signing.ts'
import { readAgreement } from '#server/agreements/actions/read-agreements.ts'
import { type Press, sealAgreement } from '#server/agreements/actions/seal-agreement.ts'
import { signAgreement } from '#server/agreements/actions/sign-agreement.ts'
import { openSeal } from '#server/agreements/seal/open-seal.ts'
import { paperMaker } from '#server/agreements/paper/make-paper.ts'
import { readConfig } from '#server/platform/config.ts'
import { openStore, type Store } from '#server/platform/files/store.ts'
import { zeroOf } from '#server/records/rules/voice.ts'
import { openPartsOf, openShelf, readWebm, type Shelf } from '#server/sessions/index.ts'
import { fileParts } from '#server/sessions/actions/file-parts.ts'
import { MediaWorker } from '#server/sessions/media/media-worker.ts'
import { SessionTape } from '#server/sessions/recording/session-tape.ts'
import { signerKey } from '#shared/agreements/rules.ts'
import type { Agreement } from '#shared/agreements/words.ts'
import type { Side } from '#shared/cases/words.ts'
import type { Actor } from '#shared/people/words.ts'
import type { RecordingId } from '#shared/sessions/recording.ts'
import type { SeatId } from '#shared/sessions/words.ts'
import { aContext, anId } from '#test/helpers/a-context.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { aFreePort } from '#test/helpers/a-free-port.ts'
import { aLiveSession, type LiveSession } from '#test/helpers/a-live-session.ts'
import { refusalOf } from '#test/helpers/refusal-of.ts'
import { aClerk, aLead } from '#test/helpers/someone.ts'
import { PlainSources } from '../sessions/recording/a-sending-seat.ts'
import { agreedToAll } from './agreed-to-all.ts'
import { anInk } from './an-ink.ts'
import { aTape, aTone, aVoice, tonesIn } from './a-voice.ts'

const database = aDatabase()
const papers = paperMaker('/nowhere')
let folder: string
let shelf: Shelf
let files: Store
let there: LiveSession
let agreement: Agreement

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianxin-assent-'))
  shelf = openShelf(readConfig({ LIANXIN_DATA: folder }))
  files = openStore(readConfig({ LIANXIN_DATA: folder }), 'files')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(async () => {
  there = await aLiveSession(database.db)
  const drafted = await draftAgreement(as(there.host), { mark: '测试', committee: '测试县人民调解委员会', police: '局', traffic_police: '队' }, there.sessionId)
  agreement = await agreedToAll(database.db, await open(await edit(drafted, '把田坎恢复到承包证附图的位置')), there.terminals)
})
afterEach(() => vi.unstubAllEnvs())

const as = (actor: Actor) => aContext(database.db, { actor })
const system = (now: Date) => aContext(database.db, { now })
const code = async (done: Promise<unknown>) => (await refusalOf(done))?.code ?? 'ok'
const edit = ({ id, version }: Agreement, what: string) => editAgreement(as(there.host), { agreementId: id, version, facts: '田坎被移动', issues: '位置', terms: [{ who: 'respondent', what, amountFen: null, dueOn: '2026-10-20', place: '双溪村' }] })
const open = ({ id, version }: Agreement) => openForSigning(as(there.host), papers, { agreementId: id, version })
const asked = (side: Side) => ({ agreementId: agreement.id, contentHash: agreement.contentHash, partyId: there.parties.find((one) => one.side === side)!.partyId })
const answer = (side: Side, given: 'yes' | 'no', now = new Date('2026-09-18T01:12:00Z')) => answerAssent(aContext(database.db, { actor: there.terminals[side], now }), files, { ...asked(side), answer: given })
const say = (side: Side, now = new Date('2026-09-18T01:12:05Z')) => sayAssent(aContext(database.db, { actor: there.terminals[side], now }), asked(side))
const seen = () => readAgreement(as(there.host), agreement.id)
const soundOf = async (side: Side) => (await seen()).assents.find(({ partyId }) => partyId === asked(side).partyId)
const seatAt = async (side: Side): Promise<SeatId> => (await database.db.select().from(seat).where(eq(seat.sessionId, there.sessionId))).find((one) => one.side === side)!.id
const stored = async (side: Side) => files.placeOf((await database.db.select().from(spokenAssent).where(eq(spokenAssent.id, (await soundOf(side))!.id)))[0]!.path!)
const verbs = async () => (await database.db.select().from(auditEntry).where(eq(auditEntry.subjectId, agreement.id))).map(({ verb }) => verb)
async function record(startedAt: Date, endedAt: Date | null = null): Promise<RecordingId> {
  const id = anId<'recording'>()
  await database.db.insert(recording).values({ id, sessionId: there.sessionId, basis: 'consent', startedAt, endedAt, ended: endedAt && 'over' })
  return id
}
const from = new Date('2026-09-18T01:11:50Z')
/** Both sides on tape for a minute, filed: each with a tone of its own all the way. */
async function filed(recordingId: RecordingId, tones: Record<Side, number> = { applicant: 440, respondent: 1_000 }): Promise<void> {
  for (const side of ['applicant', 'respondent'] as const) {
    const partId = anId<'recording_part'>()
    writeFileSync(join(shelf.open, `${partId}.webm`), aTape(aTone(folder, tones[side]), 60))
    writeFileSync(join(shelf.open, `${partId}.json`), JSON.stringify({ partId, recordingId, sessionId: there.sessionId, seatId: await seatAt(side), role: side, side, label: '终端', sessionStartedAt: from.getTime(), wallAtZero: from.getTime(), index: [[0, from.getTime()]], durationMs: 60_000, closed: true }))
  }
  await fileParts(system(from), shelf, new Set())
}
/** Up to which moment what a seat sends is on the disk. */
async function onDisk(seatId: SeatId): Promise<number> {
  const [part] = await openPartsOf(shelf, there.sessionId, seatId)
  return part ? zeroOf(part.index, part.wallAtZero) + (readWebm(readFileSync(part.file)).blocks.at(-1)?.ms ?? 0) : 0
}
const keep = async (side: Side, now = new Date('2026-09-18T01:12:10Z')) => keepAssent(system(now), { shelf, files }, (await soundOf(side))!.id)
const hear = async (actor: Actor, reason = '核对当时怎么说的') => hearAssent(as(actor), files, { agreementId: agreement.id, assentId: (await soundOf('applicant'))!.id, reason })

test('[K2] while the talk goes on, a party’s own words between its yes and the end are cut out of the file that still grows: nobody else’s, nothing before and nothing after', async () => {
  const worker = await MediaWorker.create({ ip: '127.0.0.1', announced: '127.0.0.1', port: await aFreePort(), workerBin: process.env['MEDIASOUP_WORKER_BIN'] })
  const sources = await PlainSources.create((await worker.route()).router)
  const [mine, theirs, later] = [440, 1_000, 2_000].map((hertz) => aTone(folder, hertz)) as [Buffer[], Buffer[], Buffer[]]
  const [me, other] = [await seatAt('applicant'), await seatAt('respondent')]
  const recordingId = await record(new Date())
  const tape = new SessionTape(sources, { folder: shelf.open, now: Date.now, newNotes: (seatId) => ({ partId: anId<'recording_part'>(), recordingId, sessionId: there.sessionId, seatId, role: seatId === me ? 'applicant' : 'respondent', side: seatId === me ? 'applicant' : 'respondent', label: '终端', sessionStartedAt: null, wallAtZero: 0, index: [], durationMs: 0, closed: false }) })
  const voices = [await aVoice(sources, me, aTone(folder, 0)), await aVoice(sources, other, theirs)]
  try {
    await vi.waitFor(() => expect(tape.tapes.map(({ tracks }) => tracks.length)).toEqual([1, 1]), { timeout: 10_000 })
    await wait(400)
    const begun = new Date()
    voices[0]!.change(begun, mine)
    await answer('applicant', 'yes', begun)
    await wait(1_500)
    const ended = new Date()
    voices[0]!.change(ended, later)
    await say('applicant', ended)
    // NOTE: on a busy machine what was said comes to the disk late.
    await vi.waitFor(async () => expect(await onDisk(me)).toBeGreaterThan(ended.getTime() + 200), { timeout: 15_000, interval: 200 })
    await keep('applicant', new Date())
    const kept = (await soundOf('applicant'))!
    expect(kept).toMatchObject({ sound: 'kept', sha256: expect.stringMatching(/^[0-9a-f]{64}$/), inAnnex: false })
    const file = await stored('applicant')
    const told = JSON.parse(execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'format=format_name,duration:stream=codec_name', '-of', 'json', file], { encoding: 'utf8' })) as { format: { format_name: string; duration: string }; streams: { codec_name: string }[] }
    expect([told.format.format_name, told.streams.map(({ codec_name }) => codec_name)]).toEqual(['ogg', ['opus']])
    expect(Math.abs(Number(told.format.duration) * 1_000 - (ended.getTime() - begun.getTime()))).toBeLessThan(150)
    const tones = tonesIn(file, [440, 1_000, 2_000])
    expect(new Set(tones.slice(2, -2))).toEqual(new Set([440]))
    expect(tones).not.toContain(1_000)
    expect(await verbs()).toContain(`spoken assent kept ${kept.sha256}`)
  } finally {
    for (const { stop } of voices) stop()
    await tape.close()
    worker.close()
  }
  // Filed meanwhile, the same words are cut from where they lie now.
  expect(await fileParts(system(new Date()), shelf, new Set())).toBe(2)
  const before = (await soundOf('applicant'))!
  await database.db.update(spokenAssent).set({ sound: 'waiting', bytes: null, sha256: null, durationMs: null, keptAt: null }).where(eq(spokenAssent.id, before.id))
  await keep('applicant', new Date())
  expect((await soundOf('applicant'))!.sound).toBe('kept')
  expect(tonesIn(await stored('applicant'), [440, 1_000, 2_000])).not.toContain(1_000)
})

test('[K1] nothing is kept without a yes of the party on its own terminal, while it is recorded; a child is not asked', async () => {
  expect(await code(answer('applicant', 'yes'))).toBe('assent-not-recorded')
  await record(from)
  expect(await code(say('applicant'))).toBe('assent-not-asked')
  expect(await code(answerAssent(as(there.terminals.respondent), files, { ...asked('applicant'), answer: 'yes' }))).toBe('not-your-signature')
  expect(await code(answerAssent(as(there.host), files, { ...asked('applicant'), answer: 'yes' }))).toBe('not-your-signature')
  const answered = await answer('applicant', 'no')
  expect(answered.assents.map((one) => one.answer)).toEqual(['no'])
  expect(await code(say('applicant'))).toBe('assent-not-asked')
  // The other side's terminal hears nothing of it.
  expect((await answer('respondent', 'no')).assents).toHaveLength(1)
  await database.db.update(party).set({ bornOn: '2012-01-01' }).where(eq(party.id, asked('applicant').partyId))
  agreement = await open(await seen())
  expect(await code(answer('applicant', 'yes'))).toBe('assent-minor')
})

test('[K4] words with a talk aside in between are not on tape as a whole, and a quiet room is told as that: nothing is kept of either, though the other side was heard all the time', async () => {
  await record(from, new Date('2026-09-18T01:12:02Z'))
  const recordingId = await record(new Date('2026-09-18T01:12:03Z'))
  await answer('applicant', 'yes')
  await say('applicant')
  await keep('applicant')
  expect((await soundOf('applicant'))!.sound).toBe('off-tape')

  await database.db.update(recording).set({ startedAt: from }).where(eq(recording.id, recordingId))
  await answer('respondent', 'yes')
  await say('respondent')
  await filed(recordingId, { applicant: 440, respondent: 0 })
  await keep('respondent')
  expect((await soundOf('respondent'))!.sound).toBe('silent')
})

test('[K3][K4][K6][K7] what fails or has no tool is tried again and signing waits for none; what is cut before the seal is in its annex, what is cut later is not; each listening has a reason, a changed byte is found', async () => {
  const recordingId = await record(from)
  await filed(recordingId)
  for (const side of ['applicant', 'respondent'] as const) { await answer(side, 'yes'); await say(side) }
  const [part] = await database.db.select().from(recordingPart).where(eq(recordingPart.seatId, await seatAt('respondent')))
  const place = shelf.filed.placeOf(part!.path)
  renameSync(place, `${place}.away`)
  await keep('applicant')
  await expect(keep('respondent')).rejects.toThrow()
  vi.stubEnv('PATH', '/nowhere')
  renameSync(`${place}.away`, place)
  await keep('respondent')
  vi.unstubAllEnvs()
  expect([(await soundOf('applicant'))!.sound, (await soundOf('respondent'))!.sound]).toEqual(['kept', 'no-tool'])

  for (const [at, signer] of agreement.signers.entries()) await signAgreement(as(signer.kind === 'party' ? there.terminals[signer.side] : there.host), { agreementId: agreement.id, contentHash: agreement.contentHash, signerKey: signerKey(signer), ink: anInk(at) })
  const press: Press = { papers, files, verifyAt: (hash) => hash, seal: () => openSeal(readConfig({ LIANXIN_DATA: folder })), stamp: null }
  await sealAgreement(system(new Date('2026-09-18T01:13:00Z')), press, agreement.id)
  await keepRest(system(new Date('2026-09-18T01:20:00Z')), { shelf, files })
  const [mine, theirs] = [(await soundOf('applicant'))!, (await soundOf('respondent'))!]
  expect([mine, theirs].map(({ sound, inAnnex }) => [sound, inAnnex])).toEqual([['kept', true], ['kept', false]])
  expect(await verbs()).toContain(`spoken assent kept ${theirs.sha256}`)
  expect(await code(answer('applicant', 'no'))).toBe('assent-late')

  expect(await code(hear(await aClerk(database.db)))).toBe('not-found')
  const heard = await hear(there.host)
  expect(heard).toMatchObject({ type: 'audio/ogg', sha256: mine.sha256, name: there.host.name })
  const file = join(folder, 'heard.ogg')
  writeFileSync(file, Buffer.from(heard.sound, 'base64'))
  expect(new Set(tonesIn(file, [440, 1_000]))).toEqual(new Set([440]))
  expect((await soundOf('applicant'))!.heardBy).toEqual([expect.objectContaining({ name: there.host.name, reason: '核对当时怎么说的' })])
  expect(await verbs()).toContain('hear spoken assent: 核对当时怎么说的')
  expect(await checkAssents(system(new Date('2026-09-18T02:00:00Z')), files, { all: true })).toMatchObject({ bad: 0 })

  const content = readFileSync(await stored('applicant'))
  content[content.length >> 1]! ^= 1
  writeFileSync(await stored('applicant'), content)
  expect(await code(hear(await aLead(database.db)))).toBe('assent-damaged')
  expect((await soundOf('applicant'))!.found).toBe('changed')
  expect(await verbs()).toContain('spoken assent found changed')
  rmSync(await stored('respondent'))
  const found: string[] = []
  expect((await checkAssents(system(new Date('2026-09-18T03:00:00Z')), files, { all: true, tell: ({ agreementId }, state) => { if (agreementId === agreement.id) found.push(state) } })).bad).toBe(2)
  expect(found.toSorted()).toEqual(['changed', 'missing'])
})

test('[K5] taken back, the sound is thrown away; cancelled by an edit, it stays with its row', async () => {
  await filed(await record(from))
  for (const side of ['applicant', 'respondent'] as const) { await answer(side, 'yes'); await say(side); await keep(side) }
  const [mine, theirs] = [await stored('applicant'), await stored('respondent')]
  const back = await answer('applicant', 'no', new Date('2026-09-18T01:12:30Z'))
  expect(back.assents.map((one) => [one.answer, one.sound])).toEqual([['no', null]])
  expect(() => readFileSync(mine)).toThrow('ENOENT')
  const edited = await edit(await seen(), '把田坎恢复原状')
  expect([edited.assents, edited.assentsCancelled]).toEqual([[], 1])
  expect(readFileSync(theirs).length).toBeGreaterThan(1_000)
  expect((await database.db.select().from(spokenAssent).where(eq(spokenAssent.agreementId, agreement.id))).map(({ answer, cancelReason, path }) => [answer, cancelReason, path !== null]).toSorted()).toEqual([['no', 'edited', false], ['yes', 'answered-anew', false], ['yes', 'edited', true]])
})
