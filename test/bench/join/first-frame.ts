import type { Page } from '@playwright/test'

/** Puts a stopwatch into a page: from the next touch of a button to the first decoded frame of somebody else. */
export async function addStopwatch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const stopwatch = {
      /** Starts to watch; answers in milliseconds. */
      watch: () => new Promise<number>((resolve, reject) => {
        let touched = 0
        const began = performance.now()
        addEventListener('pointerdown', () => { touched = performance.now() }, { capture: true, once: true })
        const look = () => {
          const seen = [...document.querySelectorAll<HTMLVideoElement>('video[data-seat]:not(.picture-own)')].some((video) => video.getVideoPlaybackQuality().totalVideoFrames > 0)
          if (seen && touched > 0) return resolve(performance.now() - touched)
          if (performance.now() - began > 20_000) return reject(new Error('no frame within 20 s'))
          setTimeout(look, 1)
        }
        look()
      }),
    }
    Object.assign(window, { stopwatch })
  })
}

/** Touches a button and gives the milliseconds until somebody is seen. */
export async function touchToFrame(page: Page, touch: () => Promise<void>): Promise<number> {
  const seen = page.evaluate(() => (window as unknown as { stopwatch: { watch: () => Promise<number> } }).stopwatch.watch())
  const [ms] = await Promise.all([seen, touch()])
  return ms
}
