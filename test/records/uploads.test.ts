import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { attachment } from '#drizzle/schema/index.ts'
import type { RefusalBody } from '#shared/platform/refusal.ts'
import { aLiveSession, type LiveSession } from '#test/helpers/a-live-session.ts'
import { anApp } from '#test/helpers/an-app.ts'
import { aClerk, aLead } from '#test/helpers/someone.ts'

const app = anApp({ settings: { UPLOAD_MAX_MB: '1' } })
let there: LiveSession
let officer: string
let stranger: string
beforeAll(async () => {
  there = await aLiveSession(app.database.db, { now: new Date() })
  officer = await app.signIn(there.host)
  stranger = await app.signIn(await aClerk(app.database.db))
})

const picture = Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.alloc(50_000, 7)])
const tus = (token: string | null) => ({ 'tus-resumable': '1.0.0', ...(token ? { authorization: `Bearer ${token}` } : {}) })
const meta = (about: Record<string, string>) => Object.entries(about).map(([key, value]) => `${key} ${Buffer.from(value).toString('base64')}`).join(',')

const begin = (token: string | null, { length = picture.length, name = '田坎照片 𠅤.png', caseId = there.caseId as string, about = {} as Record<string, string> } = {}) =>
  fetch(`${app.url}/api/uploads`, { method: 'POST', headers: { ...tus(token), 'upload-length': String(length), 'upload-metadata': meta({ filename: name, caseId, ...about }) } })
const send = (token: string | null, place: string, bytes: Buffer, offset = 0) =>
  fetch(app.url + place, { method: 'PATCH', headers: { ...tus(token), 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }, body: new Uint8Array(bytes) })
const codeOf = async (response: Response) => [response.status, ((await response.json()) as RefusalBody).code]
const placeOf = (response: Response) => response.headers.get('location') ?? ''
const filed = async () => (await app.as(officer).records.attachments({ caseId: there.caseId })).attachments

describe('uploads', () => {
  test('a picture in two pieces, with a broken line between, is filed with its hash and its Chinese name', async () => {
    const place = placeOf(await begin(officer))
    await send(officer, place, picture.subarray(0, 20_000))
    const asked = await fetch(app.url + place, { method: 'HEAD', headers: tus(officer) })
    expect(asked.headers.get('upload-offset')).toBe('20000')
    expect((await send(officer, place, picture.subarray(20_000), 20_000)).status).toBe(204)

    const [one] = await filed()
    expect(one).toMatchObject({ name: '田坎照片 𠅤.png', type: 'image/png', bytes: picture.length, origin: 'upload', addedByName: '陈向阳', sha256: createHash('sha256').update(picture).digest('hex') })
    const { timeline } = await app.as(officer).cases.open({ caseId: there.caseId })
    expect(timeline.map(({ what }) => what)).toContain('file-attached')
  })

  test('[N17] how it came in and from whom stands with it: over the counter, at the desk, in the talk; from a side or another place', async () => {
    const clerk = await app.signIn(await aClerk(app.database.db, { station: there.terminals.applicant.unitId }))
    const add = async (token: string, name: string, about: Record<string, string>) => { await send(token, placeOf(await begin(token, { name, about })), picture) }
    await add(clerk, '欠条.png', { side: 'applicant' })
    await add(officer, '界址图.png', { source: '  县档案馆 ' })
    await add(officer, '手机照片.png', { side: 'respondent', inSession: 'yes' })
    const origins = (await filed()).map(({ name, way, side, source }) => [name, way, side, source])
    expect(origins).toEqual(expect.arrayContaining([['欠条.png', 'counter', 'applicant', null], ['界址图.png', 'desk', null, '县档案馆'], ['手机照片.png', 'session', 'respondent', null]]))
    expect((await begin(officer, { about: { side: 'nobody' } })).status).toBe(422)
    expect((await begin(officer, { about: { source: '长'.repeat(101) } })).status).toBe(422)
  })

  test('asking again after the last byte files nothing twice', async () => {
    const place = placeOf(await begin(officer, { name: '再来一次.png' }))
    await send(officer, place, picture)
    await fetch(app.url + place, { method: 'HEAD', headers: tus(officer) })
    expect((await filed()).filter(({ name }) => name === '再来一次.png')).toHaveLength(1)
  })

  test('bytes that all came while the database was away are filed when the tab asks again', async () => {
    const place = placeOf(await begin(officer, { name: '后来归档.png' }))
    // The last bytes reach the disk, and nobody could file them.
    writeFileSync(join(app.config.DATA, 'files', 'unfinished', place.split('/').at(-1)!), picture)
    expect(await filed()).not.toContainEqual(expect.objectContaining({ name: '后来归档.png' }))
    expect((await fetch(app.url + place, { method: 'HEAD', headers: tus(officer) })).status).toBe(200)
    expect(await filed()).toContainEqual(expect.objectContaining({ name: '后来归档.png' }))
  })

  test('a name that promises the wrong kind is refused before it travels', async () => {
    expect(await codeOf(await begin(officer, { name: '合同.docx' }))).toEqual([415, 'wrong-type'])
  })

  test('a page that calls itself a picture is refused when it is here, and nothing of it stays', async () => {
    const page = Buffer.from('<!doctype html><script>alert(1)</script>')
    const place = placeOf(await begin(officer, { name: '照片.jpg', length: page.length }))
    expect(await codeOf(await send(officer, place, page))).toEqual([415, 'wrong-type'])
    expect(readdirSync(join(app.config.DATA, 'files', 'unfinished'))).not.toContain(place.split('/').at(-1))
    expect(await filed()).not.toContainEqual(expect.objectContaining({ name: '照片.jpg' }))
  })

  test('too large is said before it travels, and a liar is stopped on the way', async () => {
    expect(await codeOf(await begin(officer, { length: 1_048_577 }))).toEqual([413, 'upload-too-large'])
    const place = placeOf(await begin(officer, { length: 100 }))
    expect((await send(officer, place, picture)).status).toBeGreaterThanOrEqual(400)
  })

  test('nobody reaches a case that is not theirs, nor an upload that somebody else began', async () => {
    expect(await codeOf(await begin(stranger))).toEqual([404, 'case-not-found'])
    expect(await codeOf(await begin(null))).toEqual([401, 'not-signed-in'])
    expect(await codeOf(await begin(there.terminals.applicant.token))).toEqual([403, 'not-allowed'])
    const place = placeOf(await begin(officer))
    expect(await codeOf(await send(await app.signIn(there.recorder), place, picture))).toEqual([404, 'upload-gone'])
    expect((await fetch(app.url + place, { method: 'HEAD', headers: tus(stranger) })).status).toBe(404)
  })

  test('a path in an upload name leads nowhere, and uploads cannot be read back', async () => {
    for (const path of ['..%2f..%2fsecrets.json', '..%2fstored', 'a'.repeat(32)]) expect((await send(officer, `/api/uploads/${path}`, picture)).status).toBe(404)
    const place = placeOf(await begin(officer))
    expect((await fetch(app.url + place, { headers: { authorization: `Bearer ${officer}` } })).status).toBe(404)
  })

  test('a case id that is none is an invalid input', async () => {
    expect(await codeOf(await begin(officer, { caseId: '../../etc' }))).toEqual([422, 'invalid-input'])
  })
})

