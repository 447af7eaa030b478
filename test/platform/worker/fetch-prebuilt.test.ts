import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { canFetchPrebuilt, fetchPrebuilt, prebuiltAddress } from '#server/platform/worker/fetch-prebuilt.mjs'
import { works } from '#server/platform/worker/works.mjs'

let folder: string
let mediasoup: string
let releases: Server
let archive: Buffer | null

beforeEach(async () => {
  // NOTE: inside node_modules, because the package's script takes `tar` and `node-fetch` from there.
  mkdirSync('node_modules/.cache', { recursive: true })
  folder = mkdtempSync(path.resolve('node_modules/.cache/prebuilt-'))
  mediasoup = path.join(folder, 'mediasoup')
  mkdirSync(path.join(mediasoup, 'worker'), { recursive: true })
  for (const file of ['package.json', 'npm-scripts.mjs']) copyFileSync(`node_modules/mediasoup/${file}`, path.join(mediasoup, file))
  releases = createServer((_, response) => (archive ? response.end(archive) : response.writeHead(404).end()))
  await once(releases.listen(0, '127.0.0.1'), 'listening')
  process.env.MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL = `http://127.0.0.1:${(releases.address() as AddressInfo).port}`
})

afterEach(() => {
  delete process.env.MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL
  releases.close()
  rmSync(folder, { recursive: true })
})

/** An archive as the release page has it, with a stand-in for the worker that leaves with this status. */
function archiveOf(status: number): Buffer {
  writeFileSync(path.join(folder, 'mediasoup-worker'), `#!/bin/sh\nexit ${status}\n`, { mode: 0o755 })
  return spawnSync('tar', ['-cz', '-C', folder, 'mediasoup-worker']).stdout
}

const fetchIt = async () => {
  const target = path.join(folder, 'cache/mediasoup-worker')
  return { fetched: (await fetchPrebuilt({ mediasoup, node: process.execPath, target })) as boolean, target }
}

test('a worker on the release page is fetched by the package itself and kept', async () => {
  archive = archiveOf(41)
  expect(await canFetchPrebuilt(mediasoup)).toBe(true)
  const { fetched, target } = await fetchIt()
  expect(fetched).toBe(true)
  expect(works(target)).toBe(true)
})

test('a worker that does not run here is not kept', async () => {
  archive = archiveOf(1)
  const { fetched, target } = await fetchIt()
  expect(fetched).toBe(false)
  expect(existsSync(target)).toBe(false)
})

test('no worker for this machine, or no release page, is seen without waiting', async () => {
  archive = null
  expect(await canFetchPrebuilt(mediasoup)).toBe(false)
  releases.close()
  expect(await canFetchPrebuilt(mediasoup)).toBe(false)
})

test('a release page that does not answer is given up after a few seconds', { timeout: 10_000 }, async () => {
  releases.removeAllListeners('request')
  const began = Date.now()
  expect(await canFetchPrebuilt(mediasoup)).toBe(false)
  expect(Date.now() - began).toBeLessThan(6000)
  releases.closeAllConnections()
})

test('it is looked for where the package itself would look', () => {
  delete process.env.MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL
  expect(prebuiltAddress(mediasoup)).toMatch(/^https:\/\/github\.com\/versatica\/mediasoup\/releases\/download\/3\.27\.1\/mediasoup-worker-3\.27\.1-[a-z0-9]+-[a-z0-9]+(-kernel\d+)?\.tgz$/)
})
