/**
 * How long a newcomer waits: the first and the second `npm start` on a clean clone in an empty home, by step.
 *
 *   npm run measure -- cold-start                  packages from npm's own cache of this machine, worker built anew
 *   npm run measure -- cold-start --npm-cache=none packages downloaded too
 *   npm run measure -- cold-start --worker=cached  the worker that this machine has already
 *
 * NOTE: it clones what is committed; changes in the working tree do not take part.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { aFreePort } from '#test/helpers/a-free-port.ts'

const { values: flags } = parseArgs({ options: { 'npm-cache': { type: 'string', default: 'own' }, worker: { type: 'string', default: 'none' } } })

type Start = { seconds: number; steps: Record<string, number> }

const folder = mkdtempSync(path.join(os.tmpdir(), 'lianxin-cold-start-'))
const clone = path.join(folder, 'lianxin')
const home = path.join(folder, 'home')
let running: ChildProcess | null = null
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => running && interrupt(running))

try {
  execFileSync('git', ['clone', '--quiet', process.cwd(), clone])
  mkdirSync(home)
  const npmCache = flags['npm-cache'] === 'own' ? execFileSync('npm', ['config', 'get', 'cache'], { encoding: 'utf8' }).trim() : path.join(home, '.npm')
  if (flags.worker === 'cached') cpSync(path.join(os.homedir(), '.cache/lianxin'), path.join(home, '.cache/lianxin'), { recursive: true })
  const port = await aFreePort()
  const environment = newcomersEnvironment({ npmCache, port })

  const first = await start(environment, port)
  const second = await start(environment, port)
  printTable(first, second)
  console.log(JSON.stringify({ firstSeconds: first.seconds, secondSeconds: second.seconds, steps: { first: first.steps, second: second.steps } }))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** NOTE: none of our own settings and none of what `npm run` adds: a newcomer has only a path and a home. */
function newcomersEnvironment({ npmCache, port }: { npmCache: string; port: number }): NodeJS.ProcessEnv {
  const PATH = (process.env.PATH ?? '').split(path.delimiter).filter((part) => !part.includes('node_modules')).join(path.delimiter)
  return { PATH, HOME: home, LANG: process.env.LANG, npm_config_cache: npmCache, PORT: String(port), MEDIA_PORT: String(port + 1) }
}

/** NOTE: Ctrl-C in a terminal reaches every process of the command, and npm counts on it: it passes no SIGINT on. */
function interrupt({ pid }: ChildProcess): void {
  if (pid) process.kill(-pid, 'SIGINT')
}

/** Runs `npm start` until it says its address, then stops it as Ctrl-C does. Steps are read from the lines that it prints. */
async function start(environment: NodeJS.ProcessEnv, port: number): Promise<Start> {
  const began = performance.now()
  const since = (from: number) => Math.round((performance.now() - from) / 100) / 10
  const child = spawn('npm', ['start'], { cwd: clone, env: environment, stdio: ['ignore', 'pipe', 'inherit'], detached: true })
  running = child
  const steps: Record<string, number> = {}
  let prepared = began
  let seconds: number | null = null
  for await (const line of createInterface({ input: child.stdout })) {
    console.log(`  ${line}`)
    const done = /^✓ .* · (.+): ([\d.]+) s$/.exec(line)
    if (done?.[1] && done[2]) {
      steps[done[1]] = Number(done[2])
      prepared = performance.now()
    }
    if (seconds === null && line.includes(`http://localhost:${port}`)) {
      seconds = since(began)
      steps.server = since(prepared)
      interrupt(child)
    }
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  if (seconds === null) throw new Error('npm start ended without saying its address.')
  if (!existsSync(path.join(clone, 'node_modules'))) throw new Error('npm start installed nothing into the clone.')
  return { seconds, steps }
}

function printTable(first: Start, second: Start): void {
  const row = (name: string, a: unknown, b: unknown) => console.log(`${name.padEnd(16)}${String(a).padStart(10)}${String(b).padStart(10)}`)
  row('seconds', 'first', 'second')
  for (const name of Object.keys(first.steps)) row(name, first.steps[name], second.steps[name] ?? '–')
  row('in all', first.seconds, second.seconds)
}
