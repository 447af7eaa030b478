import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { withLock } from './lock.mjs'
import { node24, root, runQuietly } from './run.mjs'
import { Stop, step } from './tell.mjs'

const modules = path.join(root, 'node_modules')
const stamp = path.join(modules, '.installed-from')

/** Installs the npm packages exactly as package-lock.json has them, unless they are there already. */
export function installPackages() {
  return step({ zh: '安装依赖包', en: 'packages', takes: '约 1–3 分钟, about 1–3 min', isDone: isInstalled, work: install })
}

/** NOTE: the stamp is written last and lies inside node_modules, so half an installation never counts as one. */
function isInstalled() {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()
}

function lockHash() {
  return createHash('sha256').update(readFileSync(path.join(root, 'package-lock.json'))).digest('hex')
}

function install(progress) {
  return withLock(path.join(root, 'dist/install.lock'), async () => {
    if (isInstalled()) return
    const total = packagesForThisSystem()
    const watch = setInterval(() => {
      const count = countPackages()
      progress(`${count} / ${total}`, Math.min(1, count / total))
    }, 1000)
    try {
      await npmCi()
    } finally {
      clearInterval(watch)
    }
    linkNode()
    writeFileSync(stamp, lockHash())
  })
}

/**
 * NOTE: `--ignore-scripts` again here, though .npmrc says it: npm 10 knows no allowScripts, and a setting of the
 * machine may stand above ours. Nor may NODE_ENV=production leave out the tools that build the pages.
 */
async function npmCi() {
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
  // NOTE: npm must not run on the Node inside the node_modules that it is about to delete.
  const PATH = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => !folder.includes('node_modules')).join(path.delimiter)
  const { code, output } = await runQuietly('npm', args, { env: { ...process.env, PATH } })
  if (code === 0) return
  throw new Stop(`依赖包没有装上；请检查网络后重试。 · The packages could not be installed; check the network and try again.\n${output.trim()}`)
}

/** NOTE: npm 10 installs the Node package but makes no link `.bin/node` to it, as npm 11 and 12 do. */
function linkNode() {
  const node = `node-${process.platform}-${process.arch}/bin/node`
  if (existsSync(node24) || !existsSync(path.join(modules, node))) return
  rmSync(node24, { force: true })
  symlinkSync(path.join('..', node), node24)
}

/** How many packages will lie directly in node_modules on this system. */
function packagesForThisSystem() {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'))
  return Object.entries(packages).filter(([place, { os, cpu }]) => {
    const isDirect = place.lastIndexOf('node_modules/') === 0
    return isDirect && (!os || os.includes(process.platform)) && (!cpu || cpu.includes(process.arch))
  }).length
}

/** How many of them have arrived so far. */
function countPackages() {
  if (!existsSync(modules)) return 0
  return readdirSync(modules).reduce((count, name) => {
    if (!name.startsWith('@')) return count + 1
    try {
      return count + readdirSync(path.join(modules, name)).length
    } catch {
      // npm is just moving this folder.
      return count
    }
  }, 0)
}