describe('downloads', () => {
  const get = (id: string, token: string | null, headers: Record<string, string> = {}) => fetch(`${app.url}/api/attachments/${id}/file`, { headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers } })
  const one = async () => (await filed()).find(({ name }) => name === '田坎照片 𠅤.png')!

  test('the bytes come back whole, under their name, and as nothing but themselves', async () => {
    const response = await get((await one()).id, officer)
    expect(Buffer.from(await response.arrayBuffer()).equals(picture)).toBe(true)
    expect(response.headers.get('content-type')).toBe('image/png')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('content-disposition')).toContain(`filename*=UTF-8''${encodeURIComponent('田坎照片 𠅤.png')}`)
    expect(response.headers.get('content-security-policy')).toContain('sandbox')
  })

  test('a piece can be asked for', async () => {
    const response = await get((await one()).id, officer, { range: 'bytes=0-3' })
    expect([response.status, Buffer.from(await response.arrayBuffer()).toString('latin1', 1)]).toEqual([206, 'PNG'])
  })

  test('[N17] who saw it is known: who opened it, how often; asked by who works on the case or the lead', async () => {
    await send(officer, placeOf(await begin(officer, { name: '看一看.png' })), picture)
    const { id } = (await filed()).find(({ name }) => name === '看一看.png')!
    const [recorder, lead] = [await app.signIn(there.recorder), await app.signIn(await aLead(app.database.db))]
    expect(await app.as(lead).records.readers({ attachmentId: id })).toEqual([])
    // A player that goes on with the next piece has not opened it again; who was refused has not seen it.
    for (const [token, range] of [[officer], [recorder], [recorder, 'bytes=0-9'], [recorder, 'bytes=10-'], [stranger]] as const) await (await get(id, token, range ? { range } : {})).arrayBuffer()
    expect((await app.as(lead).records.readers({ attachmentId: id })).map(({ who, role, how, times }) => [who, role, how, times])).toEqual([['陈向阳', 'officer', 'opened', 1], ['何文静', 'recorder', 'opened', 2]])
    expect((await app.as(officer).records.attachments({ caseId: there.caseId })).maySeeReaders).toBe(true)
  })

  test('who may not read the case gets nothing', async () => {
    const { id } = await one()
    expect([(await get(id, stranger)).status, (await get(id, null)).status, (await get(id, there.terminals.applicant.token)).status]).toEqual([404, 401, 403])
  })

  test('a changed byte on the disk is found and not handed out', async () => {
    const place = placeOf(await begin(officer, { name: '会被改.png' }))
    await send(officer, place, picture)
    const { id } = (await filed()).find(({ name }) => name === '会被改.png')!
    const row = (await app.database.db.select().from(attachment)).find((kept) => kept.id === id)!
    const where = join(app.config.DATA, 'files', row.path)
    const bytes = readFileSync(where)
    bytes[1000]! ^= 1
    writeFileSync(where, bytes)
    expect(await codeOf(await get(id, officer))).toEqual([503, 'file-damaged'])
  })
})
