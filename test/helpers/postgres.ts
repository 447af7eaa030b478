import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase, type Whereabouts } from '#server/platform/db.ts'
import { startEmbeddedPostgres } from '#server/platform/postgres/embedded.ts'
import { findPostmaster } from '#server/platform/postgres/postmaster.ts'
import { makeTemplates } from './templates.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The PostgreSQL of this run: where an administrator may make and drop databases. */
    postgres: Whereabouts
    /** Part of the names of this run's databases, so that several runs may share a server. */
    run: string
  }
}

type Running = { postgres: Whereabouts; run: string; users: number; stop: () => Promise<void> }
// NOTE: vitest runs this file once for each project that needs it, in one process: they share what the first one started.
const shared = globalThis as { lianxinPostgres?: Promise<Running> }

/** Starts one PostgreSQL for the whole run (or uses DATABASE_URL's) and makes the templates that each file copies. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.lianxinPostgres ??= start()
  const running = await shared.lianxinPostgres
  running.users += 1
  project.provide('postgres', running.postgres)
  project.provide('run', running.run)
  return async () => {
    running.users -= 1
    if (running.users > 0) return
    delete shared.lianxinPostgres
    await running.stop()
  }
}

async function start(): Promise<Running> {
  const run = process.pid.toString(36)
  const url = process.env['DATABASE_URL']
  const { postgres, stop } = url ? { postgres: url, stop: async () => undefined } : await startOurOwn()
  const admin = openDatabase(postgres, 1)
  try {
    const dropTemplates = await makeTemplates(admin, postgres, run)
    return { postgres, run, users: 0, stop: async () => { await dropTemplates(); await admin.close(); await stop() } }
  } catch (error) {
    await admin.close()
    await stop()
    throw error
  }
}

/** A PostgreSQL in a folder of its own, gone with the run. It has nothing to lose, so it does not wait for the disk. */
async function startOurOwn(): Promise<{ postgres: Whereabouts; stop: () => Promise<void> }> {
  sweepKilledRuns()
  const dir = mkdtempSync(join(tmpdir(), `lianxin-test-${process.pid}-`))
  const embedded = await startEmbeddedPostgres({ dir, fsync: false })
  return { postgres: embedded.connection, stop: async () => { await embedded.stop(); rmSync(dir, { recursive: true, force: true }) } }
}

/** A run that was killed leaves its PostgreSQL behind: the next run, of whoever may, stops it and takes its folder away. */
function sweepKilledRuns(): void {
  for (const name of readdirSync(tmpdir())) {
    const run = Number(/^lianxin-test-(\d+)-/.exec(name)?.[1])
    if (!run || existsSync(`/proc/${run}`) || process.platform !== 'linux') continue
    const folder = join(tmpdir(), name)
    const postmaster = findPostmaster(join(folder, 'cluster'))
    // SIGQUIT is PostgreSQL's "immediate": there is nothing to save.
    if (postmaster) process.kill(postmaster.pid, 'SIGQUIT')
    rmSync(folder, { recursive: true, force: true })
  }
}
