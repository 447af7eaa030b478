import { existsSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildWorker } from '../../worker/build.mjs'
import { canFetchPrebuilt, fetchPrebuilt } from '../../worker/fetch-prebuilt.mjs'
import { BUILD_PACKAGES } from '../../worker/ninja-file.mjs'
import { works } from '../../worker/works.mjs'
import { needDebianPackages } from './debian-packages.mjs'
import { withLock } from './lock.mjs'
import { root } from './run.mjs'
import { Stop, step } from './tell.mjs'

const mediasoup = path.join(root, 'node_modules/mediasoup')

/**
 * Gets a mediasoup worker, the program that carries sound and picture, and gives its path.
 *
 * In this order: the one that MEDIASOUP_WORKER_BIN names, the one in the cache, the one on the project's release page,
 * and one built here. The cache lies in the home directory, so a second clone finds it.
 */
export async function getWorker(node) {
  const named = process.env.MEDIASOUP_WORKER_BIN
  if (named) return checkNamed(named)
  const target = cachePath()
  const isDone = () => existsSync(target) && works(target)
  await step({
    zh: '准备音视频程序',
    en: 'media worker',
    takes: '能下载约 10 秒，要编译约 3–7 分钟; downloads in about 10 s, or builds in about 3–7 min',
    isDone,
    work: (progress) =>
      withLock(`${target}.lock`, async (lock) => {
        if (isDone()) return
        if ((await canFetchPrebuilt(mediasoup)) && (await fetchPrebuilt({ mediasoup, node, target }))) return
        console.log('  下载页没有应答，改为在本机编译 · The release page does not answer; building it here')
        await needDebianPackages(BUILD_PACKAGES, { zh: '编译音视频程序', en: 'Building the media worker' })
        await buildWorker({ worker: path.join(mediasoup, 'worker'), target, lock, progress: (done, total) => progress(`${done} / ${total}`, done / total) })
      }),
  })
  return target
}

/** `~/.cache/lianxin/worker/3.27.1-x64/mediasoup-worker`, or under XDG_CACHE_HOME where that is set. */
export function cachePath() {
  const { version } = JSON.parse(readFileSync(path.join(mediasoup, 'package.json'), 'utf8'))
  const cache = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache')
  return path.join(cache, 'lianxin/worker', `${version}-${process.arch}`, 'mediasoup-worker')
}

function checkNamed(binary) {
  if (works(binary)) return path.resolve(binary)
  throw new Stop(
    `MEDIASOUP_WORKER_BIN 指向的程序不能在本机运行 · The program that MEDIASOUP_WORKER_BIN names does not run here:\n  ${binary}`,
  )
}
