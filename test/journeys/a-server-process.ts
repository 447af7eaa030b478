import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Whereabouts } from '#server/platform/db.ts'
import { chooseSocketFolder, PORT } from '#server/platform/postgres/socket-folder.ts'
import { cachePath } from '#server/platform/setup/steps/worker.mjs'
import { aFreePort } from '#test/helpers/a-free-port.ts'
import { askAs, type Asker } from '#test/helpers/an-app.ts'

/** The server as `npm start` runs it: a process of its own with an embedded database, which can be killed and started again. */
export type ServerProcess = { url: string; aheadMs: number; readonly pid: number | null; mediaPort: number; folder: string; database: Whereabouts; as: (token?: string | null) => Asker; start: () => Promise<void>; kill: (signal: 'SIGKILL' | 'SIGTERM') => Promise<void>; close: () => Promise<void> }

const root = join(import.meta.dirname, '../..')

/** Makes a server in a folder of its own; it is not started yet. */
export async function aServerProcess(settings: Record<string, string> = {}): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-process-'))
  const port = await aFreePort()
  const mediaPort = await aFreePort()
  const env = { ...process.env, NODE_ENV: '', HOST: '127.0.0.1', PORT: String(port), MEDIA_PORT: String(mediaPort), LIANXIN_DATA: folder, LOG_LEVEL: 'silent', MEDIASOUP_WORKER_BIN: process.env['MEDIASOUP_WORKER_BIN'] ?? cachePath(), ...settings }
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | null = null
  const start = async (): Promise<void> => {
    child = spawn(process.execPath, ['server/main.ts'], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    await untilReady(child)
  }
  const kill = async (signal: 'SIGKILL' | 'SIGTERM'): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  return {
    url, aheadMs: 0, mediaPort, folder, start, kill,
    get pid() { return child?.pid ?? null },
    get database() { return { host: chooseSocketFolder(join(folder, 'postgres')), port: PORT, user: 'lianxin', database: 'lianxin' } },
    as: (token = null) => askAs(url, token),
    // NOTE: only a server that stops in order stops its database too.
    close: async () => {
      if (child && (child.exitCode !== null || child.signalCode !== null)) await start()
      await kill('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function untilReady(child: ChildProcess): Promise<void> {
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += String(chunk)
      if (said.includes('Lianxin is ready')) resolve()
    }
    child.stdout!.on('data', hear)
    child.stderr!.on('data', hear)
    child.once('exit', (code) => reject(new Error(`the server did not start (${code}):\n${said}`)))
  })
}
