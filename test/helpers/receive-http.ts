import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Received = { method: string; path: string; headers: IncomingHttpHeaders; body: unknown }

/** A small local server that keeps what it receives, for what Lianxin sends out (an SMS gateway, say). */
export async function receiveHttp(): Promise<{ url: string; received: Received[]; answerWith: (status: number, body?: unknown) => void; close: () => Promise<void> }> {
  const received: Received[] = []
  let answer: { status: number; body: unknown } = { status: 200, body: { ok: true } }
  const server = createServer(async (request, response) => {
    let text = ''
    for await (const piece of request.setEncoding('utf8')) text += piece
    received.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body: text ? JSON.parse(text) : null })
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answerWith: (status, body = {}) => { answer = { status, body } },
    close: async () => { server.closeAllConnections(); server.close(); await once(server, 'close') },
  }
}
