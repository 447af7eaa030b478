/** `npm run verify -- FILE.pdf … [--cert=county.pem]`: whether sealed papers are intact, told from the files alone; no server, no database, no network. */
import { getReady } from './steps/get-ready.mjs'
import { run } from './steps/run.mjs'
import { tellAnyStop } from './steps/tell.mjs'

await tellAnyStop(async () => {
  const { node, env } = await getReady()
  process.exitCode = await run(node, ['server/agreements/verify-offline.ts', ...process.argv.slice(2)], { env })
})
