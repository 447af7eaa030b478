import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import path from 'node:path'

/**
 * Does `work(fd)` while no other process holds `file`; a second one waits here until the first is finished.
 *
 * NOTE: flock(1) locks the open file that we share with it, so the lock outlives that little process and stays ours.
 * The kernel lets go when we die, however we die: a killed start never leaves a lock behind.
 * Systems without flock (macOS) go on unlocked; every result is put in place by one rename anyway.
 */
export async function withLock(file, work) {
  mkdirSync(path.dirname(file), { recursive: true })
  const fd = openSync(file, 'a')
  try {
    const isFree = spawnSync('flock', ['-n', '3'], { stdio: ['ignore', 'ignore', 'ignore', fd] }).status === 0
    if (!isFree) {
      console.log('  另一个启动正在做这一步，请稍候 · Another start is busy with this step; waiting for it')
      spawnSync('flock', ['3'], { stdio: ['ignore', 'ignore', 'ignore', fd] })
    }
    return await work(fd)
  } finally {
    closeSync(fd)
  }
}
