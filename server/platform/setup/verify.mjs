/**
 * `npm run verify -- FILE.pdf … [--cert=county.pem]`: whether sealed papers are intact, told from the files alone; no server, no database, no network.
 * `npm run verify -- recordings`: whether every recording of this county is as it was filed, and their chain whole; beside a running server or without one.
 * `npm run verify -- assents`: the same of every spoken yes that was kept with a signature.
 */
import { getReady } from './steps/get-ready.mjs'
import { run } from './steps/run.mjs'
import { tellAnyStop } from './steps/tell.mjs'

await tellAnyStop(async () => {
  const { node, env } = await getReady()
  const [first, ...rest] = process.argv.slice(2)
  const programs = { recordings: 'server/records/verify-recordings.ts', assents: 'server/agreements/verify-assents.ts' }
  const program = first !== undefined && first in programs ? [programs[first], ...rest] : ['server/agreements/verify-offline.ts', ...process.argv.slice(2)]
  process.exitCode = await run(node, program, { env })
})
