import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { clock } from '#server/platform/clock.ts'
import { readConfig } from '#server/platform/config.ts'
import { newId } from '#server/platform/context.ts'
import { openDatabase } from '#server/platform/db.ts'
import { startEmbeddedPostgres } from '#server/platform/postgres/embedded.ts'
import { findRunning } from '#server/platform/postgres/find-running.ts'
import { openShelf } from '#server/sessions/index.ts'
import { checkChain, readAll } from './actions/check-recordings.ts'

// A program of its own: `npm run verify -- recordings`. It reads every recording again, beside a running server or without one, and ends well only if all are as they were filed.
const say = (line: string) => process.stdout.write(`${line}\n`)
const config = readConfig(process.env)
const postgres = join(config.DATA, 'postgres')
const running = config.DATABASE_URL ?? findRunning(postgres)
if (running === null && !existsSync(postgres)) {
  say(`✗ 这里没有数据：${config.DATA}。请设置 LIANXIN_DATA 或 DATABASE_URL。There is no county here: set LIANXIN_DATA or DATABASE_URL.`)
  process.exit(1)
}
const embedded = running === null ? await startEmbeddedPostgres({ dir: postgres }) : null
const database = openDatabase(running ?? embedded!.connection, 2)
try {
  const ctx = { db: database.db, now: clock.now(), newId, actor: { kind: 'system' as const, name: 'verify', origin: 'command' } }
  const { files, bad } = await readAll(ctx, openShelf(config), (part, found) => { if (found !== 'whole') say(`✗ ${part.nth} ${part.path}  ${found === 'changed' ? '被改过 · changed' : '不见了 · missing'}`) })
  const broken = await checkChain(ctx)
  if (broken !== null) say(`✗ 校验链在第 ${broken} 条断开 · the chain is broken at entry ${broken}`)
  if (bad === 0 && broken === null) say(`✓ 完好：${files} 个录像文件和登记时一样，校验链没有断 · intact: ${files} recordings are as they were filed, and their chain is whole`)
  process.exitCode = bad === 0 && broken === null ? 0 : 1
} finally {
  await database.close()
  await embedded?.stop()
}
