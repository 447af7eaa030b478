import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { root, run } from './run.mjs'

const report = path.join(root, 'dist/test-report.json')

/** Runs vitest with these arguments and gives how many tests passed, failed and were skipped. */
export async function runVitest({ node, env }, args, config = 'test/vitest.config.ts') {
  mkdirSync(path.dirname(report), { recursive: true })
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await run(node, ['node_modules/vitest/vitest.mjs', 'run', '--config', config, ...reporters, ...args], { env })
  return count(code)
}

/**
 * NOTE: a file that does not load has no tests to fail, an error outside every test belongs to none, and a vitest that
 * did not run leaves no report. Each of them is a failure all the same, and the count must say so.
 */
function count(code) {
  let counted = { passed: 0, failed: 0, skipped: 0 }
  try {
    const { testResults, numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, 'utf8'))
    const unloaded = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
    counted = { passed: numPassedTests, failed: numFailedTests + unloaded, skipped: numPendingTests + numTodoTests }
  } catch {
    console.error('✗ vitest 没有留下报告 · vitest left no report')
  }
  const saidNothing = counted.passed + counted.failed + counted.skipped === 0
  if (counted.failed === 0 && (code !== 0 || saidNothing)) counted.failed = 1
  return counted
}
