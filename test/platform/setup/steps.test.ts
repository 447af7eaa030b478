import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const steps = path.resolve('server/platform/setup/steps')
let folder: string

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'lianxin-setup-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Starts a small program that may import the steps of setup. */
function program(text: string) {
  return spawn(process.execPath, ['--input-type=module', '-e', text], { stdio: ['pipe', 'pipe', 'inherit'] })
}

async function outputOf(child: ReturnType<typeof program>): Promise<string> {
  let output = ''
  child.stdout.on('data', (text) => (output += text))
  await once(child, 'close')
  return output
}

describe('the lock', () => {
  const holding = (milliseconds: number) => `
    const { withLock } = await import('${steps}/lock.mjs')
    await withLock('${folder}/lock', async () => {
      console.log('in', Date.now())
      await new Promise((resolve) => setTimeout(resolve, ${milliseconds}))
      console.log('out', Date.now())
    })`

  test('lets one start in after the other', async () => {
    const outputs = await Promise.all([1, 2, 3].map(() => outputOf(program(holding(300)))))
    const times = outputs.map((output) => [...output.matchAll(/(?:in|out) (\d+)/g)].map(([, time]) => Number(time)))
    const [first, second, third] = times.sort(([a = 0], [b = 0]) => a - b)
    expect(second![0]).toBeGreaterThanOrEqual(first![1]!)
    expect(third![0]).toBeGreaterThanOrEqual(second![1]!)
  })

  test('is free again when its holder was killed', async () => {
    const holder = program(holding(60_000))
    await once(holder.stdout, 'data')
    const waiting = outputOf(program(holding(0)))
    holder.kill('SIGKILL')
    expect(await waiting).toContain('out')
  })
})

describe('a step', () => {
  const stepping = (isDone: boolean) => `
    const { step } = await import('${steps}/tell.mjs')
    await step({ zh: '做事', en: 'work', takes: '1 s', isDone: () => ${isDone}, work: (progress) => { for (const share of [0.1, 0.3, 0.3, 0.8, 1]) progress(share + ' done', share) } })`

  test('says what it does, how far it is, and how long it took', async () => {
    const lines = (await outputOf(program(stepping(false)))).trim().split('\n')
    expect(lines[0]).toBe('▸ 做事 · work （1 s）')
    expect(lines.slice(1, -1).map((line) => line.trim().split(' ').slice(1).join(' '))).toEqual(['0.3 done', '0.8 done'])
    expect(lines.at(-1)).toMatch(/^✓ 做事 · work: \d+\.\d s$/)
  })

  test('is one line when there is nothing to do', async () => {
    expect(await outputOf(program(stepping(true)))).toMatch(/^✓ 做事 · work: 0\.0 s\n$/)
  })
})

describe('system packages that are missing', () => {
  const needing = `
    const { needDebianPackages } = await import('${steps}/debian-packages.mjs')
    const { tellAnyStop } = await import('${steps}/tell.mjs')
    await tellAnyStop(() => needDebianPackages(['bash', 'no-such-package'], { zh: '试验', en: 'A trial' }))`

  test.skipIf(process.getuid?.() !== 0 || spawnSync('setpriv', ['--version']).status !== 0)('are named to an ordinary user, with the line to run', () => {
    const asNobody = ['--reuid=65534', '--regid=65534', '--clear-groups', process.execPath, '--input-type=module', '-e', needing]
    const { stderr, status } = spawnSync('setpriv', asNobody, { encoding: 'utf8', cwd: '/' })
    expect(stderr).toContain('sudo apt-get install -y --no-install-recommends no-such-package\n')
    expect(stderr).not.toContain('    at ')
    expect(status).toBe(1)
  })

  test('are not asked for where they are installed', async () => {
    const output = await outputOf(program(needing.replace(", 'no-such-package'", '') + "\nconsole.log('fine')"))
    expect(output).toBe('fine\n')
  })
})

describe('package-lock.json', () => {
  type Entry = { resolved?: string; integrity?: string; os?: string[]; cpu?: string[]; optionalDependencies?: Record<string, string> }
  const packages = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages as Record<string, Entry>

  test('names no place to download from, so that every registry serves', () => {
    expect(Object.keys(packages).filter((place) => packages[place]!.resolved)).toEqual([])
  })

  test('has the optional packages of every system, or npm ci refuses it', () => {
    const named = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}))
    const locked = new Set(Object.keys(packages).map((place) => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)))
    expect(named.length).toBeGreaterThan(100)
    expect(named.filter((name) => !locked.has(name))).toEqual([])
  })

  test('pins by its hash whatever may be installed on a Linux server', () => {
    const unpinned = Object.entries(packages).filter(([place, { integrity, os, cpu }]) => {
      const isForServers = (!os || os.includes('linux')) && (!cpu || cpu.includes('x64')) && !place.includes('musl')
      return place !== '' && isForServers && !integrity
    })
    expect(unpinned.map(([place]) => place)).toEqual([])
  })
})
