import { run } from './run.mjs'

/** The checks that need nothing running. Each is a program of its own and counts as one test. */
const CHECKS = [
  { title: '类型 · types', args: ['node_modules/typescript/bin/tsc', '-b'] },
  { title: '代码规范 · lint', args: ['node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings'] },
]

/** Runs every check, also after one failed, and gives how many passed and failed. */
export async function runChecks({ node, env }) {
  let failed = 0
  for (const { title, args } of CHECKS) {
    const isFine = (await run(node, args, { env })) === 0
    console.log(`${isFine ? '✓' : '✗'} ${title}`)
    if (!isFine) failed += 1
  }
  return { passed: CHECKS.length - failed, failed, skipped: 0 }
}
