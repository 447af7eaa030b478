import { join } from 'node:path'
import { once } from 'node:events'
import { openApp, UnfitForProduction, type App } from './app.ts'
import { BadSettings, readConfig, type Config } from './platform/config.ts'
import { reachDatabase, type Whereabouts } from './platform/db.ts'
import { openLog } from './platform/log.ts'
import { startEmbeddedPostgres, type EmbeddedPostgres } from './platform/postgres/embedded.ts'
import { lanAddresses } from './platform/tls.ts'

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`✗ 需要 Node 24，现在是 ${process.versions.node}。请用 npm start 启动。Node 24 is needed, this is ${process.versions.node}: start with "npm start".`)
  process.exit(1)
}

try {
  await start(readConfig(process.env))
} catch (error) {
  const sentences = error instanceof BadSettings || error instanceof UnfitForProduction ? error.sentences : null
  if (!sentences) throw error
  for (const sentence of sentences) console.error(`✗ ${sentence}`)
  // NOTE: what was half opened (a pool, a media worker) would keep the process alive.
  process.exit(1)
}

async function start(config: Config): Promise<void> {
  const log = openLog(config.LOG_LEVEL)
  const embedded = config.DATABASE_URL ? null : await startEmbeddedPostgres({ dir: join(config.DATA, 'postgres'), log })
  let app: App | null = null
  try {
    const where = config.DATABASE_URL ?? embedded!.connection
    await insistOnDatabase(where)
    app = await openApp(config, log, where)
    await listen(app, config)
  } catch (error) {
    await app?.close()
    await embedded?.stop()
    throw error
  }
  stopInOrder(app, embedded)
  if (app.firstAdmin) console.log(`✓ 第一个管理员（只显示这一次）· The first administrator, shown only this once: ${app.firstAdmin.username} / ${app.firstAdmin.password}`)
  const elsewhere = config.HOST === '0.0.0.0' ? lanAddresses().map((address) => `${config.HTTPS ? 'https' : 'http'}://${address}:${config.PORT}`) : []
  console.log(`  音视频地址 · media comes in at ${app.sessions.mediaAddress} (UDP, TCP)`)
  console.log(`✓ 连心桥已就绪，请打开 · Lianxin is ready at ${[config.PUBLIC_URL, ...elsewhere].join('  ')}`)
}

/** Goes on only with a database that answers. */
async function insistOnDatabase(where: Whereabouts): Promise<void> {
  const code = await reachDatabase(where)
  if (code === null) return
  throw new BadSettings([typeof where === 'string'
    ? `数据库连不上（${code}）。请看看 DATABASE_URL 写得对不对、那个 PostgreSQL 开着没有，再启动。The database does not answer (${code}): check DATABASE_URL and that its PostgreSQL runs, then start again.`
    : `内置数据库连不上（${code}）。请停掉还开着的连心桥，再启动；还不行请看 LIANXIN_DATA 下的 postgres/postgres.log。The embedded database does not answer (${code}): stop any other Lianxin that runs and start again; if that fails, read postgres/postgres.log below LIANXIN_DATA.`])
}

async function listen({ server }: App, config: Config): Promise<void> {
  server.listen(config.PORT, config.HOST)
  try {
    await once(server, 'listening')
  } catch (error) {
    if ((error as { code?: string }).code === 'EADDRINUSE') throw new BadSettings([`端口 ${config.PORT} 已被占用，请停掉那个程序或设置 PORT。Port ${config.PORT} is taken: stop the other program or set PORT.`])
    throw error
  }
}

// NOTE: Ctrl-C in a terminal reaches us twice, once through npm start; the second one is not an impatience.
function stopInOrder(app: App, embedded: EmbeddedPostgres | null): void {
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    console.log('… 正在停止 · stopping')
    await app.close()
    await embedded?.stop()
    console.log('✓ 已停止 · stopped')
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
}
