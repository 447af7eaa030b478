import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { BadSettings } from '../config.ts'

/** The longest path that a Unix socket may have (sun_path in unix(7), less its closing zero). */
const LONGEST = 107

/** The port that PostgreSQL writes into its socket's name; no port is opened. */
export const PORT = 5432

/** Where the socket goes: below `dir`, or in a short folder among the temporary files where that path is too long. */
export function chooseSocketFolder(dir: string): string {
  const nearby = path.join(dir, 'socket')
  const name = `lianxin-${createHash('sha256').update(dir).digest('hex').slice(0, 12)}`
  const folder = [nearby, path.join(os.tmpdir(), name), path.join('/tmp', name)].find(isShortEnough)
  if (folder) return folder
  throw new BadSettings([`数据文件夹的路径太长：${dir}。The path of the data folder is too long.`])
}

function isShortEnough(folder: string): boolean {
  return Buffer.byteLength(`${folder}/.s.PGSQL.${PORT}`) <= LONGEST
}

/**
 * Makes a folder that only we and the database's owner can enter, or checks that it is one already.
 * NOTE: anybody can make a folder among the temporary files before us; one that belongs to another is refused.
 */
export function makePrivateFolder(folder: string, expected: number): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const found = lstatSync(folder)
  const isOurs = found.isDirectory() && (found.uid === process.getuid?.() || found.uid === expected)
  if (!isOurs) throw new BadSettings([`${folder} 属于别的用户，不能使用。${folder} belongs to another user and cannot be used.`])
}
