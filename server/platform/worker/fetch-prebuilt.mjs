import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { putInPlace } from './build.mjs'
import { works } from './works.mjs'

const SECONDS_TO_ANSWER = 4

/** Where the package would download its worker from, and how that file is called; the same rule as in npm-scripts.mjs. */
export function prebuiltAddress(mediasoup) {
  const { version, repository } = JSON.parse(readFileSync(path.join(mediasoup, 'package.json'), 'utf8'))
  const releases =
    process.env.MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL ??
    `${repository.url.replace(/^git\+/, '').replace(/\.git$/, '')}/releases/download`
  const kernel = os.platform() === 'linux' ? `-kernel${os.release().split('.')[0]}` : ''
  return `${releases}/${version}/mediasoup-worker-${version}-${os.platform()}-${os.arch()}${kernel}.tgz`
}

/** Whether the release page has a worker for this machine and says so within a few seconds. */
export async function canFetchPrebuilt(mediasoup) {
  try {
    const signal = AbortSignal.timeout(SECONDS_TO_ANSWER * 1000)
    return (await fetch(prebuiltAddress(mediasoup), { method: 'HEAD', signal })).ok
  } catch {
    return false
  }
}

/**
 * Lets the package's own install script fetch its worker and puts that at `target`; false where it does not come or
 * does not run here.
 * NOTE: where its download fails the script would build with Python packages from the internet; it gets no Python.
 */
export async function fetchPrebuilt({ mediasoup, node, target }) {
  const env = { ...process.env, PYTHON: 'false' }
  delete env.MEDIASOUP_WORKER_BIN
  delete env.MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD
  delete env.MEDIASOUP_LOCAL_DEV
  const script = promisify(execFile)(node, ['npm-scripts.mjs', 'postinstall'], { cwd: mediasoup, env, timeout: 120_000 })
  await script.catch(() => undefined) // What counts is whether a worker is there afterwards.
  const fetched = path.join(mediasoup, 'worker/out/Release/mediasoup-worker')
  if (!works(fetched)) return false
  putInPlace(fetched, target)
  return true
}
