import type { Page } from '@playwright/test'
import { expect } from './browser.ts'

/** What a page receives of one other seat: pictures decoded since it began, and how loud its sound has been. */
type Received = { frames: number; width: number }

/** Waits until the page shows moving pictures of so many others: frames are decoded, and go on being decoded. */
export async function seesOthers(page: Page, others: number, withinMs = 30_000): Promise<void> {
  await expect(async () => {
    const before = await pictures(page)
    await page.waitForTimeout(700)
    const after = await pictures(page)
    const moving = Object.entries(after).filter(([seat, now]) => now.width > 0 && now.frames >= (before[seat]?.frames ?? 0) + 3)
    expect(moving.length, JSON.stringify(after)).toBe(others)
  }).toPass({ timeout: withinMs, intervals: [200] })
}

/** Waits until the page hears so many others: their sound carries energy (the false microphone beeps every second). */
export async function hearsOthers(page: Page, others: number, withinMs = 30_000): Promise<void> {
  await expect(async () => {
    const loud = await loudness(page)
    expect(Object.values(loud).filter((energy) => energy > 0.01).length, JSON.stringify(loud)).toBe(others)
  }).toPass({ timeout: withinMs, intervals: [200] })
}

/** Waits until nothing is heard of anybody for a while. */
export async function hearsNobody(page: Page, withinMs = 20_000): Promise<void> {
  await expect(async () => {
    const loud = await loudness(page)
    expect(Object.values(loud).every((energy) => energy < 0.001), JSON.stringify(loud)).toBe(true)
  }).toPass({ timeout: withinMs, intervals: [200] })
}

/** How much the page's browser believes that its line carries to the server, in bits a second. */
export async function carries(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { keptConnections } = globalThis as unknown as { keptConnections: RTCPeerConnection[] }
    const reports = await Promise.all(keptConnections.filter(({ connectionState }) => connectionState === 'connected').map((one) => one.getStats()))
    const pairs = reports.flatMap((report) => [...report.values()] as { type: string; availableOutgoingBitrate?: number }[]).filter(({ type }) => type === 'candidate-pair')
    return Math.max(0, ...pairs.map(({ availableOutgoingBitrate }) => availableOutgoingBitrate ?? 0))
  })
}

/** Decoded frames of every seat but one's own. */
async function pictures(page: Page): Promise<Record<string, Received>> {
  return page.evaluate(() => Object.fromEntries([...document.querySelectorAll<HTMLVideoElement>('video[data-seat]:not(.picture-own)')]
    .map((video) => [video.dataset['seat'] ?? '', { frames: video.getVideoPlaybackQuality().totalVideoFrames, width: video.videoWidth }])))
}

/** The loudest moment (0 to 1) of every other seat's sound during a second and a half. */
async function loudness(page: Page): Promise<Record<string, number>> {
  return page.evaluate(async () => {
    const sound = new AudioContext()
    await sound.resume()
    const ears = [...document.querySelectorAll<HTMLAudioElement>('audio[data-seat]')].flatMap((element) => {
      const stream = element.srcObject
      if (!(stream instanceof MediaStream) || stream.getAudioTracks().length === 0) return []
      const ear = sound.createAnalyser()
      sound.createMediaStreamSource(stream).connect(ear)
      return [{ seat: element.dataset['seat'] ?? '', ear, samples: new Float32Array(ear.fftSize), loudest: 0 }]
    })
    const until = performance.now() + 1500
    while (performance.now() < until) {
      for (const one of ears) {
        one.ear.getFloatTimeDomainData(one.samples)
        one.loudest = Math.max(one.loudest, ...one.samples.map(Math.abs))
      }
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    await sound.close()
    return Object.fromEntries(ears.map(({ seat, loudest }) => [seat, loudest]))
  })
}
