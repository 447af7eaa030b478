import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

const pages = join(import.meta.dirname, '../../dist/client')
type Chunk = { file: string; css?: string[]; imports?: string[]; dynamicImports?: string[] }
const manifest = JSON.parse(readFileSync(join(pages, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>

/** Every file that a page loads before it stands: the entry, these modules, and all that they import at once. */
function filesOf(modules: readonly string[]): Set<string> {
  const files = new Set<string>()
  const follow = (module: string): void => {
    const chunk = manifest[module]
    if (!chunk) throw new Error(`the pages hold no ${module}`)
    if (files.has(chunk.file)) return
    for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file)
    for (const next of chunk.imports ?? []) follow(next)
  }
  for (const module of ['index.html', ...modules]) follow(module)
  return files
}

const zippedKb = (files: ReadonlySet<string>) => Math.round([...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(pages, file))).length, 0) / 1_000)
const holdsMedia = (files: ReadonlySet<string>) => [...files].some((file) => /mediasoup/i.test(readFileSync(join(pages, file), 'utf8')))

test('a terminal greets after at most 150 kB, before any media code', () => {
  const files = filesOf(['kiosk/kiosk.tsx'])
  expect(holdsMedia(files)).toBe(false)
  expect(holdsMedia(filesOf(['kiosk/terminal-session.tsx'])), 'the media code is looked for rightly').toBe(true)
  expect(zippedKb(files)).toBeLessThanOrEqual(150)
})

test.each(['desk', 'counter'])('the %s’s home stands after at most 300 kB; its lists come after it, each by itself', (shell) => {
  expect(zippedKb(filesOf(['pages.tsx', `${shell}/${shell}.tsx`, `${shell}/home.tsx`]))).toBeLessThanOrEqual(300)
})

test('the terminal’s worker keeps what the terminal may need and nothing of the other shells', () => {
  const worker = readFileSync(join(pages, 'kiosk-worker.js'), 'utf8')
  const kept = new Set([...worker.matchAll(/"\/(assets\/[^"]+)"/g)].map(([, file]) => file))
  for (const file of filesOf(['kiosk/kiosk.tsx', 'kiosk/terminal-session.tsx', 'sessions/media/test-call.ts', 'sessions/media/record-voice.ts'])) expect([file, kept.has(file)]).toEqual([file, true])
  expect([kept.has(manifest['desk/desk.tsx']!.file), kept.has(manifest['pages.tsx']!.file)]).toEqual([false, false])
})
