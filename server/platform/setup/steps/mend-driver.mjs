import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './run.mjs'
import { Stop } from './tell.mjs'

const driver = path.join(root, 'node_modules/postgres/src/connection.js')

/** What stands in the driver, and what is to stand there. */
const mends = [
  [
    '    const x = socket.write(chunk, fn)\n',
    "    if (socket === null) {\n      chunk = nextWriteTimer = null\n      error(Errors.connection('CONNECTION_CLOSED', options, socket))\n      return false\n    }\n    const x = socket.write(chunk, fn)\n",
  ],
  ['    incomings = null\n    clearImmediate(nextWriteTimer)\n', '    incomings = null\n    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n'],
]

/**
 * Mends the PostgreSQL driver. NOTE: postgres.js 3.4.9 writes to a connection that has just closed, which no caller can
 * catch, so a database that dies would take the server with it; and a write that was still to be sent leaves its
 * connection mute for good (github.com/porsager/postgres issues 1154 and 1208, both open). Goes when they are closed.
 */
export function mendDriver(file = driver) {
  const found = readFileSync(file, 'utf8')
  const mended = mends.reduce((text, [from, to]) => (text.includes(to) ? text : text.replace(from, to)), found)
  if (!mends.every(([, to]) => mended.includes(to))) throw new Stop('node_modules/postgres 不是认得的版本，请看 mend-driver.mjs 还要不要。 · node_modules/postgres is not the version that we know: see whether mend-driver.mjs is still needed.')
  if (mended === found) return
  // NOTE: renamed when whole, because another start may be reading it.
  writeFileSync(`${file}.${process.pid}`, mended)
  renameSync(`${file}.${process.pid}`, file)
}
