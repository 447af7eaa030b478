import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readConfig } from '#server/platform/config.ts'
import { farStore, FarTrouble } from '#server/platform/files/far-store.ts'
import { Sender } from '#server/platform/files/sender.ts'
import { openStore, type Store } from '#server/platform/files/store.ts'
import { anS3Store, type S3Store } from '#test/helpers/an-s3-store.ts'

const log = pino({ level: 'silent' })
const content = randomBytes(200_000)
const print = { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') }
const path = '0a/ad91.webm'
let s3: S3Store
let data: string

beforeAll(async () => { s3 = await anS3Store() })
afterAll(() => s3.close())
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'lianxin-files-'))
  s3.objects.clear()
  s3.asked.length = 0
  s3.be('up')
})
afterEach(() => rmSync(data, { recursive: true, force: true }))

const aStore = (settings = s3.settings) => openStore(readConfig({ LIANXIN_DATA: data, ...settings }), 'kept')
function put(store: Store, at = path, bytes = content): void {
  mkdirSync(dirname(store.placeOf(at)), { recursive: true })
  writeFileSync(store.placeOf(at), bytes)
}
async function send(...stores: Store[]): Promise<Sender> {
  const sender = new Sender(stores, log, { restMs: 0 })
  sender.sendSoon()
  await sender.done()
  return sender
}
const troubleOf = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => (error instanceof FarTrouble ? [error.why, error.kind, error.body.code] : error))

describe.each(['on this disk', 'in S3'])('a file that lies %s', (where) => {
  let store: Store
  beforeEach(async () => {
    store = aStore(where === 'in S3' ? s3.settings : {})
    put(store)
    if (where === 'in S3') await send(store)
    expect(existsSync(store.placeOf(path))).toBe(where === 'on this disk')
  })
  const pieceOf = async (from: number, to: number) => {
    const file = (await store.open(path))!
    try { return await buffer(await file.read({ from, to })) } finally { await file.close() }
  }

  test('is read whole, in pieces, and against what was written down of it', async () => {
    expect(await store.bytesOf(path)).toEqual(content)
    const { bytes, close } = (await store.open(path))!
    await close()
    expect(bytes).toBe(content.length)
    expect(await pieceOf(0, 0)).toEqual(content.subarray(0, 1))
    expect(await pieceOf(70_000, 140_000)).toEqual(content.subarray(70_000, 140_001))
    expect(await pieceOf(content.length - 5, content.length - 1)).toEqual(content.subarray(-5))
    expect(await store.look(path, print)).toBe('whole')
    expect(await store.look(path, { ...print, sha256: '0'.repeat(64) })).toBe('changed')
    expect(await store.look(path, { ...print, bytes: 7 })).toBe('changed')
  })

  test('is lent to a program as a file of this machine, and what was lent is gone afterwards', async () => {
    const lent = await store.lend([path, 'not/there'], async ([file, none]) => [readFileSync(file!), none])
    expect(lent).toEqual([content, null])
    if (where === 'in S3') expect(readdirSync(join(data, 'lent'))).toEqual([])
  })

  test('is dropped; one that is not there is told as missing, not as a mistake', async () => {
    await store.drop(path)
    await store.drop(path)
    expect([await store.has(path), await store.open(path), await store.bytesOf(path), await store.look(path, print)]).toEqual([false, null, null, 'missing'])
    expect(s3.objects.size).toBe(0)
  })
})

test('a file is taken away here only when it is in S3 byte for byte, under the name that it has below the data folder', async () => {
  const store = aStore()
  put(store)
  put(store, 'grows.part')
  put(store, 'unfinished/upload')
  put(store, '别的.txt')
  const sender = await send(store)
  expect([...s3.objects]).toEqual([[`kept/${path}`, content]])
  expect(s3.asked).toEqual([`GET kept/${path}`, `PUT kept/${path}`, `GET kept/${path}`])
  expect([existsSync(store.placeOf(path)), existsSync(store.placeOf('grows.part')), existsSync(store.placeOf('unfinished/upload'))]).toEqual([false, true, true])
  expect(await sender.state()).toEqual({ files: 0, bytes: 0, oldest: null, trouble: null })
})

