import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const client = new URL('../../client/', import.meta.url)
const sheets = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css')).map((name) => ({ name, text: readFileSync(new URL(name, client), 'utf8') }))
const tokens = sheets.find(({ name }) => name.endsWith('ui/tokens.css'))!.text
const light = coloursIn(':root')
const themes = [['light', light], ['dark', { ...light, ...coloursIn("[data-theme='dark']") }]] as const

// What may be written on what, whoever writes it: a page may put quiet words on any ground.
const grounds = ['paper', 'card', 'pine-ground', 'amber-ground', 'cinnabar-ground']
const spoken: [string, string[]][] = [
  ['ink', grounds], ['slate', grounds],
  ['pine', ['paper', 'card', 'pine-ground']], ['pine-deep', ['paper', 'card', 'pine-ground']],
  ['amber', ['paper', 'card', 'amber-ground']], ['cinnabar', ['paper', 'card', 'cinnabar-ground']],
]

test.each(themes)('in the %s theme every word can be read on its ground: at least 4.5 to 1', (_theme, colours) => {
  const pairs = [...spoken.flatMap(([word, on]) => on.map((ground) => ({ word, ground, where: 'anywhere' }))), ...sheets.flatMap(pairsIn)]
  expect(pairs.length).toBeGreaterThan(40)
  const dim = pairs.map((pair) => ({ ...pair, ratio: contrast(colours[pair.word]!, colours[pair.ground]!) })).filter(({ ratio }) => ratio < 4.5)
  expect(dim).toEqual([])
})

test.each(themes)('in the %s theme the edge of every field can be seen: at least 3 to 1', (_theme, colours) => {
  for (const ground of ['paper', 'card']) expect(contrast(colours['edge']!, colours[ground]!)).toBeGreaterThanOrEqual(3)
})

test('no sheet but the tokens names a colour of its own', () => {
  const others = sheets.filter(({ name }) => !name.endsWith('ui/tokens.css'))
  expect(others.length).toBeGreaterThan(15)
  const named = others.flatMap(({ name, text }) => [...text.matchAll(/(?:^|[\s:])(?:color|background(?:-color)?|border(?:-\w+)?):[^;]*(#[0-9a-f]{3,8}|\bwhite\b|\bblack\b)/gi)].map((found) => `${name}: ${found[0]}`))
  expect(named).toEqual([])
})

test('the contrast of black on white is 21 to 1, and of a colour on itself 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#8a5a00', '#8a5a00')).toBe(1)
})

function coloursIn(selector: string): Record<string, string> {
  const block = tokens.slice(tokens.indexOf(`${selector} {`))
  return Object.fromEntries([...block.slice(0, block.indexOf('}')).matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name!, colour!]))
}

// Every rule that sets both the words' colour and the ground's.
function pairsIn({ name, text }: { name: string; text: string }) {
  return [...text.matchAll(/([^{}]+)\{([^{}]*)\}/g)].flatMap(([, where, rule]) => {
    const word = /(?:^|[\s;])color: var\(--([\w-]+)\)/.exec(rule!)?.[1]
    const ground = /(?:^|[\s;])background: var\(--([\w-]+)\)/.exec(rule!)?.[1]
    return word && ground ? [{ word, ground, where: `${name} ${where!.trim()}` }] : []
  })
}

/** WCAG 2.2 contrast of two sRGB colours. */
function contrast(one: string, other: string): number {
  const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (bright! + 0.05) / (dark! + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}
