import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findPostmaster } from '#server/platform/postgres/postmaster.ts'
import type { ServerProcess } from '#test/journeys/a-server-process.ts'
import type { PersonsLine } from './a-line.ts'
import type { Fault } from './back.ts'

/** Kills the media worker of a server as the kernel would. */
export const killWorker = (server: ServerProcess): Fault => async () => {
  const pid = await workerOf(server)
  const broke = Date.now()
  process.kill(pid, 'SIGKILL')
  return { broke, mended: broke }
}

/** Kills the server, and starts it again at once, as a service manager does; waiting is counted from the kill. */
export const killServer = (server: ServerProcess): Fault => async () => {
  const broke = Date.now()
  await server.kill('SIGKILL')
  await server.start()
  return { broke, mended: broke }
}

/** Kills PostgreSQL, and again whenever the server has brought it back, for so long. */
export const killPostgres = (server: ServerProcess, forMs: number): Fault => async () => {
  const broke = Date.now()
  while (Date.now() - broke < forMs) {
    const found = findPostmaster(join(server.folder, 'postgres/cluster'))
    if (found) try { process.kill(found.pid, 'SIGKILL') } catch { /* it ended this moment */ }
    await wait(100)
  }
  return { broke, mended: broke }
}

/** Cuts a person's line for so long; waiting is counted from when it is whole again. */
export const cutLine = (line: PersonsLine, forMs: number): Fault => async () => {
  const broke = Date.now()
  line.become({ cut: true })
  await wait(forMs)
  line.become({})
  return { broke, mended: Date.now() }
}

async function workerOf({ pid }: ServerProcess): Promise<number> {
  const tasks = await readdir(`/proc/${pid}/task`)
  const children = (await Promise.all(tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, 'utf8')))).flatMap((line) => line.trim().split(' ')).filter(Boolean)
  for (const child of children) if ((await readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '')).includes('mediasoup-worker')) return Number(child)
  throw new Error('the server has no media worker')
}
