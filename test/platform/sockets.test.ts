import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { io, type Socket } from 'socket.io-client'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { refuse } from '#server/platform/refuse.ts'
import { answer, openSockets } from '#server/platform/sockets.ts'
import { type Answer, ask } from '#shared/platform/ask.ts'

const double = ask<number>()(z.object({ number: z.number().int().max(1000) }))
const log = pino({ level: 'silent' })
const opened: Socket[] = []
let url = ''
let close = async (): Promise<void> => undefined

beforeAll(async () => {
  const server = createServer()
  const lines = openSockets<string>(server, async ({ auth }) => {
    if (auth['token'] === 'bug') throw new Error('inside')
    if (auth['token'] !== 'good') throw refuse('not-signed-in')
    return 'clerk'
  }, log)
  lines.on('connection', (line) => answer(line, 'test:double', double, async ({ number }) => {
    if (number === 13) throw refuse('not-allowed')
    if (number === 14) throw new Error('a secret inside')
    return number * 2
  }, log))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  close = async () => { await lines.close() }
})
afterEach(() => { for (const line of opened.splice(0)) line.disconnect() })
afterAll(() => close())

async function open(token: string): Promise<Socket> {
  const line = io(url, { transports: ['websocket'], auth: { token }, reconnection: false, forceNew: true })
  opened.push(line)
  await new Promise<void>((resolve, reject) => { line.once('connect', resolve); line.once('connect_error', reject) })
  return line
}
const asked = async (line: Socket, input: unknown) => (await line.timeout(3_000).emitWithAck('test:double', input)) as Answer<number>

test('a question is answered', async () => {
  expect(await asked(await open('good'), { number: 21 })).toEqual({ ok: true, value: 42 })
})

test.each([[{ number: 'x' }], [{ number: 1001 }], [{}], [null], ['text'], [[1, 2]], [{ number: 1.5 }]])('%j does not reach the answer: it is refused with a sentence', async (input) => {
  expect(await asked(await open('good'), input)).toMatchObject({ ok: false, refusal: { code: 'invalid-input', sentence: { zh: expect.stringMatching(/填得不对/) } } })
})

test('a refusal is told, a bug by a number only', async () => {
  const line = await open('good')
  expect(await asked(line, { number: 13 })).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } })
  const bug = await asked(line, { number: 14 })
  expect(bug).toMatchObject({ ok: false, refusal: { code: 'something-broke' } })
  expect(JSON.stringify(bug)).not.toContain('secret')
})

test('a question that wants no answer, or is called otherwise, is not heard and does no harm', async () => {
  const line = await open('good')
  line.emit('test:double', { number: 1 })
  line.emit('test:double', { number: 1 }, 'no function')
  line.emit('no:such', {})
  expect(await asked(line, { number: 2 })).toEqual({ ok: true, value: 4 })
})

test('too many questions at once are slowed down, for that line only', async () => {
  const [busy, calm] = [await open('good'), await open('good')]
  const answers = await Promise.all(Array.from({ length: 260 }, () => asked(busy, { number: 1 })))
  expect(answers.filter((one) => one.ok)).toHaveLength(200)
  expect(answers.find((one) => !one.ok)).toMatchObject({ refusal: { code: 'too-many' } })
  expect((await asked(calm, { number: 1 })).ok).toBe(true)
})

test('who is nobody gets no line, and is told why in their language', async () => {
  await expect(open('bad')).rejects.toMatchObject({ message: 'not-signed-in', data: { code: 'not-signed-in', sentence: { zh: expect.any(String), en: expect.any(String) } } })
  await expect(open('bug')).rejects.toMatchObject({ message: 'something-broke' })
})

test('only websockets are spoken, and the client program is not served', async () => {
  expect((await fetch(`${url}/socket.io/?EIO=4&transport=polling`)).status).toBe(400)
  expect((await fetch(`${url}/socket.io/socket.io.js`)).status).toBe(400)
})

test('one credential has twenty lines at most; when one is closed another can be opened', async () => {
  const lines = await Promise.all(Array.from({ length: 20 }, () => open('good')))
  await expect(open('good')).rejects.toMatchObject({ data: { code: 'too-many' } })
  lines[0]!.disconnect()
  await expect.poll(() => open('good').then(() => 'opened', () => 'refused')).toBe('opened')
})
