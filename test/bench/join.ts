/**
 * How long from a terminal's touch on 接听 to the first decoded frame of the officer: our own house, and beside it the
 * floor, a page and a server that do nothing else on the same worker, in turns in the same run.
 *
 *   npm run measure -- join                20 times each
 *   npm run measure -- join --times=5
 *   npm run measure -- join --rtt=100       the terminal is 100 ms away, there and back, on both
 */
import { type Browser, chromium, type Page } from '@playwright/test'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { PersonsLine } from '#test/faults/a-line.ts'
import { aFreePort } from '#test/helpers/a-free-port.ts'
import { aBookedSession, type BookedSession } from './join/booked-session.ts'
import { addStopwatch, touchToFrame } from './join/first-frame.ts'

const { values: flags } = parseArgs({ options: { times: { type: 'string', default: '20' }, rtt: { type: 'string', default: '0' } } })
type Far = (PersonsLine & { from: number }) | null
const folder = mkdtempSync(path.join(os.tmpdir(), 'lianxin-join-'))
const children: ChildProcess[] = []
const chromiumFlags = '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync --use-fake-ui-for-media-stream --use-fake-device-for-media-stream --autoplay-policy=no-user-gesture-required --disable-background-timer-throttling --disable-backgrounding-occluded-windows --disable-renderer-backgrounding'.split(' ')

try {
  const [real, floor] = [await startReal(), await startFloor()]
  const [far, farFloor] = [await layLine(real), await layLine(floor)]
  const browsers = await Promise.all([1, 2].map(() => chromium.launch({ executablePath: '/usr/bin/chromium', headless: true, args: chromiumFlags })))
  const ours = await openOurs(browsers, real, far)
  const least = await openFloor(browsers, floor.url, farFloor)
  const times: { ours: number[]; floor: number[] } = { ours: [], floor: [] }
  // The first of each warms code and caches up and is not counted.
  for (let round = 0; round <= Number(flags.times); round += 1) {
    for (const which of round % 2 === 0 ? (['ours', 'floor'] as const) : (['floor', 'ours'] as const)) {
      const ms = await (which === 'ours' ? ours() : least())
      if (round > 0) times[which].push(ms)
    }
    if (round > 0) console.log(`${String(round).padStart(2)}  ours ${Math.round(times.ours.at(-1)!)} ms   floor ${Math.round(times.floor.at(-1)!)} ms`)
  }
  await Promise.all(browsers.map((browser) => browser.close()))
  far?.close()
  farFloor?.close()
  const [p50, floorMs] = [quantile(times.ours, 0.5), quantile(times.floor, 0.5)]
  console.log(JSON.stringify({ ratio: Math.round((p50 / floorMs) * 100) / 100, p50Ms: Math.round(p50), p95Ms: Math.round(quantile(times.ours, 0.95)), floorMs: Math.round(floorMs) }))
} finally {
  for (const child of children) child.kill('SIGTERM')
  await Promise.all(children.filter(({ exitCode }) => exitCode === null).map((child) => new Promise((resolve) => child.once('exit', resolve))))
  rmSync(folder, { recursive: true, force: true })
}

type Started = { url: string; mediaPort: number }

/** The terminal's line to a server where it is to be far away; without one it is at the server's side. */
async function layLine({ url, mediaPort }: Started): Promise<(PersonsLine & { from: number }) | null> {
  const rttMs = Number(flags.rtt)
  if (rttMs === 0) return null
  const line = await PersonsLine.lay({ http: Number(new URL(url).port), media: mediaPort })
  line.become({ rttMs })
  return Object.assign(line, { from: mediaPort })
}

/** Our own server, in demo mode on an empty folder, with one booked session of today. */
async function startReal(): Promise<BookedSession & Started> {
  const [port, mediaPort] = [await aFreePort(), await aFreePort()]
  const data = path.join(folder, 'data')
  await start('server/main.ts', [], { LIANXIN_MODE: 'demo', LIANXIN_DATA: data, HOST: 'localhost', PORT: String(port), MEDIA_PORT: String(mediaPort), LOG_LEVEL: 'warn' }, /ready at/)
  const url = `http://localhost:${port}`
  return { url, mediaPort, ...(await aBookedSession(url, data)) }
}

