import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { cachePath } from '../server/platform/setup/steps/worker.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const rules = ['test/boundaries.test.ts', 'test/**/*.rules.test.ts']
const journeys = ['test/journeys/**/*.test.ts']
const postgres = 'test/helpers/postgres.ts'

/**
 * Three kinds of test, told apart by the name of the file:
 *
 * - `test/<chapter>/<what>.rules.test.ts`: pure, bare values in and out, no database, milliseconds.
 * - `test/<chapter>/<what>.test.ts`: actions and endpoints on a real PostgreSQL, a database for each file.
 * - `test/journeys/<story>.test.ts`: whole stories in real Chromium with real media, one after the other.
 *
 * NOTE: files of one worker share their modules (the server's imports take seconds), so a file that sets something
 * for the whole process puts it back.
 * NOTE: a default export because vitest asks for one.
 */
export default defineConfig({
  root,
  test: {
    maxWorkers: 2,
    // The worker that setup got, also where vitest is started by hand.
    env: { MEDIASOUP_WORKER_BIN: process.env['MEDIASOUP_WORKER_BIN'] ?? cachePath() },
    projects: [
      { root, test: { name: 'rules', include: rules, pool: 'threads', isolate: false, sequence: { groupOrder: 0 }, testTimeout: 30_000 } },
      { root, test: { name: 'actions', include: ['test/**/*.test.ts'], exclude: [...rules, ...journeys, 'test/faults/**'], globalSetup: postgres, isolate: false, sequence: { groupOrder: 1 }, testTimeout: 30_000, hookTimeout: 60_000 } },
      { root, test: { name: 'journeys', include: journeys, globalSetup: postgres, sequence: { groupOrder: 2 }, fileParallelism: false, testTimeout: 240_000, hookTimeout: 120_000 } },
    ],
  },
})
