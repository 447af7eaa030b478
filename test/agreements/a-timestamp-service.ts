import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

/** What it answers to a query: a reply, a bare status, or later. */
export type Answer = (query: Buffer) => Buffer | number | Promise<Buffer | number>

/** A timestamp service (RFC 3161) on this machine: `openssl ts` answers, until it is told to answer otherwise. */
export type TimestampService = { address: string; real: Answer; answerWith: (answer: Answer) => void; close: () => void }

export async function aTimestampService(folder: string): Promise<TimestampService> {
  const run = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  writeFileSync(join(folder, 'tsa.cnf'), '[tsa]\ndefault_tsa=here\n[here]\nserial=serial\nsigner_cert=tsa.pem\nsigner_key=tsa.key\nsigner_digest=sha256\ndefault_policy=1.2.3\ndigests=sha256\naccuracy=secs:1\n')
  writeFileSync(join(folder, 'serial'), '01')
  run('req', '-x509', '-nodes', '-newkey', 'rsa:2048', '-keyout', 'tsa.key', '-out', 'tsa.pem', '-days', '30', '-subj', '/CN=A clock', '-addext', 'extendedKeyUsage=critical,timeStamping')
  const real: Answer = (query) => {
    writeFileSync(join(folder, 'query'), query)
    run('ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'query', '-out', 'reply')
    return readFileSync(join(folder, 'reply'))
  }
  let answer = real
  const service: Server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const given = await answer(Buffer.concat(pieces))
    if (typeof given === 'number') response.writeHead(given).end()
    else response.writeHead(200, { 'content-type': 'application/timestamp-reply' }).end(given)
  }).listen(0, '127.0.0.1')
  await once(service, 'listening')
  return {
    address: `http://127.0.0.1:${(service.address() as AddressInfo).port}`, real,
    answerWith: (other) => { answer = other },
    close: () => { service.closeAllConnections(); service.close() },
  }
}
