/** `npm run measure -- NAME [flags]`: one measurement of test/bench; its last line is one JSON object. */
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { needChromium } from './steps/chromium.mjs'
import { getReady } from './steps/get-ready.mjs'
import { buildPages } from './steps/pages.mjs'
import { root, run } from './steps/run.mjs'
import { Stop, tellAnyStop } from './steps/tell.mjs'

const [name = '', ...flags] = process.argv.slice(2)
const bench = path.join(root, 'test/bench')

/** Measures in whose pages a browser takes part. NOTE: cold-start times setup itself and must find nothing prepared. */
const WITH_BROWSER = ['join', 'recover', 'lines']
const ON_ITS_OWN = ['cold-start']

await tellAnyStop(async () => {
  if (!/^[a-z0-9-]+$/.test(name) || !existsSync(path.join(bench, `${name}.ts`))) {
    const names = readdirSync(bench).filter((file) => file.endsWith('.ts')).map((file) => `  npm run measure -- ${file.slice(0, -3)}`)
    throw new Stop(`请选择一项测量 · Choose a measurement:\n${names.join('\n')}`)
  }
  const { node, env } = await getReady()
  if (WITH_BROWSER.includes(name)) await needChromium()
  if (!ON_ITS_OWN.includes(name)) await buildPages(node)
  process.exitCode = await run(node, [`test/bench/${name}.ts`, ...flags], { env })
})
