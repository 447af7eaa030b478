import { chromium } from '@playwright/test'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { aCounty } from './county.ts'

const open = aCounty()
const said = readFileSync(join(import.meta.dirname, '../../client/kiosk/LAUNCH.md'), 'utf8')

/** The flags of the documented line, as they stand there. */
const flags = /^chromium (.+) https:/m.exec(said)![1]!.split(' ')

test('the documented launch line grants camera, microphone and sound without a touch', async () => {
  // NOTE: a screen of its own it cannot have here, and the camera is made up; whether it may be used is up to the line.
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', headless: true, args: ['--no-sandbox', '--disable-gpu', '--use-fake-device-for-media-stream', ...flags.filter((flag) => flag !== '--kiosk')] })
  try {
    const page = await browser.newPage()
    await page.goto(`${open.county.url}/kiosk`)
    const got = await page.evaluate(async () => {
      const tracks = await navigator.mediaDevices.getUserMedia({ audio: true, video: true }).then((stream) => stream.getTracks().map(({ kind }) => kind).sort(), (error: DOMException) => error.name)
      const sound = new AudioContext()
      await new Promise((resolve) => setTimeout(resolve, 500))
      return { tracks, sound: sound.state }
    })
    expect(got).toEqual({ tracks: ['audio', 'video'], sound: 'running' })
    await page.getByText('这台终端还没有登记').or(page.getByText('not enrolled')).waitFor()
  } finally {
    await browser.close()
  }
})

test('the documented policy is a policy: it names one address everywhere', () => {
  const policy = JSON.parse(/```json\n([^`]+)```/.exec(said)![1]!) as Record<string, unknown>
  for (const name of ['VideoCaptureAllowedUrls', 'AudioCaptureAllowedUrls', 'AutoplayAllowlist', 'URLAllowlist']) expect(policy[name]).toEqual(['https://lianxin.county.example'])
})
