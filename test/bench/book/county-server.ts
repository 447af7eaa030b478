import { once } from 'node:events'
import { join } from 'node:path'
import { pino } from 'pino'
import { openApp } from '#server/app.ts'
import { clock } from '#server/platform/clock.ts'
import { readConfig } from '#server/platform/config.ts'
import { startEmbeddedPostgres } from '#server/platform/postgres/embedded.ts'

/**
 * The whole server on a seeded county, in a process of its own so that the clients do not take its time.
 * It tells where it listens; a message `{ now }` sets its clock to another morning, `{ stop }` ends it.
 */
const [folder = '', port = ''] = process.argv.slice(2)
const embedded = await startEmbeddedPostgres({ dir: join(folder, 'postgres') })
const config = readConfig({ ...process.env, LIANXIN_DATA: folder, HOST: '127.0.0.1', PORT: port, LOG_LEVEL: 'error', LIANXIN_MODE: 'demo' })
const app = await openApp(config, pino({ level: config.LOG_LEVEL }), embedded.connection)
app.server.listen(config.PORT, config.HOST)
await once(app.server, 'listening')

let aheadMs = 0
clock.now = () => new Date(Date.now() + aheadMs)

const stop = () => app.close().then(() => embedded.stop()).then(() => process.exit(0), () => process.exit(1))
// NOTE: when the measurement falls over, nobody is left to say so.
process.once('disconnect', () => void stop())

process.on('message', (message: { now?: string; stop?: true }) => {
  if (message.now) aheadMs = Date.parse(message.now) - Date.now()
  if (message.stop) void stop()
  else process.send?.({ clockIs: clock.now().toISOString() })
})
process.send?.({ url: `http://127.0.0.1:${port}`, postgres: embedded.connection })