test('a server that stopped in the middle: what had arrived is not sent again, what was torn is sent anew', async () => {
  const store = aStore()
  put(store)
  s3.objects.set(`kept/${path}`, content)
  await send(store)
  expect([s3.asked, existsSync(store.placeOf(path))]).toEqual([[`GET kept/${path}`], false])

  put(store, 'torn')
  s3.be('torn')
  expect((await (await send(store)).state())).toMatchObject({ files: 1, bytes: content.length, trouble: { why: 'away' } })
  expect([s3.objects.has('kept/torn'), readFileSync(store.placeOf('torn'))]).toEqual([false, content])
  s3.be('up')
  await send(store)
  expect([s3.objects.get('kept/torn'), existsSync(store.placeOf('torn'))]).toEqual([content, false])
})

test('what S3 keeps wrong stays here and is sent again; it keeps no other file back', async () => {
  const store = aStore()
  put(store)
  put(store, 'another')
  s3.be('spoiling')
  const sender = await send(store)
  expect(s3.asked.filter((one) => one.startsWith('PUT'))).toHaveLength(2)
  expect([await sender.state(), await store.look(path, print), await store.look('another', print)]).toMatchObject([{ files: 2, trouble: { why: 'changed' } }, 'whole', 'whole'])
  s3.be('up')
  sender.sendSoon()
  await sender.done()
  expect([await sender.state(), await store.look(path, print)]).toMatchObject([{ files: 0, trouble: null }, 'whole'])
  expect(s3.objects.get('kept/another')).toEqual(content)
})

test('while S3 is gone all waits here and plays on; what is there already is told as away and never as missing', async () => {
  const store = aStore()
  put(store, 'sent')
  await send(store)
  put(store)
  s3.be('gone')
  const sender = await send(store)
  expect(await sender.state()).toMatchObject({ files: 1, bytes: content.length, oldest: expect.any(Date), trouble: { why: 'away', since: expect.any(Date) } })
  expect(await store.bytesOf(path)).toEqual(content)
  for (const ask of [() => store.look('sent', print), () => store.open('sent'), () => store.bytesOf('sent'), () => store.lend(['sent'], async () => null), () => store.drop('sent')]) expect(await troubleOf(ask())).toEqual(['away', 'unavailable', 'files-away'])
  s3.be('up')
  sender.sendSoon()
  await sender.done()
  expect([(await sender.state()).trouble, await store.look('sent', print), await store.look(path, print), s3.objects.size]).toEqual([null, 'whole', 'whole', 2])
})

test('a wrong key or bucket is told as what it is, and nothing is lost', async () => {
  for (const [settings, why] of [[{ FILES_S3_SECRET: 'another' }, 'refused'], [{ FILES_S3_BUCKET: 'no-such-bucket' }, 'no-bucket']] as const) {
    const store = aStore({ ...s3.settings, ...settings })
    put(store)
    expect((await (await send(store)).state()).trouble?.why).toBe(why)
    expect(existsSync(store.placeOf(path))).toBe(true)
    expect(await troubleOf(store.look('sent', print))).toEqual([why, 'unavailable', 'files-away'])
  }
})

test('what is dropped is gone in both places, also where a server stopped before it took its own away', async () => {
  const store = aStore()
  put(store)
  s3.objects.set(`kept/${path}`, content)
  s3.be('gone')
  expect(await troubleOf(store.drop(path))).toEqual(['away', 'unavailable', 'files-away'])
  s3.be('up')
  await store.drop(path)
  expect([existsSync(store.placeOf(path)), s3.objects.size]).toEqual([false, 0])
  put(store)
  await store.takeBack(path)
  expect(await store.has(path)).toBe(false)
})

test('a key that may not list is refused what is not there yet, and sends it all the same', async () => {
  const store = aStore()
  put(store)
  s3.be('unlisted')
  expect((await (await send(store)).state()).trouble).toBeNull()
  expect([s3.objects.get(`kept/${path}`), existsSync(store.placeOf(path))]).toEqual([content, false])
})

test('a file that was written a moment ago is left to whoever is at it; one that is taken away while it is sent is gone there too', async () => {
  const store = aStore()
  put(store)
  const later = new Sender([store], log)
  later.sendSoon()
  await later.done()
  expect([s3.asked, existsSync(store.placeOf(path))]).toEqual([[], true])

  const far = { ...store.far!, send: async (key: string, bytes: Readable, length: number) => { await store.far!.send(key, bytes, length); rmSync(store.placeOf(path)) } }
  await send({ ...store, far })
  expect(s3.objects.size).toBe(0)
})

test('without S3 nothing of it is loaded or asked', async () => {
  expect([farStore(readConfig({})), new Sender([aStore({})], log).able]).toEqual([null, false])
})
