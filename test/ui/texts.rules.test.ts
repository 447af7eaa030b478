import { readdirSync } from 'node:fs'
import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'

type Both = { zh: Record<string, string>; en: Record<string, string> }
const rooms = ['client/', 'shared/'].map((room) => new URL(`../../${room}`, import.meta.url))
const files = rooms.flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('texts.ts')).map((name) => new URL(name, room).pathname))

test.each(files)('%s says the same in both languages, with the same values to fill in', async (file) => {
  // NOTE: found on disk, so that a new chapter's texts are held without being listed here.
  const module = (await import(/* @vite-ignore */ file)) as Record<string, unknown>
  const found = Object.values(module).filter(isBoth)
  expect(found.length).toBeGreaterThan(0)
  for (const { zh, en } of found) {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort())
    for (const key of Object.keys(zh)) {
      expect(zh[key]!.trim(), key).not.toBe('')
      expect(en[key], `${key} is left in Chinese`).not.toMatch(/[\u4e00-\u9fff]/)
      expect(holes(en[key]!), key).toEqual(holes(zh[key]!))
    }
  }
})

/** The names a text wants filled, as the parser that will fill them sees it: {name}, {count, plural, …}. */
function holes(text: string): string[] {
  const names = new Set<string>()
  const walk = (pieces: Piece[]) => pieces.forEach((piece) => {
    // NOTE: type 0 is literal text and 7 the # inside a plural; every other piece has the name as its value.
    if (piece.type !== 0 && piece.type !== 7) names.add(piece.value!)
    for (const choice of Object.values(piece.options ?? {})) walk(choice.value)
  })
  walk(new IntlMessageFormat(text, 'zh-CN', undefined, { ignoreTag: true }).getAst() as Piece[])
  return [...names].sort()
}
type Piece = { type: number; value?: string; options?: Record<string, { value: Piece[] }> }

function isBoth(value: unknown): value is Both {
  return typeof value === 'object' && value !== null && 'zh' in value && 'en' in value
}