async function startFloor(): Promise<Started> {
  await build({ logLevel: 'error', configFile: false, build: { outDir: folder, emptyOutDir: false, target: 'es2023', lib: { entry: path.resolve('test/bench/join/floor-page.ts'), formats: ['es'], fileName: () => 'floor.js' } }, define: { 'process.env.NODE_ENV': '"production"' } })
  const [port, mediaPort] = [await aFreePort(), await aFreePort()]
  await start('test/bench/join/floor-server.ts', [folder, String(port), String(mediaPort)], {}, /ready/)
  return { url: `http://localhost:${port}`, mediaPort }
}

/** Opens the officer's desk and a terminal; gives a way to answer once and to be as before again. */
async function openOurs([desk, station]: Browser[], { url, sessionId, officer, terminal }: BookedSession & Started, far: Far): Promise<() => Promise<number>> {
  const host = await page(desk!, 1366, 768, `${url}/desk/sessions/${sessionId}`, officer)
  const kiosk = await page(station!, 1920, 1080, `${far?.url ?? url}/kiosk`, terminal, far)
  await addStopwatch(kiosk)
  return async () => {
    await host.getByRole('button', { name: '全部请进来' }).click({ timeout: 20_000 })
    const answer = kiosk.getByRole('button', { name: '接听' })
    await answer.waitFor()
    await kiosk.waitForTimeout(600)
    const ms = await touchToFrame(kiosk, () => answer.click())
    await kiosk.waitForTimeout(700)
    await kiosk.getByRole('button', { name: '我不谈了' }).click()
    await kiosk.getByRole('button', { name: '不谈了', exact: true }).click()
    await kiosk.getByRole('button', { name: '回来接着谈' }).click()
    await kiosk.waitForTimeout(700)
    return ms
  }
}

async function openFloor([sender, receiver]: Browser[], url: string, far: Far): Promise<() => Promise<number>> {
  type Floor = { floor: { wait: () => Promise<void>; leave: () => Promise<void>; publish: () => Promise<void> } }
  const host = await page(sender!, 1366, 768, url)
  const joiner = await page(receiver!, 1920, 1080, far?.url ?? url, null, far)
  await Promise.all([host, joiner].map((one) => one.waitForFunction(() => 'floor' in window)))
  await host.evaluate(async () => { const { floor } = window as unknown as Floor; await floor.wait(); await floor.publish() })
  await addStopwatch(joiner)
  return async () => {
    await joiner.evaluate(() => (window as unknown as Floor).floor.wait())
    await joiner.waitForTimeout(600)
    const ms = await touchToFrame(joiner, () => joiner.getByRole('button', { name: '接听' }).click())
    await joiner.waitForTimeout(700)
    await joiner.evaluate(() => (window as unknown as Floor).floor.leave())
    await joiner.waitForTimeout(700)
    return ms
  }
}

async function page(browser: Browser, width: number, height: number, url: string, token: string | null = null, far: Far = null): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height } })
  if (far) await context.addInitScript(overLine, { from: far.from, to: far.mediaPort })
  if (token) await context.addInitScript((given) => sessionStorage.setItem('lianxin.identity', given), token)
  const opened = await context.newPage()
  await opened.goto(url)
  return opened
}

// Runs in the page: its media goes over the terminal's own line.
function overLine({ from, to }: { from: number; to: number }): void {
  const given = RTCPeerConnection.prototype.setRemoteDescription as (this: RTCPeerConnection, description: RTCSessionDescriptionInit) => Promise<void>
  RTCPeerConnection.prototype.setRemoteDescription = function (this: RTCPeerConnection, { type, sdp = '' }: RTCSessionDescriptionInit) {
    return given.call(this, { type, sdp: sdp.replaceAll(` ${from} typ host`, ` ${to} typ host`) })
  }
}

async function start(script: string, args: string[], environment: Record<string, string>, ready: RegExp): Promise<void> {
  const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, ...environment }, stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  for await (const line of createInterface({ input: child.stdout })) if (ready.test(line)) return void child.stdout.resume()
  throw new Error(`${script} did not start`)
}

function quantile(values: number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (sorted.length - 1) * q
  const [low = 0, high = 0] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  return low + (high - low) * (at - Math.floor(at))
}
