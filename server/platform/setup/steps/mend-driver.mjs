import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from './run.mjs'
import { Stop } from './tell.mjs'

const source = path.join(root, 'node_modules/postgres/src')

/** What stands in the driver, file by file, and what is to stand there. */
const mends = {
  'connection.js': [
    [
      '    const x = socket.write(chunk, fn)\n',
      "    if (socket === null) {\n      chunk = nextWriteTimer = null\n      error(Errors.connection('CONNECTION_CLOSED', options, socket))\n      return false\n    }\n    const x = socket.write(chunk, fn)\n",
    ],
    ['    incomings = null\n    clearImmediate(nextWriteTimer)\n', '    incomings = null\n    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n'],
    [
      "    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))\n",
      "    ;(query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))\n    query = results = errorResponse = null\n    result = new Result()\n    rows = 0\n",
    ],
  ],
  'index.js': [
    ['      , connection\n      , prepare = null\n', '      , connection\n      , gone = null\n      , prepare = null\n'],
    ['connection.onclose = reject)', 'connection.onclose = e => {\n          gone = e\n          while (queries.length) queries.shift().reject(e)\n          reject(e)\n        })'],
    ['uncaughtError = e))\n        c.queue === full', 'uncaughtError = e))\n        if (gone) return q.reject(gone)\n        c.queue === full'],
  ],
}

/**
 * Mends the PostgreSQL driver. NOTE: postgres.js 3.4.9 writes to a connection that has just closed, which no caller can
 * catch, so a database that dies would take the server with it; and a write that was still to be sent leaves its
 * connection mute for good (github.com/porsager/postgres issues 1154 and 1208, both open). It also keeps the last words of
 * a connection that died and says them to whoever asks on the next one; and what a transaction still asks after its
 * connection died goes out on the next one, in the middle of somebody else's. Goes when they are closed.
 */
export function mendDriver(folder = source) {
  for (const [name, known] of Object.entries(mends)) mendFile(path.join(folder, name), known)
}

function mendFile(file, known) {
  const found = readFileSync(file, 'utf8')
  const mended = known.reduce((text, [from, to]) => (text.includes(to) ? text : text.replace(from, () => to)), found)
  if (!known.every(([, to]) => mended.includes(to))) throw new Stop('node_modules/postgres 不是认得的版本，请看 mend-driver.mjs 还要不要。 · node_modules/postgres is not the version that we know: see whether mend-driver.mjs is still needed.')
  if (mended === found) return
  // NOTE: renamed when whole, because another start may be reading it.
  writeFileSync(`${file}.${process.pid}`, mended)
  renameSync(`${file}.${process.pid}`, file)
}
