import path from 'node:path'
import { findPostmaster } from './postmaster.ts'
import { PORT } from './socket-folder.ts'

/** Where the embedded PostgreSQL on `dir` answers just now, because a server runs on it; null where none does. */
export function findRunning(dir: string): { host: string; port: number; user: string; database: string } | null {
  const found = findPostmaster(path.join(path.resolve(dir), 'cluster'))
  return found ? { host: found.socketFolder, port: PORT, user: 'lianxin', database: 'lianxin' } : null
}
