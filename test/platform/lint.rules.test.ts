import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** Files with one wrong line each, at the place where it is wrong: file, text, and the rule that must speak. */
const planted: [file: string, text: string, rule: string][] = [
  ['server/cases/actions/a.ts', 'export async function f(): Promise<void> {}\nexport function g() { f() }', 'typescript(no-floating-promises)'],
  ['server/cases/actions/b.ts', "export function f(x: 'a' | 'b'): number {\n  switch (x) { case 'a': return 1 }\n  return 2\n}", 'typescript(switch-exhaustiveness-check)'],
  ['server/cases/actions/c.ts', 'export const f = (x: any): unknown => x', 'typescript(no-explicit-any)'],
  ['server/cases/actions/d.ts', "export const f = (): void => { console.log('x') }", 'eslint(no-console)'],
  ['server/cases/actions/e.ts', 'export default 1', 'import(no-default-export)'],
  ['server/cases/actions/f.ts', '// TO' + 'DO: later\nexport const f = 1', 'eslint(no-warning-comments)'],
  ['server/cases/actions/g.ts', "export const f = (): never => { throw new Error('not implemented') }", 'house(no-stub)'],
  ['server/cases/actions/h.ts', 'export const f = (): Date => new Date()', 'house(no-clock)'],
  ['server/cases/rules/a.ts', 'export const f = (): number => Date.now()', 'house(no-clock)'],
  ['server/cases/rules/b.ts', "export const f = (): unknown => fetch('http://x.invalid')", 'eslint(no-restricted-globals)'],
  ['server/cases/rules/c.ts', 'export const f = (): number => Math.random()', 'eslint(no-restricted-properties)'],
  ['server/cases/rules/d.ts', 'export const f = (): unknown => process.env', 'eslint(no-restricted-globals)'],
  ['server/cases/rules/e.ts', 'export const f = (): string => crypto.randomUUID()', 'eslint(no-restricted-globals)'],
  ['server/cases/rules/f.ts', 'export const f = (g: () => void): unknown => setTimeout(g, 1)', 'eslint(no-restricted-globals)'],
  ['shared/cases/rules.ts', 'export const f = (): string => Date()', 'house(no-clock)'],
  ['shared/cases/may.ts', 'export const f = (): number => Math.random()', 'eslint(no-restricted-properties)'],
  ['client/cases/a.tsx', "import { useState } from 'react'\nexport function A({ on }: { on: boolean }) {\n  if (on) return null\n  const [x] = useState(1)\n  return x\n}", 'react-hooks(rules-of-hooks)'],
]
const fine: [file: string, text: string][] = [
  ['server/cases/rules/fine.ts', 'export const f = (at: Date, ms: number): Date => new Date(at.getTime() + ms)'],
  ['server/platform/clock.ts', 'export const f = (): Date => new Date()'],
  ['server/main.ts', "console.log('x')"],
  ['server/cases/actions/fine.ts', "export const f = (name: string): number => [...name].length"],
]

const root = join(import.meta.dirname, '../..')
let folder = ''
let said: { filename: string; code: string }[] = []

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianxin-lint-'))
  for (const file of ['.oxlintrc.json', 'test/lint-rules.mjs', 'tsconfig.base.json', ...['shared', 'drizzle', 'server', 'client'].map((top) => `${top}/tsconfig.json`)]) put(file)
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const [file, text] of [...planted, ...fine]) put(file, text)
  const { stdout } = spawnSync(process.execPath, [join(root, 'node_modules/oxlint/bin/oxlint'), '--type-aware', '--format=json'], { cwd: folder, encoding: 'utf8' })
  said = (JSON.parse(stdout) as { diagnostics: typeof said }).diagnostics
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function put(file: string, text?: string): void {
  const to = join(folder, file)
  mkdirSync(dirname(to), { recursive: true })
  if (text === undefined) copyFileSync(join(root, file), to)
  else writeFileSync(to, `${text}\n`)
}

test.each(planted)('$0: the lint speaks ($2)', (file, _text, rule) => {
  expect(said.filter((one) => one.filename === file).map((one) => one.code)).toContain(rule)
})

test.each(fine)('$0: the lint lets it pass', (file) => {
  expect(said.filter((one) => one.filename === file)).toEqual([])
})
