import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll } from 'vitest'
import { staffSession } from '#drizzle/schema/index.ts'
import { openApp, type App } from '#server/app.ts'
import { type Config, readConfig } from '#server/platform/config.ts'
import { cachePath } from '#server/platform/setup/steps/worker.mjs'
import type { RefusalBody } from '#shared/platform/refusal.ts'
import type { StaffActor } from '#shared/people/words.ts'
import { contract } from '#shared/contract.ts'
import type { ClientToServerEvents, ServerToClientEvents } from '#shared/realtime.ts'
import { copyOf, dropCopy, type OwnDatabase } from './a-database.ts'
import { anId } from './a-context.ts'
import { aFreePort } from './a-free-port.ts'
import type { Template } from './templates.ts'

/** Everything the server can be asked, as one person. */
export type Asker = JsonifiedClient<ContractRouterClient<typeof contract>>
export type TestLine = Socket<ServerToClientEvents, ClientToServerEvents>

/** A server of this file's own, with its database and files. */
export type OwnApp = {
  url: string
  config: Config
  database: OwnDatabase
  app: App
  /** The typed api as whoever the token belongs to; without one, as a guest. */
  as: (token?: string | null) => Asker
  /** A live line as whoever the token belongs to, once it stands; throws the refusal of a handshake. */
  line: (token?: string | null) => Promise<TestLine>
  /** A signed-in session's token of a member of staff. */
  signIn: (actor: StaffActor) => Promise<string>
  close: () => Promise<void>
}

/** Gives this file a running server on a database of its own. Call it at the top of the file or of a `describe`. */
export function anApp({ template = 'tables', settings = {} }: { template?: Template; settings?: Record<string, string> } = {}): Omit<OwnApp, 'close'> {
  let opened: OwnApp | null = null
  beforeAll(async () => { opened = await startApp({ template, settings }) })
  afterAll(async () => opened?.close())
  return new Proxy({} as OwnApp, { get: (_none, key) => {
    if (!opened) throw new Error('anApp(): the server is there only inside hooks and tests')
    return opened[key as keyof OwnApp]
  } })
}

/** The same, by hand. With `database` given, a second server on the same one; it is then not dropped. */
export async function startApp({ template = 'tables', settings = {}, database: given }: { template?: Template; settings?: Record<string, string>; database?: OwnDatabase } = {}): Promise<OwnApp> {
  const database = given ?? (await copyOf(template))
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-app-'))
  const port = await aFreePort()
  const config = readConfig({ HOST: '127.0.0.1', PORT: String(port), LIANXIN_DATA: folder, LOG_LEVEL: 'silent', MEDIA_PORT: String(await aFreePort()), MEDIASOUP_WORKER_BIN: process.env['MEDIASOUP_WORKER_BIN'] ?? cachePath(), ...settings })
  const app = await openApp(config, pino({ level: config.LOG_LEVEL }), database.where)
  app.server.listen(port, config.HOST)
  await once(app.server, 'listening')
  const url = `${config.HTTPS ? 'https' : 'http'}://127.0.0.1:${port}`
  const lines: TestLine[] = []
  return {
    url, config, database, app,
    as: (token = null) => askAs(url, token),
    line: (token = null) => openLine(url, token, lines),
    signIn: (actor) => aSignedIn(database, actor),
    close: async () => {
      for (const line of lines) line.disconnect()
      await app.close()
      if (!given) await dropCopy(database)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The typed api of a server, as whoever the token belongs to. */
export const askAs = (url: string, token: string | null): Asker => createORPCClient(new OpenAPILink(contract, { url: `${url}/api`, headers: () => (token ? { authorization: `Bearer ${token}` } : {}) }))

/** Waits for the refusal that an endpoint answers with; null where it was done. What is no refusal is thrown on. */
export async function toldBy(asked: Promise<unknown>): Promise<RefusalBody | null> {
  try {
    await asked
    return null
  } catch (error) {
    // NOTE: what is refused before the contract is reached (nobody could be identified) comes as the body of a bare answer.
    const { data } = error as { data?: RefusalBody | { body: RefusalBody } }
    const body = data && ('body' in data ? data.body : data)
    if (body?.code) return body
    throw error
  }
}

/** The same as a word: 'ok', or the refusal's code. */
export const codeOf = async (asked: Promise<unknown>): Promise<string> => (await toldBy(asked))?.code ?? 'ok'

async function openLine(url: string, token: string | null, lines: TestLine[]): Promise<TestLine> {
  const line: TestLine = io(url, { transports: ['websocket'], auth: { token }, reconnection: false, forceNew: true })
  lines.push(line)
  await new Promise<void>((resolve, reject) => {
    line.once('connect', resolve)
    line.once('connect_error', reject)
  })
  return line
}

async function aSignedIn({ db }: OwnDatabase, actor: StaffActor): Promise<string> {
  const token = `session-of-a-test-${anId()}`
  const now = Date.now()
  await db.insert(staffSession).values({ id: anId<'staff_session'>(), token, userId: actor.id, expiresAt: new Date(now + 3_600_000), createdAt: new Date(now), updatedAt: new Date(now) })
  return token
}
