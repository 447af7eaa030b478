/**
 * `npm test`: the checks, then every test, then one line that counts them all.
 * `npm test -- test/people` runs only the tests of those files, without the checks; other vitest flags work too.
 */
import { runChecks } from './steps/checks.mjs'
import { needChromium } from './steps/chromium.mjs'
import { getReady } from './steps/get-ready.mjs'
import { buildPages } from './steps/pages.mjs'
import { tellAnyStop } from './steps/tell.mjs'
import { runVitest } from './steps/vitest.mjs'

const filters = process.argv.slice(2)

await tellAnyStop(async () => {
  const ready = await getReady()
  await needChromium()
  await buildPages(ready.node)
  const counts = filters.length > 0 ? [] : [await runChecks(ready)]
  counts.push(await runVitest(ready, filters))

  const sum = (what) => counts.reduce((total, count) => total + count[what], 0)
  const skipped = sum('skipped')
  process.exitCode = sum('failed') === 0 ? 0 : 1
  console.log(`${sum('passed')} passed, ${sum('failed')} failed${skipped ? `, ${skipped} skipped` : ''}`)
})
