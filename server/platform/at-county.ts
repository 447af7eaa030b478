import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { clock } from './clock.ts'
import { type Config, readConfig } from './config.ts'
import { newId } from './context.ts'
import { openDatabase } from './db.ts'
import { FarTrouble } from './files/far-store.ts'
import { startEmbeddedPostgres } from './postgres/embedded.ts'
import { findRunning } from './postgres/find-running.ts'

/** Says a line to whoever ran a command. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`)

const contextOf = (db: ReturnType<typeof openDatabase>['db'], name: string) => ({ db, now: clock.now(), newId, actor: { kind: 'system' as const, name, origin: 'command' } })

/** Runs a command on this county's database, beside a running server or without one. It ends well only where the work says so. */
export async function atCounty(name: string, work: (ctx: ReturnType<typeof contextOf>, config: Config) => Promise<boolean>): Promise<void> {
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
    process.exitCode = (await work(contextOf(database.db, name), config)) ? 0 : 1
  } catch (error) {
    if (!(error instanceof FarTrouble)) throw error
    say(`✗ 没有查完：S3 没有给文件（${error.why}）。请检查 FILES_S3_… 设置和网络，再查一次。Not all was read: the S3 store did not give a file (${error.why}). Check the FILES_S3_… settings and the network, then try again.`)
    process.exitCode = 1
  } finally {
    await database.close()
    await embedded?.stop()
  }
}
