/** `npm run test:faults`: what happens when things break, each with its figure. Flags and files as `npm test` takes them. */
import { needChromium } from './steps/chromium.mjs'
import { getReady } from './steps/get-ready.mjs'
import { buildPages } from './steps/pages.mjs'
import { tellAnyStop } from './steps/tell.mjs'
import { runVitest } from './steps/vitest.mjs'

await tellAnyStop(async () => {
  const ready = await getReady()
  await needChromium()
  await buildPages(ready.node)
  const { passed, failed, skipped } = await runVitest(ready, process.argv.slice(2), 'test/faults/vitest.config.ts')
  process.exitCode = failed === 0 ? 0 : 1
  console.log(`${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`)
})
