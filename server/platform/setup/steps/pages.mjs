import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { withLock } from './lock.mjs'
import { root, runQuietly } from './run.mjs'
import { step } from './tell.mjs'

const stamp = path.join(root, 'dist/client-built-from')

/** Everything that can change a page: its own sources, the words it shares with the server, and the packages. */
const SOURCES = ['client', 'shared', 'package.json', 'package-lock.json', 'tsconfig.base.json']

/** Builds the pages into dist/client, unless they were built from exactly these sources. */
export function buildPages(node) {
  return step({ zh: '生成页面', en: 'pages', takes: '约 10–30 秒, about 10–30 s', isDone: areBuilt, work: () => build(node) })
}

function areBuilt() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesHash()
}

function build(node) {
  return withLock(path.join(root, 'dist/pages.lock'), async () => {
    if (areBuilt()) return
    // Asked before the build: a source saved while it runs makes the next start build again.
    const hash = sourcesHash()
    rmSync(stamp, { force: true })
    const { code, output } = await runQuietly(node, ['node_modules/vite/bin/vite.js', 'build', '--config', 'client/vite.config.ts'])
    if (code !== 0) throw new Error(`The pages did not build:\n${output}`)
    mkdirSync(path.dirname(stamp), { recursive: true })
    writeFileSync(stamp, hash)
  })
}

function sourcesHash() {
  const hash = createHash('sha256')
  for (const file of SOURCES.flatMap(filesIn)) hash.update(`${file}\0`).update(readFileSync(path.join(root, file)))
  return hash.digest('hex')
}

function filesIn(name) {
  const found = statSync(path.join(root, name), { throwIfNoEntry: false })
  if (!found) return []
  if (found.isFile()) return [name]
  return readdirSync(path.join(root, name)).sort().flatMap((inside) => filesIn(`${name}/${inside}`))
}
