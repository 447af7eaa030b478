import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A running PostgreSQL as its own postmaster.pid describes it. */
export type Postmaster = { pid: number; socketFolder: string; isReady: boolean }

/** The file in which PostgreSQL writes who runs on a cluster; see "postmaster.pid" in PostgreSQL's miscadmin.h. */
const pidFile = (cluster: string) => path.join(cluster, 'postmaster.pid')

/** The PostgreSQL that runs on this cluster now, if one does. */
export function findPostmaster(cluster: string): Postmaster | null {
  const lines = readLines(pidFile(cluster))
  const pid = Number(lines[0])
  if (!pid || !isPostgresOn(pid, cluster)) return null
  return { pid, socketFolder: lines[4] ?? '', isReady: lines[7]?.trim() === 'ready' }
}

/**
 * Takes away a postmaster.pid whose number belongs to another program by now.
 * NOTE: PostgreSQL itself only sees that the number is alive, and would refuse to start until that program ends. A
 * number that is dead it handles well, and one that is a PostgreSQL must never lose its file: it would shut down.
 */
export function removeStalePidFile(cluster: string): void {
  const pid = Number(readLines(pidFile(cluster))[0])
  if (pid && isAlive(pid) && !isPostgresOn(pid, cluster)) rmSync(pidFile(cluster), { force: true })
}

/**
 * Ends what still runs on a cluster of this name whose files were deleted under it. NOTE: it has nothing left to write
 * down, and would in going take away the socket of the one that we start in its place.
 */
export async function endOrphans(cluster: string): Promise<void> {
  if (process.platform !== 'linux') return
  const orphans = readdirSync('/proc').map(Number).filter((pid) => pid > 0 && isPostgresOn(pid, cluster) && isWithoutFiles(pid))
  for (const pid of orphans) kill(pid, 'SIGKILL')
  while (orphans.some((pid) => isPostgresOn(pid, cluster))) await pause(10)
}

// NOTE: PostgreSQL works inside its cluster's folder; of one that was deleted the kernel says so.
function isWithoutFiles(pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`).endsWith(' (deleted)')
  } catch {
    return false
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // gone this moment
  }
}

/** NOTE: after a restart of the machine the number may belong to any other program, so its command line is read too. */
function isPostgresOn(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return command.includes(cluster) && command.some((word) => word.endsWith('postgres'))
  } catch {
    // No /proc here (macOS), or gone this moment: alive is all that can be known.
    return process.platform !== 'linux' && isAlive(pid)
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}
