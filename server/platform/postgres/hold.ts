import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { BadSettings } from '../config.ts'

/**
 * Keeps a data folder to this one server; a second one is refused, for in stopping it would stop the database of the
 * first. Gives the function that lets go.
 *
 * NOTE: flock(1) locks the open file that we share with it, so the lock stays ours when that little program ends, and
 * the kernel lets go of it when we die, however we die. Where there is no flock (macOS) nothing is held.
 */
export function holdFolder(folder: string): () => void {
  const file = path.join(folder, 'server.lock')
  const fd = openSync(file, 'a', 0o600)
  if (spawnSync('flock', ['-n', '3'], { stdio: ['ignore', 'ignore', 'ignore', fd] }).status === 1) {
    closeSync(fd)
    const pid = readFileSync(file, 'utf8').trim()
    throw new BadSettings([`另一个服务器（进程 ${pid}）正在使用数据文件夹 ${folder}，请先停掉它，或设置 LIANXIN_DATA。Another server (process ${pid}) is using the data folder ${folder}: stop it first, or set LIANXIN_DATA.`])
  }
  writeFileSync(file, `${process.pid}\n`)
  let isHeld = true
  return () => {
    if (isHeld) closeSync(fd)
    isHeld = false
  }
}
