import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { BadSettings } from '#server/platform/config.ts'
import { openDatabase, reachDatabase } from '#server/platform/db.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#server/platform/postgres/embedded.ts'
import { startApp } from '#test/helpers/an-app.ts'

let dir: string
let started: EmbeddedPostgres[] = []

beforeEach(() => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'lianxin-postgres-'))
})

afterEach(async () => {
  for (const one of started) await one.stop()
  started = []
  rmSync(dir, { recursive: true, force: true })
})

async function start(folder = dir) {
  const one = await startEmbeddedPostgres({ dir: folder })
  started.push(one)
  return one
}

function connect({ connection }: EmbeddedPostgres) {
  return postgres({ ...connection, max: 1, onnotice: () => undefined })
}

async function answers(one: EmbeddedPostgres): Promise<boolean> {
  return (await reachDatabase(one.connection)) === null
}

test('starts on an empty folder, answers through a private socket, and stops', async () => {
  const one = await start()
  const sql = connect(one)
  const [row] = await sql`select current_database() as database, current_setting('listen_addresses') as addresses, lower('ÀÉ调解') as lower`
  expect(row).toEqual({ database: 'lianxin', addresses: '', lower: 'àé调解' })
  expect(statSync(dir).mode & 0o777).toBe(0o700)
  expect(statSync(one.connection.host).mode & 0o777).toBe(0o700)
  await sql.end()

  await one.stop()
  expect(existsSync(path.join(dir, 'cluster/postmaster.pid'))).toBe(false)
  await one.stop()
})

/** NOTE: the number of one that has ended stays (state Z) until the machine's first process takes note of it, which may be long. */
function isRunning(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** Leaves PostgreSQL running as a killed server does; gives its number. */
async function leftBehind(): Promise<number> {
  const launcher = path.resolve('server/platform/postgres/embedded.ts')
  const program = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(launcher)})
    const { pid } = await startEmbeddedPostgres({ dir: ${JSON.stringify(dir)} })
    console.log(pid)
    setInterval(() => {}, 1000)`
  const server = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = (await once(server.stdout, 'data')) as [Buffer]
  server.kill('SIGKILL')
  await once(server, 'exit')
  return Number(said.toString())
}

test('a killed server leaves it running, and the next start takes it over', async () => {
  const pid = await leftBehind()
  const one = await start()
  expect(one.adopted).toBe(true)
  expect(one.pid).toBe(pid)
  const sql = connect(one)
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }])
  await sql.end()
})

test('one whose files were deleted under it is none of ours: it is ended, and a new one is started', async () => {
  const pid = await leftBehind()
  rmSync(dir, { recursive: true, force: true })
  const one = await start()
  expect([one.adopted, one.pid === pid]).toEqual([false, false])
  await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false)
  expect(await answers(one)).toBe(true)
})

test('one whose socket was taken away is stopped in order and started anew, with everything that it kept', async () => {
  const first = await start()
  const writing = connect(first)
  await writing`create table promises (id int primary key)`
  await writing.end()
  await first.stop()
  const pid = await leftBehind()
  rmSync(path.join(dir, 'socket'), { recursive: true })
  const one = await start()
  expect([one.adopted, one.pid === pid]).toEqual([false, false])
  const reading = connect(one)
  expect(await reading`select count(*)::int as kept from promises`).toEqual([{ kept: 0 }])
  await reading.end()
})

test('a database that does not answer is told by its code, not by an exception', async () => {
  const one = await start()
  expect(await reachDatabase(one.connection)).toBeNull()
  expect(await reachDatabase({ ...one.connection, host: path.join(dir, 'nowhere') })).toBe('ENOENT')
})

test('killed while the server lives, it is started again by itself, and the server is ready again', async () => {
  const one = await start()
  const { pid } = one
  const server = await startApp({ database: { ...openDatabase(one.connection, 3), where: one.connection } })
  const ready = async () => (await fetch(`${server.url}/readyz`)).status
  try {
    expect(await ready()).toBe(200)
    process.kill(pid, 'SIGKILL')
    await expect.poll(ready, { timeout: 10_000, interval: 20 }).toBe(503)
    await expect.poll(ready, { timeout: 30_000, interval: 100 }).toBe(200)
    expect(one.pid).not.toBe(pid)
  } finally {
    await server.close()
    await server.database.close()
  }
}, 90_000)

test('what was acknowledged is still there after kill -9 of the database', async () => {
  const first = await start()
  const writing = connect(first)
  await writing`create table promises (id int primary key)`
  let acknowledged = 0
  const writer = (async () => {
    for (let id = 1; ; id += 1) {
      await writing`insert into promises values (${id})`
      acknowledged = id
      if (id === 200) process.kill(first.pid, 'SIGKILL')
    }
  })()
  await expect(writer).rejects.toThrow()
  await writing.end({ timeout: 0 })
  expect(acknowledged).toBeGreaterThanOrEqual(199)

  await first.stop()
  const second = await start()
  expect(second.adopted).toBe(false)
  const reading = connect(second)
  const [row] = await reading`select count(*)::int as kept from promises`
  expect(row?.kept).toBeGreaterThanOrEqual(acknowledged)
  await reading.end()
})

test('a second server on the same folder is refused, and the first one keeps its database', async () => {
  const starts = await Promise.allSettled([start(), start()])
  const [refused] = starts.filter((one) => one.status === 'rejected')
  expect(refused?.reason).toBeInstanceOf(BadSettings)
  expect(String(refused?.reason)).toContain(`process ${process.pid}`)
  await expect(start()).rejects.toThrow('is using the data folder')
  const sql = connect(started[0]!)
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }])
  await sql.end()
})

test('a number in postmaster.pid that another program has by now does not keep it from starting', async () => {
  const first = await start()
  await first.stop()
  writeFileSync(path.join(dir, 'cluster/postmaster.pid'), `${process.pid}\n${path.join(dir, 'cluster')}\n`)
  const second = await start()
  expect(second.adopted).toBe(false)
})

test('a path too long for a socket gets a short private folder instead', async () => {
  const long = path.join(dir, '调解'.repeat(20))
  mkdirSync(long)
  const one = await start(long)
  expect(Buffer.byteLength(`${one.connection.host}/.s.PGSQL.5432`)).toBeLessThan(108)
  expect(one.connection.host.startsWith(dir)).toBe(false)
  expect(statSync(one.connection.host).mode & 0o777).toBe(0o700)
  const sql = connect(one)
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }])
  await sql.end()
  await one.stop()
  rmSync(one.connection.host, { recursive: true })
})

test('a cluster whose making was interrupted is made anew', async () => {
  mkdirSync(path.join(dir, 'cluster.unfinished/base'), { recursive: true })
  const one = await start()
  expect(readFileSync(path.join(dir, 'cluster/PG_VERSION'), 'utf8').trim()).toBe('18')
  expect(one.adopted).toBe(false)
})
