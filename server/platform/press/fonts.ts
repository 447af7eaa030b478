import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The fonts that papers are set in: their files, their names in order of preference, and which characters they have. */
export type Fonts = { blobs: Buffer[]; names: string[]; has: (character: string) => boolean }

const bundled = fileURLToPath(new URL('../../../node_modules/@expo-google-fonts/noto-serif-sc', import.meta.url))
// NOTE: Debian's fonts-hanazono has some 80,000 characters more than Noto; it is used where it is installed.
const rare = '/usr/share/fonts/truetype/hanazono'

/** Reads the bundled serif, then any font that the county put into its fonts folder, then the rare one where there is one. */
export function readFonts(folder: string): Fonts {
  const files = [join(bundled, '400Regular/NotoSerifSC_400Regular.ttf'), join(bundled, '700Bold/NotoSerifSC_700Bold.ttf'), ...fontsIn(folder), ...fontsIn(rare)]
  const blobs = files.map((file) => readFileSync(file))
  // NOTE: the bold one sets fixed words only, so what can be printed is what the others have.
  const covers = blobs.filter((_, at) => at !== 1).map(coverageOf)
  return { blobs, names: [...new Set(blobs.map(familyOf))], has: (character) => covers.some((covered) => covered(character.codePointAt(0) ?? 0)) }
}

function fontsIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => /\.(ttf|otf)$/i.test(name)).sort().map((name) => join(folder, name)) : []
}

/** Which code points a font has, from its cmap table (OpenType, formats 12 and 4). */
export function coverageOf(font: Buffer): (codePoint: number) => boolean {
  const cmap = tableOf(font, 'cmap')
  const subtables = Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, at) => cmap + font.readUInt32BE(cmap + 4 + at * 8 + 4))
  const full = subtables.find((start) => font.readUInt16BE(start) === 12)
  const stretches = full === undefined ? format4(font, subtables) : format12(font, full)
  return (codePoint) => within(stretches, codePoint)
}

type Stretch = [from: number, to: number]

function format12(font: Buffer, start: number): Stretch[] {
  return Array.from({ length: font.readUInt32BE(start + 12) }, (_, at): Stretch => [font.readUInt32BE(start + 16 + at * 12), font.readUInt32BE(start + 20 + at * 12)])
}

function format4(font: Buffer, subtables: number[]): Stretch[] {
  const start = subtables.find((at) => font.readUInt16BE(at) === 4)
  if (start === undefined) return []
  const doubled = font.readUInt16BE(start + 6)
  return Array.from({ length: doubled / 2 }, (_, at): Stretch => [font.readUInt16BE(start + 16 + doubled + at * 2), font.readUInt16BE(start + 14 + at * 2)])
}

// The stretches are in order, so half of them fall away with every look.
function within(stretches: Stretch[], codePoint: number): boolean {
  let low = 0
  let high = stretches.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [from, to] = stretches[middle]!
    if (codePoint < from) high = middle - 1
    else if (codePoint > to) low = middle + 1
    else return true
  }
  return false
}

/** The family name that a font gives itself (name table: typographic family, else family). */
export function familyOf(font: Buffer): string {
  const names = tableOf(font, 'name')
  const strings = names + font.readUInt16BE(names + 4)
  const records = Array.from({ length: font.readUInt16BE(names + 2) }, (_, at) => {
    const record = names + 6 + at * 12
    const [platform, language, id, length, offset] = [font.readUInt16BE(record), font.readUInt16BE(record + 4), font.readUInt16BE(record + 6), font.readUInt16BE(record + 8), font.readUInt16BE(record + 10)]
    return { platform, language, id, text: utf16(font.subarray(strings + offset, strings + offset + length)) }
  }).filter(({ platform, language }) => platform === 3 && language === 0x409)
  return (records.find(({ id }) => id === 16) ?? records.find(({ id }) => id === 1))?.text ?? 'Noto Serif SC'
}

const utf16 = (big: Buffer): string => Buffer.from(big).swap16().toString('utf16le')

function tableOf(font: Buffer, tag: string): number {
  for (let at = 0; at < font.readUInt16BE(4); at++) {
    const record = 12 + at * 16
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8)
  }
  throw new Error(`font without a ${tag} table`)
}
