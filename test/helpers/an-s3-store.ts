import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

/** `up`: as it should be. `gone`: hangs up on everybody. `torn`: hangs up in the middle of what it is sent. `spoiling`: keeps something else than what it is sent. `unlisted`: refuses what is not there, as to a key that may not list. */
export type S3State = 'up' | 'gone' | 'torn' | 'spoiling' | 'unlisted'
export type S3Store = {
  /** The settings that a county reaches it with. */
  settings: Record<string, string>
  objects: Map<string, Buffer>
  /** What was asked, such as "PUT files/stored/ab". */
  asked: string[]
  be: (state: S3State) => void
  close: () => Promise<void>
}

const [bucket, region, key, secret] = ['qinghe-files', 'cn-test-1', 'AKIATEST', 'a secret of the tests']

/**
 * The other side of a line to S3: one bucket, by path, over real HTTP. It puts, gives (pieces too), tells the size and
 * deletes, and checks every signature (AWS Signature Version 4, in the header or in the address) as S3 does.
 */
export async function anS3Store(): Promise<S3Store> {
  const objects = new Map<string, Buffer>()
  const asked: string[] = []
  let state: S3State = 'up'
  const server = createServer((request, response) => void answer(request, response).catch(() => request.destroy()))

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (state === 'gone') return void request.destroy()
    const url = new URL(request.url!, 'http://s3.test')
    const [, named, ...rest] = decodeURIComponent(url.pathname).split('/')
    const name = rest.join('/')
    asked.push(`${request.method} ${name}`)
    if (state === 'torn' && request.method === 'PUT') {
      await once(request, 'data')
      return void request.destroy()
    }
    const body = await buffer(request)
    const no = (status: number, code: string) => void response.writeHead(status, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?><Error><Code>${code}</Code></Error>`)
    if (!isSigned(request, url, body)) return no(403, 'SignatureDoesNotMatch')
    if (named !== bucket) return no(404, 'NoSuchBucket')
    if (request.method === 'PUT') {
      objects.set(name, state === 'spoiling' ? Buffer.from(body.map((byte, nth) => (nth === 0 ? byte ^ 1 : byte))) : body)
      return void response.writeHead(200, { etag: '"test"' }).end()
    }
    if (request.method === 'DELETE') {
      objects.delete(name)
      return void response.writeHead(204).end()
    }
    const found = objects.get(name)
    if (!found) return state === 'unlisted' ? no(403, 'AccessDenied') : no(404, 'NoSuchKey')
    const headers = { 'last-modified': new Date(0).toUTCString(), etag: '"test"' }
    if (request.method === 'HEAD') return void response.writeHead(200, { ...headers, 'content-length': found.length }).end()
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '')
    if (!range) return void response.writeHead(200, { ...headers, 'content-length': found.length }).end(found)
    const piece = found.subarray(Number(range[1]), Number(range[2]) + 1)
    response.writeHead(206, { ...headers, 'content-length': piece.length, 'content-range': `bytes ${range[1]}-${range[2]}/${found.length}` }).end(piece)
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    settings: { FILES_S3_BUCKET: bucket, FILES_S3_ENDPOINT: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, FILES_S3_REGION: region, FILES_S3_KEY: key, FILES_S3_SECRET: secret },
    objects, asked,
    be: (next) => { state = next },
    close: async () => { server.closeAllConnections(); server.close(); await once(server, 'close') },
  }
}

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
const hex = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
const coded = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)

/** Whether somebody who has the secret sent this, and what was sent is what was signed. */
function isSigned({ method, headers }: IncomingMessage, url: URL, body: Buffer): boolean {
  const query = new Map(url.searchParams)
  const inHeader: Record<string, string | undefined> = Object.fromEntries([...(headers.authorization ?? '').matchAll(/(Credential|SignedHeaders|Signature)=([^,\s]+)/g)].map(([, name, value]) => [name, value]))
  const of = (name: string) => query.get(`X-Amz-${name}`) ?? inHeader[name] ?? ''
  const at = query.get('X-Amz-Date') ?? String(headers['x-amz-date'] ?? '')
  const given = of('Signature')
  query.delete('X-Amz-Signature')
  const claimed = String(headers['x-amz-content-sha256'] ?? 'UNSIGNED-PAYLOAD')
  if (claimed !== 'UNSIGNED-PAYLOAD' && claimed !== hex(body)) return false
  const scope = `${at.slice(0, 8)}/${region}/s3/aws4_request`
  if (of('Credential') !== `${key}/${scope}`) return false
  const signedHeaders = of('SignedHeaders')
  const canonical = [
    method, url.pathname, [...query].map(([name, value]) => `${coded(name)}=${coded(value)}`).sort().join('&'),
    ...signedHeaders.split(';').map((name) => `${name}:${String(headers[name] ?? '').trim()}`), '', signedHeaders, claimed,
  ].join('\n')
  const signing = ['s3', 'aws4_request'].reduce((so, piece) => hmac(so, piece), hmac(hmac(`AWS4${secret}`, at.slice(0, 8)), region))
  const right = hmac(signing, ['AWS4-HMAC-SHA256', at, scope, hex(canonical)].join('\n')).toString('hex')
  return given.length === right.length && timingSafeEqual(Buffer.from(given), Buffer.from(right))
}
