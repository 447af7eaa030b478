/**
 * `npm start` on a fresh clone: installs what is missing, gets a media worker, builds the pages, starts the server.
 * On every later start these steps only look, and are done within a fraction of a second.
 *
 * Plain JavaScript without packages: it runs before they are installed, on any Node from 20 on.
 * `npm run dev` is the same with --dev: the server restarts when its files change, Vite serves the pages as they are.
 * Any other flag goes to the server.
 */
import { spawn } from 'node:child_process'
import { getReady } from './steps/get-ready.mjs'
import { buildPages } from './steps/pages.mjs'
import { root } from './steps/run.mjs'
import { tellAnyStop } from './steps/tell.mjs'

const flags = process.argv.slice(2)
const forServer = flags.filter((flag) => flag !== '--dev')

await tellAnyStop(async () => {
  const { node, env } = await getReady()
  if (flags.includes('--dev')) {
    const server = { ...env, PUBLIC_URL: env.PUBLIC_URL ?? 'http://localhost:5173' }
    const pages = ['node_modules/vite/bin/vite.js', '--config', 'client/vite.config.ts', '--clearScreen=false']
    return keepRunning([
      spawn(node, ['--watch', '--watch-preserve-output', 'server/main.ts', ...forServer], { cwd: root, env: server, stdio: 'inherit' }),
      spawn(node, pages, { cwd: root, env, stdio: 'inherit' }),
    ])
  }
  await buildPages(node)
  keepRunning([spawn(node, ['server/main.ts', ...forServer], { cwd: root, env, stdio: 'inherit' })])
})

/**
 * Passes signals on and waits: the children stop in their own order, we leave when the last one has.
 * NOTE: on Ctrl-C a terminal sends SIGINT to the children as well, so they get it twice and must not mind.
 */
function keepRunning(children) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => children.forEach((child) => child.kill(signal)))
  }
  for (const child of children) {
    child.on('exit', (code, signal) => {
      process.exitCode ||= code ?? 1
      if (signal === 'SIGKILL') console.error('✗ 服务器被强行结束；数据没有丢失，再次 npm start 即可 · The server was killed; nothing is lost, run npm start again')
      // In development two run side by side; neither is of use without the other.
      for (const other of children) if (other.exitCode === null && other.signalCode === null) other.kill('SIGTERM')
    })
  }
}
