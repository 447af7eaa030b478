import { beforeAll, describe, expect, test } from 'vitest'
import { auditEntry } from '#drizzle/schema/index.ts'
import type { Actor } from '#shared/people/words.ts'
import { readCaseNotes, readNotes } from '#server/records/actions/read-notes.ts'
import { syncNotes } from '#server/records/actions/sync-notes.ts'
import { aContext } from '#test/helpers/a-context.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { aLiveSession, type LiveSession } from '#test/helpers/a-live-session.ts'
import { refusalOf } from '#test/helpers/refusal-of.ts'
import { anOfficer } from '#test/helpers/someone.ts'
import { typeLine } from '#test/helpers/type-notes.ts'

const database = aDatabase()
let there: LiveSession
beforeAll(async () => { there = await aLiveSession(database.db) })

const as = (actor: Actor) => aContext(database.db, { actor })
const open = (actor: Actor) => syncNotes(as(actor), { sessionId: there.sessionId, vector: new Uint8Array([0]), update: null })

describe('notes of a session', () => {
  test('a line is stamped with the session clock at which it was begun, and read back in order', async () => {
    const second = await typeLine(as(there.recorder), there.sessionId, '后说的话', { atMs: 120_000 })
    const first = await typeLine(as(there.host), there.sessionId, '先说的话', { atMs: 60_000 })
    const { lines, mayWrite } = await readNotes(as(there.recorder), there.sessionId)
    expect(lines.map(({ id, atMs, authorName }) => [id, atMs, authorName])).toEqual([[first, 60_000, '陈向阳'], [second, 120_000, '何文静']])
    expect(mayWrite).toBe(true)
  })

  test('terminals, strangers and guests neither write nor read', async () => {
    const stranger = await anOfficer(database.db)
    expect(await refusalOf(open(there.terminals.applicant))).toMatchObject({ code: 'not-allowed' })
    expect(await refusalOf(open(stranger))).toMatchObject({ code: 'not-found' })
    expect(await refusalOf(open({ kind: 'guest' }))).toMatchObject({ code: 'not-signed-in' })
    expect(await refusalOf(readNotes(as(stranger), there.sessionId))).toMatchObject({ code: 'not-found' })
    expect(await refusalOf(readNotes(as(there.terminals.applicant), there.sessionId))).toMatchObject({ code: 'not-allowed' })
    expect(await refusalOf(readNotes(as({ kind: 'guest' }), there.sessionId))).toMatchObject({ code: 'not-signed-in' })
  })

  test('markup and rare characters stay what they are', async () => {
    const words = '<script>alert(1)</script> 𠅤 #panic() שלום'
    const typed = await typeLine(as(there.recorder), there.sessionId, words)
    expect((await readNotes(as(there.recorder), there.sessionId)).lines.find(({ id }) => id === typed)?.text).toBe(words)
  })
})

test('the case shows the notes of all its sessions, and whoever reads them is written down', async () => {
  const fresh = await aLiveSession(database.db)
  await typeLine(as(fresh.host), fresh.sessionId, '第一句')
  const notes = await readCaseNotes(as(fresh.host), fresh.caseId)
  expect(notes.map(({ sessionId, lines }) => [sessionId, lines.map(({ text }) => text)])).toEqual([[fresh.sessionId, ['第一句']]])
  const written = (await database.db.select().from(auditEntry)).filter(({ subject, subjectId }) => subject === 'notes' && subjectId === fresh.caseId)
  expect(written.map(({ verb, actorId }) => [verb, actorId])).toEqual([['read', fresh.host.id]])
})
