import { oc } from '@orpc/contract'
import { implement } from '@orpc/server'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { readConfig } from '#server/platform/config.ts'
import { closeHttp, openHttp, serveContract } from '#server/platform/http.ts'
import { refuse } from '#server/platform/refuse.ts'

const words = oc.route({ method: 'POST', path: '/words', summary: 'Keep some words' }).input(z.object({ text: z.string().max(100) })).output(z.object({ text: z.string() }))
const broken = oc.route({ method: 'GET', path: '/broken', summary: 'Break' }).output(z.object({ text: z.string() }))
const gone = oc.route({ method: 'GET', path: '/gone', summary: 'Refuse' }).output(z.object({}))
const os = implement({ words, broken, gone })

let url = ''
let close = async (): Promise<void> => undefined

beforeAll(async () => {
  const log = pino({ level: 'silent' })
  const http = openHttp(readConfig({ PUBLIC_URL: 'https://bridge.example.cn' }))
  serveContract(http, os.router({
    words: os.words.handler(({ input }) => input),
    broken: os.broken.handler(() => { throw new Error('a secret inside') }),
    gone: os.gone.handler(() => { throw refuse('not-found') }),
  }), async () => ({}), log)
  closeHttp(http, log)
  const server = createServer(http).listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`
  close = async () => { server.closeAllConnections(); server.close(); await once(server, 'close') }
})
afterAll(() => close())

const post = (body: BodyInit, headers: Record<string, string> = {}) => fetch(`${url}/words`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })

/** What is told is a refusal whole, wherever the transport puts it. */
async function toldBy(response: Response): Promise<{ code: string; sentence: { zh: string; en: string } }> {
  const body = await response.json() as { code: string; sentence?: { zh: string; en: string }; data?: { sentence: { zh: string; en: string } } }
  return { code: body.code, sentence: body.sentence ?? body.data!.sentence }
}

test('what fits the contract is answered', async () => {
  const response = await post(JSON.stringify({ text: '<script>alert(1)</script>' }))
  expect(response.status).toBe(200)
  expect(await response.json()).toEqual({ text: '<script>alert(1)</script>' })
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
})

test.each([
  ['a wrong type', JSON.stringify({ text: 7 })],
  ['too much', JSON.stringify({ text: 'x'.repeat(101) })],
  ['nothing', ''],
  ['broken JSON', '{"text": "a'],
  ['a list instead', '[]'],
])('%s is refused with a sentence, not an error of ours', async (_what, body) => {
  const response = await post(body)
  expect(response.status).toBe(422)
  const { code, sentence } = await toldBy(response)
  expect(code).toBe('invalid-input')
  expect(sentence.zh).toMatch(/填得不对/)
  expect(sentence.en).toMatch(/not right/)
})

test('more than two megabytes are refused before they are read', async () => {
  const response = await post(JSON.stringify({ text: 'x'.repeat(2_100_000) }))
  expect(response.status).toBe(413)
  expect((await toldBy(response)).code).toBe('too-large')
})

test('a body that does not say how long it is is refused: it might never end', async () => {
  const body = new ReadableStream({
    start(give) {
      for (let piece = 0; piece < 60; piece++) give.enqueue(new TextEncoder().encode(piece === 0 ? '{"text":"' : 'x'.repeat(50_000)))
      give.close()
    },
  })
  const response = await fetch(`${url}/words`, { method: 'POST', body, headers: { 'content-type': 'application/json' }, duplex: 'half' } as RequestInit)
  expect(response.status).toBe(413)
})

test('a bug is 503 with a number, and says nothing of its inside', async () => {
  const response = await fetch(`${url}/broken`)
  const text = await response.text()
  expect(response.status).toBe(503)
  expect(text).not.toContain('secret')
  expect(JSON.parse(text)).toMatchObject({ code: 'something-broke' })
})

test('a refusal answers with its own status', async () => {
  const response = await fetch(`${url}/gone`)
  expect(response.status).toBe(404)
  expect((await toldBy(response)).code).toBe('not-found')
})

test('an address that nobody answers gets the same sentence', async () => {
  const response = await fetch(`${url}/nothing`)
  expect(response.status).toBe(404)
  expect((await toldBy(response)).code).toBe('not-found')
})

test.each([
  ['a foreign page', { origin: 'https://evil.example' }, 403],
  ['a page opened from a file', { origin: 'null' }, 403],
  ['our own page', { origin: 'https://bridge.example.cn' }, 200],
  ['a program with a credential of its own', { origin: 'https://evil.example', authorization: 'Bearer x' }, 200],
  ['a program that is no page', {}, 200],
])('a cookie is not heard from %s unless it is ours', async (_who, headers, status) => {
  const response = await post(JSON.stringify({ text: 'x' }), { cookie: 'lianxin.session_token=x', ...headers })
  expect(response.status).toBe(status)
})
