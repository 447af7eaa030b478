/** `npm run pictures`: plays the demo story in Chromium and writes the README's pictures. */
import { needChromium } from './steps/chromium.mjs'
import { getReady } from './steps/get-ready.mjs'
import { buildPages } from './steps/pages.mjs'
import { run } from './steps/run.mjs'
import { tellAnyStop } from './steps/tell.mjs'

await tellAnyStop(async () => {
  const { node, env } = await getReady()
  await needChromium()
  await buildPages(node)
  process.exitCode = await run(node, ['test/journeys/pictures.ts', ...process.argv.slice(2)], { env })
})
