import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/**
 * What happens when things break: slow, real, one after the other (`npm run test:faults`). Each prints its figure.
 * NOTE: a default export because vitest asks for one.
 */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: { name: 'faults', include: ['test/faults/**/*.test.ts'], fileParallelism: false, testTimeout: 240_000, hookTimeout: 240_000 },
})
