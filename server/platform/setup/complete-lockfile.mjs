/**
 * For whoever changes a dependency: `npm install`, then `node server/platform/setup/complete-lockfile.mjs`, then commit.
 *
 * A package with a native part names one optional package for each operating system. A registry mirror that does not
 * carry them all makes `npm install` leave the absent ones out of package-lock.json, and then `npm ci` refuses the
 * whole file ("Missing: … from lock file"). This adds each absent one by name, version, system and processor, which
 * is all that npm wants to know of a package that is not for this machine.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

const file = new URL('../../../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const added = []

for (const [place, entry] of Object.entries(lock.packages)) {
  // NOTE: the address that a package came from belongs to one machine's mirror; the integrity hash is what counts.
  delete entry.resolved
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isLocked(place, name)) continue
    lock.packages[`node_modules/${name}`] = describe(name, range, entry)
    added.push(name)
  }
}

lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(file, JSON.stringify(lock, null, 2) + '\n')
console.log(`补全锁文件 · ${added.length} packages added to the lock file${added.map((name) => `\n  ${name}`).join('')}`)

/** Whether Node would find `name` from the package at `place`: in its own node_modules, or in one further out. */
function isLocked(place, name) {
  const way = (place && `/${place}`).split('/node_modules/')
  return way.some((_, depth) => lock.packages[[...way.slice(0, depth + 1), name].join('/node_modules/').slice(1)])
}

/** The lock entry of a package that we cannot see, read from its name: `@swc/core-darwin-arm64`. */
function describe(name, range, parent) {
  const words = name.split(/[-/]/)
  const system = SYSTEMS.find((word) => words.includes(word))
  const processor = PROCESSORS.find((word) => words.includes(word))
  if (!system && processor !== 'wasm32') {
    throw new Error(`${name} does not say in its name which system it is for; look it up and add it by hand.`)
  }
  return {
    version: range.replace(/^[\^~=]/, ''),
    ...(processor && { cpu: [processor] }),
    ...(/musl/.test(name) && { libc: ['musl'] }),
    ...(/gnu/.test(name) && { libc: ['glibc'] }),
    ...(parent.dev && { dev: true }),
    optional: true,
    ...(system && { os: [system] }),
  }
}
