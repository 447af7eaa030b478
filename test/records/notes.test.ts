import { beforeAll, describe, expect, test } from 'vitest'
import { auditEntry } from '#drizzle/schema/index.ts'
import type { Actor } from '#shared/people/words.ts'
import { putLine, removeLine } from '#server/records/actions/put-line.ts'
import { readCaseNotes, readNotes } from '#server/records/actions/read-notes.ts'
import { aContext, anId } from '#test/helpers/a-context.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { aLiveSession, type LiveSession } from '#test/helpers/a-live-session.ts'
import { refusalOf } from '#test/helpers/refusal-of.ts'
import { anOfficer } from '#test/helpers/someone.ts'

const database = aDatabase()
let there: LiveSession
beforeAll(async () => { there = await aLiveSession(database.db) })

const as = (actor: Actor) => aContext(database.db, { actor })
const line = (text: string, given: Partial<Parameters<typeof putLine>[1]> = {}) => ({ sessionId: there.sessionId, lineId: anId<'note_line'>(), begunAtMs: 65_000, speaker: 'applicant' as const, text, revision: 0, ...given })

describe('notes of a session', () => {
  test('a line is stamped with the session clock at which it was begun, and read back in order', async () => {
    const second = await putLine(as(there.recorder), line('后说的话', { begunAtMs: 120_000 }))
    const first = await putLine(as(there.host), line('先说的话', { begunAtMs: 60_000 }))
    expect([first.atMs, first.revision, first.authorName]).toEqual([60_000, 1, '陈向阳'])
    const { lines, mayWrite } = await readNotes(as(there.recorder), there.sessionId)
    expect(lines.map(({ id }) => id)).toEqual([first.id, second.id])
    expect(mayWrite).toBe(true)
  })

  test('nobody stamps a line into the future', async () => {
    const saved = await putLine(as(there.host), line('将来', { begunAtMs: 9_000_000 }))
    expect(saved.atMs).toBe(600_000)
  })

  test('two typists at one line: the slower one is told who was faster, and nothing is overwritten', async () => {
    const begun = await putLine(as(there.recorder), line('田坎'))
    await putLine(as(there.host), line('田坎在东边', { lineId: begun.id, revision: 1 }))
    expect(await refusalOf(putLine(as(there.recorder), line('田坎在西边', { lineId: begun.id, revision: 1 })))).toMatchObject({ code: 'line-changed', values: { who: '陈向阳' } })
    expect((await readNotes(as(there.host), there.sessionId)).lines.find(({ id }) => id === begun.id)?.text).toBe('田坎在东边')
  })

  test('of many saves from one revision exactly one is taken', async () => {
    const begun = await putLine(as(there.recorder), line('一'))
    const codes = await Promise.all(Array.from({ length: 12 }, (_, at) => refusalOf(putLine(as(at % 2 ? there.host : there.recorder), line(`写法 ${at}`, { lineId: begun.id, revision: 1 })))))
    expect(codes.filter((refusal) => refusal === null)).toHaveLength(1)
  })

  test('a save whose answer was lost can be sent again', async () => {
    const once = line('只有一行')
    expect(await putLine(as(there.recorder), once)).toEqual(await putLine(as(there.recorder), once))
  })

  test('an emptied line can be removed, one with words stays', async () => {
    const kept = await putLine(as(there.recorder), line('有字'))
    const which = { sessionId: there.sessionId, lineId: kept.id }
    expect(await refusalOf(removeLine(as(there.recorder), which))).toMatchObject({ code: 'line-not-empty' })
    await putLine(as(there.recorder), line('', { lineId: kept.id, revision: 1 }))
    expect(await removeLine(as(there.recorder), which)).toEqual({ removed: true })
    expect(await removeLine(as(there.recorder), which)).toEqual({ removed: false })
  })

  test('a line of one session cannot be reached through another', async () => {
    const other = await aLiveSession(database.db)
    const mine = await putLine(as(there.recorder), line('这里的'))
    expect(await refusalOf(putLine(as(other.recorder), line('别处的', { sessionId: other.sessionId, lineId: mine.id, revision: 1 })))).toMatchObject({ code: 'not-found' })
  })

  test('terminals, strangers and guests neither write nor read', async () => {
    const stranger = await anOfficer(database.db)
    expect(await refusalOf(putLine(as(there.terminals.applicant), line('我说')))).toMatchObject({ code: 'not-allowed' })
    expect(await refusalOf(putLine(as(stranger), line('我说')))).toMatchObject({ code: 'not-found' })
    expect(await refusalOf(readNotes(as(stranger), there.sessionId))).toMatchObject({ code: 'not-found' })
    expect(await refusalOf(readNotes(as(there.terminals.applicant), there.sessionId))).toMatchObject({ code: 'not-allowed' })
    expect(await refusalOf(readNotes(as({ kind: 'guest' }), there.sessionId))).toMatchObject({ code: 'not-signed-in' })
  })

  test('nothing is written before the start', async () => {
    const waiting = await aLiveSession(database.db, { started: false })
    expect(await refusalOf(putLine(as(waiting.host), line('还没开始', { sessionId: waiting.sessionId })))).toMatchObject({ code: 'notes-closed' })
  })

  test('markup and rare characters stay what they are', async () => {
    const words = '<script>alert(1)</script> 𠅤 #panic() שלום'
    const saved = await putLine(as(there.recorder), line(words))
    expect((await readNotes(as(there.recorder), there.sessionId)).lines.find(({ id }) => id === saved.id)?.text).toBe(words)
  })
})

test('the case shows the notes of all its sessions, and whoever reads them is written down', async () => {
  const fresh = await aLiveSession(database.db)
  await putLine(as(fresh.host), { ...line('第一句'), sessionId: fresh.sessionId, lineId: anId<'note_line'>() })
  const notes = await readCaseNotes(as(fresh.host), fresh.caseId)
  expect(notes.map(({ sessionId, lines }) => [sessionId, lines.map(({ text }) => text)])).toEqual([[fresh.sessionId, ['第一句']]])
  const written = (await database.db.select().from(auditEntry)).filter(({ subject, subjectId }) => subject === 'notes' && subjectId === fresh.caseId)
  expect(written.map(({ verb, actorId }) => [verb, actorId])).toEqual([['read', fresh.host.id]])
})
