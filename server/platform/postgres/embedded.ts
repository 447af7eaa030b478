import { spawn } from 'node:child_process'
import { chmodSync, chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { BadSettings } from '../config.ts'
import type { Log } from '../log.ts'
import { type Binaries, findBinaries } from './binaries.ts'
import { holdFolder } from './hold.ts'
import { keepRunning } from './keep-running.ts'
import { endOrphans, findPostmaster, type Postmaster, removeStalePidFile } from './postmaster.ts'
import { chooseOwner, chooseRunsAs, runAs, type RunsAs } from './runs-as.ts'
import { chooseSocketFolder, makePrivateFolder, PORT } from './socket-folder.ts'

const USER = 'lianxin'
const DATABASE = 'lianxin'
const SECONDS_TO_START = 60
const SECONDS_TO_STOP = 30

/** A PostgreSQL of our own, reached through a socket in a private folder: no port, no password. */
export type EmbeddedPostgres = {
  /** As postgres.js takes it; `host` is the folder of the socket. */
  connection: { host: string; port: number; user: string; database: string }
  readonly pid: number
  /** True where it was running already: an earlier server was killed and left it behind. */
  adopted: boolean
  /** Stops it in order. May be called twice. */
  stop: () => Promise<void>
}

/**
 * Starts PostgreSQL on `dir`, makes the cluster and the database `lianxin` on first use, and waits until it answers.
 *
 * It runs in a session of its own: Ctrl-C reaches the server, which stops the database last. Where the server is killed
 * the database goes on, and the next start adopts it. While the server runs, a second one on `dir` is refused, and where
 * the database dies it is started again.
 * `fsync: false` is for tests, which have nothing to lose.
 */
export async function startEmbeddedPostgres({ dir, fsync = true, log }: { dir: string; fsync?: boolean; log?: Log }): Promise<EmbeddedPostgres> {
  const home = path.resolve(dir)
  const cluster = path.join(home, 'cluster')
  const owner = chooseOwner()
  giveFolder(home, owner)
  const letGo = holdFolder(home)
  try {
    const adopted = await adopt(cluster)
    const socketFolder = adopted?.socketFolder ?? chooseSocketFolder(home)
    const start = () => startOn({ home, cluster, owner, fsync, socketFolder })
    const kept = keepRunning(adopted ?? (await start()), {
      isRunning: (pid) => findPostmaster(cluster)?.pid === pid, log,
      // NOTE: files that were deleted under a running server are an accident, never a reason to begin an empty county.
      start: () => (existsSync(cluster) ? start() : Promise.reject(new Error(`${cluster} is gone`))),
    })
    return {
      connection: { host: socketFolder, port: PORT, user: USER, database: DATABASE },
      get pid() { return kept.pid },
      adopted: adopted !== null,
      stop: () => kept.letBe().then(() => stop(cluster, kept.pid)).finally(letGo),
    }
  } catch (error) {
    letGo()
    throw error
  }
}

/**
 * The PostgreSQL that an earlier server left behind, once it is ready. NOTE: one that cannot be reached is none: whose
 * socket is gone is stopped in order and started anew, whose files are gone is ended before it takes the new one's socket.
 */
async function adopt(cluster: string): Promise<Postmaster | null> {
  await endOrphans(cluster)
  if (!findPostmaster(cluster)) return null
  const found = await untilReady(cluster, () => null)
  if (existsSync(path.join(found.socketFolder, `.s.PGSQL.${PORT}`))) return found
  await stop(cluster, found.pid)
  return null
}

type Place = { home: string; cluster: string; owner: RunsAs['owner']; fsync: boolean; socketFolder: string }

async function startOn({ home, cluster, owner, fsync, socketFolder }: Place): Promise<Postmaster> {
  giveFolder(socketFolder, owner)
  const binaries = await findBinaries()
  const as = chooseRunsAs(owner, binaries.postgres, home)
  if (!existsSync(cluster)) await makeCluster({ as, binaries, cluster, fsync })
  return launch({ as, binaries, home, cluster, socketFolder, fsync })
}

function giveFolder(folder: string, owner: RunsAs['owner']): void {
  mkdirSync(path.dirname(folder), { recursive: true })
  makePrivateFolder(folder, owner?.uid ?? process.getuid?.() ?? 0)
  chmodSync(folder, 0o700)
  if (owner) chownSync(folder, owner.uid, owner.gid)
}

/** Makes a cluster beside its place and renames it when whole, so that one that was interrupted is never used. */
async function makeCluster({ as, binaries, cluster, fsync }: { as: RunsAs; binaries: Binaries; cluster: string; fsync: boolean }): Promise<void> {
  const unfinished = `${cluster}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  // NOTE: PostgreSQL's own sorting, not the system's: a newer system may sort otherwise, and every index would be wrong.
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
  const quick = fsync ? [] : ['--no-sync']
  await runAs(as, [binaries.initdb, '-D', unfinished, '-U', USER, '--auth=trust', ...locale, '--no-instructions', ...quick], environment())
  await runAs(as, [binaries.postgres, '--single', '-D', unfinished, 'postgres'], environment(), `create database ${DATABASE}\n`)
  renameSync(unfinished, cluster)
}

function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' }
}

type Launch = { as: RunsAs; binaries: Binaries; home: string; cluster: string; socketFolder: string; fsync: boolean }

/**
 * NOTE: of a PostgreSQL that was killed, single processes may live on for a moment and hold its memory; a new one then
 * refuses to start. So a start that fails is tried again for some seconds.
 */
async function launch({ as, binaries, home, cluster, socketFolder, fsync }: Launch): Promise<Postmaster> {
  const quick = fsync ? [] : ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']
  const [command = '', ...args] = [...as.prefix, binaries.postgres, '-D', cluster, '-k', socketFolder, '-p', String(PORT), '-h', '', '-c', 'unix_socket_permissions=0700', ...quick]
  const log = path.join(home, 'postgres.log')
  for (let attempt = 1; ; attempt += 1) {
    removeStalePidFile(cluster)
    const out = openSync(log, 'a', 0o600)
    const child = spawn(command, args, { cwd: '/', env: environment(), detached: true, stdio: ['ignore', 'ignore', out] })
    closeSync(out)
    let end: string | null = null
    child.on('error', (error) => (end = error.message))
    child.on('exit', (code, signal) => (end = `exit ${code ?? signal}`))
    child.unref()
    try {
      return await untilReady(cluster, () => end)
    } catch (error) {
      const isHeld = readFileSync(log, 'utf8').slice(-2000).includes('shared memory block')
      if (!isHeld || attempt === 20) throw new BadSettings([`内置数据库没有启动（${end ?? String(error)}），请看 ${log} 的最后几行。The embedded database did not start; read the last lines of ${log}:\n${readFileSync(log, 'utf8').slice(-1500)}`])
      await pause(250)
    }
  }
}

async function untilReady(cluster: string, endOf: () => string | null): Promise<Postmaster> {
  const latest = Date.now() + SECONDS_TO_START * 1000
  while (Date.now() < latest) {
    const found = findPostmaster(cluster)
    if (found?.isReady) return found
    const end = endOf()
    if (end) throw new Error(end)
    await pause(10)
  }
  throw new Error(`not ready within ${SECONDS_TO_START} s`)
}

/** SIGINT is PostgreSQL's "fast": it ends every session, writes everything down and leaves. */
async function stop(cluster: string, pid: number): Promise<void> {
  const isRunning = () => findPostmaster(cluster)?.pid === pid
  if (!isRunning()) return
  process.kill(pid, 'SIGINT')
  const latest = Date.now() + SECONDS_TO_STOP * 1000
  while (isRunning()) {
    if (Date.now() > latest) throw new Error(`PostgreSQL (${pid}) did not stop within ${SECONDS_TO_STOP} s.`)
    await pause(10)
  }
}
