/** `npm run check`: types, lint and the import rules, in seconds; before each commit. */
import { runChecks } from './steps/checks.mjs'
import { installPackages } from './steps/install.mjs'
import { findNode24 } from './steps/node24.mjs'
import { environment } from './steps/run.mjs'
import { tellAnyStop } from './steps/tell.mjs'
import { runVitest } from './steps/vitest.mjs'

await tellAnyStop(async () => {
  await installPackages()
  const ready = { node: findNode24(), env: environment() }
  const checks = await runChecks(ready)
  const boundaries = await runVitest(ready, ['test/boundaries.test.ts'])
  process.exitCode = checks.failed + boundaries.failed === 0 ? 0 : 1
})
