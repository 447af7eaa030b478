import { beforeAll, describe, expect, test } from 'vitest'
import { noteLine, noteUpdate, session } from '#drizzle/schema/index.ts'
import { eq } from 'drizzle-orm'
import * as Y from 'yjs'
import { editAfter, editBetween, movedBy } from '#shared/records/edit-rules.ts'
import { beginLine, linesIn, readLines, typeInto, wordsOf } from '#shared/records/note-doc.ts'
import { afar, type NotesAsked, type NotesTold, TypedNotes } from '#shared/records/typed-notes.ts'
import type { StaffActor } from '#shared/people/words.ts'
import { syncNotes } from '#server/records/actions/sync-notes.ts'
import { readNotes } from '#server/records/actions/read-notes.ts'
import { aContext, anId, later } from '#test/helpers/a-context.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { aLiveSession, type LiveSession } from '#test/helpers/a-live-session.ts'
import { refusalOf } from '#test/helpers/refusal-of.ts'
import { typeLine } from '#test/helpers/type-notes.ts'

const database = aDatabase()
let there: LiveSession
beforeAll(async () => { there = await aLiveSession(database.db) })
const as = (actor: StaffActor) => aContext(database.db, { actor })

/** The same chances on every run. */
function chances(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

/** Somebody at a keyboard: types letter by letter where the caret is, as the field does, on a line that may break. */
class Typist {
  notes = new TypedNotes(null)
  line: 'good' | 'down' | 'answers lost' = 'good'
  typed = ''
  #caret = 0
  readonly #who: StaffActor
  readonly #live: LiveSession
  others: Typist[] = []

  constructor(who: StaffActor, live: LiveSession) {
    this.#who = who
    this.#live = live
  }

  async sync(): Promise<boolean> {
    return this.notes.sync((asked) => this.#ask(asked)).then(() => true, () => false)
  }

  async #ask(asked: NotesAsked): Promise<NotesTold> {
    if (this.line === 'down') throw new Error('down')
    const { told, heard } = await syncNotes(as(this.#who), { sessionId: this.#live.sessionId, ...asked })
    if (heard) for (const other of this.others) if (other.line !== 'down' && !other.notes.hear(heard)) await other.sync()
    if (this.line === 'answers lost') throw new Error('lost')
    return told
  }

  /** The next letters, at the caret, which stays at its words when others type. */
  type(id: ReturnType<typeof readLines>[number]['id'], letters: string): void {
    const words = wordsOf(this.notes.doc, id)!
    const follow = (event: Y.YTextEvent, { origin }: Y.Transaction) => { if (origin === afar) this.#caret = movedBy(this.#caret, event.delta as never) }
    if (this.typed === '') { words.observe(follow); this.#caret = words.length }
    for (const letter of letters) {
      typeInto(this.notes.doc, id, { at: this.#caret, removed: 0, inserted: letter })
      this.#caret += letter.length
      this.typed += letter
    }
  }

  /** The page is loaded anew: only what the tab kept for it is there, and the caret is at the end. */
  async reload(id: ReturnType<typeof readLines>[number]['id']): Promise<void> {
    this.notes = new TypedNotes(this.notes.unsaved)
    while (!(await this.sync())) this.line = 'good'
    const words = wordsOf(this.notes.doc, id)!
    words.observe((event, { origin }) => { if (origin === afar) this.#caret = movedBy(this.#caret, event.delta as never) })
    this.#caret = words.length
  }
}

const linesOf = async (live: LiveSession) => (await readNotes(as(live.host), live.sessionId)).lines
/** Whether somebody's letters all stand in a text, in the order in which they were typed. */
function stands(letters: string, text: string): boolean {
  let at = 0
  for (const letter of letters) {
    at = text.indexOf(letter, at)
    if (at < 0) return false
    at += letter.length
  }
  return true
}

describe('two who type at once', () => {
  test.each([1, 2, 3, 4, 5])('[N3] lose no keystroke in one line, with lines that break, answers that are lost and pages that are loaded anew (%i)', async (seed) => {
    const chance = chances(seed)
    const live = await aLiveSession(database.db)
    const id = await typeLine(as(live.host), live.sessionId, '田坎')
    const [host, recorder] = [new Typist(live.host, live), new Typist(live.recorder, live)]
    host.others = [recorder]
    recorder.others = [host]
    const alphabets = new Map([[host, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'], [recorder, '零一二三四五六七八九𠅤𠅥']])
    for (const typist of alphabets.keys()) await typist.sync()
    for (let turn = 0; turn < 60; turn++) {
      for (const [typist, alphabet] of alphabets) {
        const letters = [...alphabet]
        typist.type(id, Array.from({ length: 1 + chance(3) }, () => letters[chance(letters.length)]!).join(''))
        if (chance(4) === 0) typist.line = (['good', 'good', 'down', 'answers lost'] as const)[chance(4)]!
        if (chance(25) === 0) await typist.reload(id)
        else if (chance(2) === 0) await typist.sync()
      }
    }
    for (const typist of alphabets.keys()) typist.line = 'good'
    for (const typist of [host, recorder, host]) expect(await typist.sync()).toBe(true)
    const text = wordsOf(host.notes.doc, id)!.toString()
    expect(wordsOf(recorder.notes.doc, id)!.toString()).toBe(text)
    expect((await linesOf(live)).map((line) => line.text)).toEqual([text])
    expect([...text].length).toBe(2 + [...host.typed].length + [...recorder.typed].length)
    expect([stands(host.typed, text), stands(recorder.typed, text)]).toEqual([true, true])
  })

  test('[N3] after a minute offline and a reload everything that both wrote is there, in the same line too', async () => {
    const live = await aLiveSession(database.db)
    const id = await typeLine(as(live.host), live.sessionId, '田坎在东边。')
    const [host, recorder] = [new Typist(live.host, live), new Typist(live.recorder, live)]
    host.others = [recorder]
    for (const typist of [host, recorder]) await typist.sync()
    host.line = 'down'
    typeInto(host.notes.doc, id, editBetween('田坎在东边。', '田坎一直在东边。'))
    const own = { id: anId<'note_line'>(), atMs: 90_000, speaker: 'respondent' as const, text: '离线时记下的一整行。' }
    beginLine(host.notes.doc, own)
    expect(await host.sync()).toBe(false)
    typeInto(recorder.notes.doc, id, editBetween('田坎在东边。', '田坎在东边，四十厘米。'))
    expect(await recorder.sync()).toBe(true)

    host.notes = new TypedNotes(host.notes.unsaved)
    expect(host.notes.saved).toBe(false)
    host.line = 'good'
    expect(await host.sync()).toBe(true)
    expect([host.notes.saved, host.notes.unsaved]).toEqual([true, null])
    expect((await linesOf(live)).map(({ text }) => text)).toEqual(['田坎一直在东边，四十厘米。', own.text])
    expect(readLines(recorder.notes.doc)).toEqual(readLines(host.notes.doc))
  })

  test('[N3] what an input method composes over words that changed meanwhile comes to its own place', () => {
    const doc = new Y.Doc()
    const id = anId<'note_line'>()
    beginLine(doc, { id, atMs: 0, speaker: 'note', text: '甲说不知道' })
    const heard: never[][] = []
    wordsOf(doc, id)!.observe((event) => { heard.push(event.delta as never[]) })
    typeInto(doc, id, { at: 0, removed: 0, inserted: '今天' })
    typeInto(doc, id, heard.reduce(editAfter, editBetween('甲说不知道', '甲说他不知道')))
    expect(wordsOf(doc, id)!.toString()).toBe('今天甲说他不知道')
  })
})

describe('what the server keeps of it', () => {
  test('[N3] the same typing come twice is one, and nobody is told twice', async () => {
    const live = await aLiveSession(database.db)
    const notes = new TypedNotes(null)
    beginLine(notes.doc, { id: anId<'note_line'>(), atMs: 1, speaker: 'host', text: '只有一行' })
    const asked = { sessionId: live.sessionId, vector: Y.encodeStateVector(notes.doc), update: notes.unsaved! }
    expect((await syncNotes(as(live.host), asked)).heard).not.toBeNull()
    expect((await syncNotes(as(live.host), asked)).heard).toBeNull()
    expect((await linesOf(live)).map(({ text }) => text)).toEqual(['只有一行'])
  })

  test('many saves become one row, and read the same', async () => {
    const live = await aLiveSession(database.db)
    const id = await typeLine(as(live.host), live.sessionId, '数')
    const typist = new Typist(live.host, live)
    await typist.sync()
    for (let nth = 0; nth < 110; nth++) {
      typist.type(id, '一')
      await typist.sync()
    }
    expect((await database.db.select().from(noteUpdate).where(eq(noteUpdate.sessionId, live.sessionId))).length).toBeLessThan(20)
    expect((await linesOf(live))[0]!.text).toBe(`数${'一'.repeat(110)}`)
    const fresh = new Typist(live.recorder, live)
    await fresh.sync()
    expect(readLines(fresh.notes.doc)[0]!.text).toBe(`数${'一'.repeat(110)}`)
  })

  test('notes that were once saved line by line are the beginning, whoever types first', async () => {
    const live = await aLiveSession(database.db)
    await database.db.insert(noteLine).values([1, 2].map((nth) => ({ id: anId<'note_line'>(), sessionId: live.sessionId, atMs: nth * 1000, speaker: 'applicant' as const, text: `旧的第 ${nth} 行`, authorId: live.host.id, savedAt: aContext(database.db).now })))
    const [host, recorder] = [new Typist(live.host, live), new Typist(live.recorder, live)]
    for (const typist of [host, recorder]) await typist.sync()
    for (const [typist, words] of [[host, '（主持人补）'], [recorder, '（记录员补）']] as const) {
      typeInto(typist.notes.doc, readLines(typist.notes.doc)[0]!.id, { at: 0, removed: 0, inserted: words })
      expect(await typist.sync()).toBe(true)
    }
    const [first, second] = await linesOf(live)
    expect([first!.text.length, second!.text]).toEqual(['旧的第 1 行'.length + 12, '旧的第 2 行'])
    expect(['（主持人补）', '（记录员补）', '旧的第 1 行'].every((words) => first!.text.includes(words))).toBe(true)
  })

  test('[N2] nobody stamps a line into the future, and nobody moves a line that stands', async () => {
    const live = await aLiveSession(database.db)
    const id = await typeLine(as(live.host), live.sessionId, '将来', { atMs: 9_000_000 })
    expect((await linesOf(live))[0]!.atMs).toBe(600_000)
    const typist = new Typist(live.recorder, live)
    await typist.sync()
    expect(readLines(typist.notes.doc)[0]!.atMs).toBe(600_000)
    linesIn(typist.notes.doc).get(id)!.set('atMs', 5)
    await typist.sync()
    expect([readLines(typist.notes.doc)[0]!.atMs, (await linesOf(live))[0]!.atMs]).toEqual([600_000, 600_000])
  })

  test('a line that was emptied is gone for who reads, and its words can come back', async () => {
    const live = await aLiveSession(database.db)
    const id = await typeLine(as(live.host), live.sessionId, '有字')
    const typist = new Typist(live.recorder, live)
    await typist.sync()
    typeInto(typist.notes.doc, id, { at: 0, removed: 2, inserted: '' })
    await typist.sync()
    expect(await linesOf(live)).toEqual([])
    typeInto(typist.notes.doc, id, { at: 0, removed: 0, inserted: '又写了' })
    await typist.sync()
    expect((await linesOf(live)).map(({ text, authorName }) => [text, authorName])).toEqual([['又写了', '何文静']])
  })
})

describe('what is refused', () => {
  const update = (fill: (doc: Y.Doc) => void): Uint8Array => {
    const doc = new Y.Doc()
    fill(doc)
    return Y.encodeStateAsUpdate(doc)
  }
  const send = (sent: Uint8Array, { who = there.host, live = there, ctx = as(who) } = {}) => refusalOf(syncNotes(ctx, { sessionId: live.sessionId, vector: new Uint8Array([0]), update: sent }))
  const aLine = (text = '字') => ({ id: anId<'note_line'>(), atMs: 1, speaker: 'note' as const, text })

  test.each<[string, () => Uint8Array]>([
    ['bytes that mean nothing', () => new Uint8Array([1, 2, 3, 200, 200, 200, 200])],
    ['something beside lines', () => update((doc) => { doc.getText('other').insert(0, 'x') })],
    ['a line that is no line', () => update((doc) => { linesIn(doc).set(anId<'note_line'>(), new Y.Map([['text', 'x']]) as never) })],
    ['a line under a name that is no id', () => update((doc) => beginLine(doc, { ...aLine(), id: '../../etc' as never }))],
    ['a speaker whom nobody knows', () => update((doc) => beginLine(doc, { ...aLine(), speaker: 'judge' as never }))],
    ['a line without end', () => update((doc) => beginLine(doc, aLine('长'.repeat(20_000))))],
    ['a NUL', () => update((doc) => beginLine(doc, aLine('a\u0000b')))],
    ['text that turns itself round', () => update((doc) => beginLine(doc, aLine('a\u202eb')))],
    ['a picture in the words', () => update((doc) => { const line = aLine(); beginLine(doc, line); wordsOf(doc, line.id)!.insertEmbed(0, { image: 'x' }) })],
  ])('%s: whole, and nothing of it is kept', async (_what, sent) => {
    const live = await aLiveSession(database.db)
    expect(await send(sent(), { who: live.host, live })).toMatchObject({ code: 'notes-not-understood' })
    expect(await database.db.select().from(noteUpdate).where(eq(noteUpdate.sessionId, live.sessionId))).toEqual([])
  })

  test('typing whose beginning the server lacks: the tab sends all of it, and nothing is lost', async () => {
    const live = await aLiveSession(database.db)
    const doc = new Y.Doc()
    const line = aLine('前')
    beginLine(doc, line)
    const before = Y.encodeStateVector(doc)
    typeInto(doc, line.id, { at: 1, removed: 0, inserted: '后' })
    expect(await send(Y.encodeStateAsUpdate(doc, before), { who: live.host, live })).toMatchObject({ code: 'notes-gap' })
    expect(await send(Y.encodeStateAsUpdate(doc), { who: live.host, live })).toBeNull()
    expect((await linesOf(live)).map(({ text }) => text)).toEqual(['前后'])
  })

  test('[N12] what is said in a caucus is not taken into the common notes by who sits in it; the recorder outside goes on', async () => {
    const live = await aLiveSession(database.db)
    const course = { caucus: { side: 'applicant' as const, guests: [], from: 'live' as const, since: aContext(database.db).now.toISOString(), minutes: 10 } }
    await database.db.update(session).set({ status: 'caucus', course }).where(eq(session.id, live.sessionId))
    const sent = update((doc) => beginLine(doc, aLine('底线是一千元')))
    expect(await send(sent, { who: live.host, live })).toMatchObject({ code: 'notes-aside' })
    expect(await send(update((doc) => beginLine(doc, aLine('双方等候'))), { who: live.recorder, live })).toBeNull()
    await database.db.update(session).set({ status: 'live', course: {} }).where(eq(session.id, live.sessionId))
    expect(await send(sent, { who: live.host, live })).toBeNull()
  })

  test('[N1] before the start, and more than a day after the end', async () => {
    const waiting = await aLiveSession(database.db, { started: false })
    expect(await send(update((doc) => beginLine(doc, aLine())), { who: waiting.host, live: waiting })).toMatchObject({ code: 'notes-closed' })
    const ended = await aLiveSession(database.db)
    await database.db.update(session).set({ status: 'closed', endedAt: aContext(database.db).now }).where(eq(session.id, ended.sessionId))
    const sent = update((doc) => beginLine(doc, aLine()))
    expect(await send(sent, { live: ended, ctx: later(as(ended.host), 25 * 3_600_000) })).toMatchObject({ code: 'notes-closed' })
    expect(await send(sent, { live: ended, ctx: later(as(ended.host), 23 * 3_600_000) })).toBeNull()
  })

  test("a line of another session's notes stays what it is, whatever these notes call theirs", async () => {
    const [here, other] = [await aLiveSession(database.db), await aLiveSession(database.db)]
    const id = await typeLine(as(other.host), other.sessionId, '别处的')
    await send(update((doc) => beginLine(doc, { ...aLine('这里的'), id })), { who: here.host, live: here })
    expect((await linesOf(other)).map(({ text }) => text)).toEqual(['别处的'])
  })
})
