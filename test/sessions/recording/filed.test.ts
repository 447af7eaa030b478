import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { asc } from 'drizzle-orm'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { recording, recordingPart } from '#drizzle/schema/index.ts'
import { readConfig } from '#server/platform/config.ts'
import { fileParts } from '#server/sessions/actions/file-parts.ts'
import { openShelf, type Shelf } from '#server/sessions/recording/shelf.ts'
import { readWebm } from '#server/sessions/rules/recording/read-webm.ts'
import { aContext, anId } from '#test/helpers/a-context.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { aLiveSession } from '#test/helpers/a-live-session.ts'
import { aFreePort } from '#test/helpers/a-free-port.ts'
import { emptyCounty } from '#test/helpers/empty-county.ts'

const database = aDatabase()
let data: string
let shelf: Shelf

beforeEach(async () => {
  await emptyCounty(database.sql)
  data = mkdtempSync(join(tmpdir(), 'lianxin-filed-'))
  shelf = openShelf(readConfig({ LIANXIN_DATA: data }))
})
afterEach(() => rmSync(data, { recursive: true }))

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')
const partsOf = () => database.db.select().from(recordingPart).orderBy(asc(recordingPart.nth))

/** Two seats are recorded by a process of its own, which is killed after three seconds. Gives how far they had got by then. */
async function recordAndKill(sessionId: string): Promise<number> {
  const recordingId = anId<'recording'>()
  await database.db.insert(recording).values({ id: recordingId, sessionId: sessionId as never, basis: 'consent', startedAt: new Date() })
  const child = spawn(process.execPath, [join(import.meta.dirname, 'records-until-killed.ts'), shelf.open, String(await aFreePort()), sessionId, recordingId, anId(), anId()], { stdio: ['ignore', 'pipe', 'inherit'] })
  let taken = 0
  for await (const line of createInterface({ input: child.stdout })) {
    taken = Number(line)
    if (taken >= 3_000) break
  }
  child.kill('SIGKILL')
  await once(child, 'exit')
  return taken
}

test('[V8] what was cut by kill -9 plays to within a second of the end, is marked, and chained to the file before', async () => {
  const { sessionId } = await aLiveSession(database.db, { now: new Date() })
  const taken = await recordAndKill(sessionId)
  const found = new Set(readdirSync(shelf.open))
  const files = [...found].filter((name) => name.endsWith('.webm'))
  expect(files).toHaveLength(2)
  // As if the power had gone in the middle of writing: the last stretch of one of them is not whole.
  const torn = join(shelf.open, files[0]!)
  truncateSync(torn, readFileSync(torn).length - 100)

  const ctx = aContext(database.db, { now: new Date() })
  expect(await fileParts(ctx, shelf, new Set())).toBe(0)
  expect(await fileParts(ctx, shelf, found)).toBe(2)
  expect(await fileParts(ctx, shelf, found)).toBe(0)
  expect(readdirSync(shelf.open)).toEqual([])

  const parts = await partsOf()
  for (const part of parts) {
    const file = readFileSync(shelf.filed.placeOf(part.path))
    const read = readWebm(file)
    const tornMs = files[0]!.startsWith(part.id) ? 550 : 0
    expect(part.cut).toBe(true)
    expect([part.sha256, part.bytes]).toEqual([sha256(file), file.length])
    expect(Math.max(...read.blocks.map(({ ms }) => ms))).toBeGreaterThan(taken - 1_000 - tornMs)
    expect(part.durationMs).toBeGreaterThan(taken - 1_000 - tornMs)
    expect(read.tracks).toEqual([1, 2])
  }
  expect(parts.map(({ nth, chainBefore }) => [nth, chainBefore])).toEqual([[1, ''], [2, parts[0]!.chain]])
  expect(parts[1]!.chain).toBe(sha256(`${parts[0]!.chain}\n${parts[1]!.id}\n${parts[1]!.sha256}\n${parts[1]!.bytes}`))
})
