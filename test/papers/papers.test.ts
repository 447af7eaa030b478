import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { kinds } from '#shared/papers/kind-rules.ts'
import { papersTexts } from '#shared/papers/texts.ts'
import { paperKinds } from '#shared/papers/words.ts'
import { languages } from '#shared/platform/say.ts'
import { press } from '#server/papers/press.ts'
import { pressWith } from '#server/platform/press/open-press.ts'
import { storeIn } from '#server/platform/files/store.ts'
import { someFacts, someFields } from './some-facts.ts'

const folder = mkdtempSync(join(tmpdir(), 'lianxin-papers-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const house = { mark: '青禾', county: '青禾县', publicUrl: 'https://bridge.example.cn', files: storeIn(folder), press: pressWith('/nowhere') }
const looked = (file: string, tool: string, ...given: string[]) => execFileSync(tool, [...given, file, ...(tool === 'pdftotext' ? ['-'] : [])], { encoding: 'utf8' })
const bare = (text: string) => text.replace(/\s/g, '')

describe.each(paperKinds)('%s', (kind) => {
  test.each(languages)('has every character of what is known and typed, all its fonts, and no fault (%s)', async (language) => {
    const facts = kind === 'power_of_attorney' ? { ...someFacts, parties: someFacts.parties.slice(0, 1) } : someFacts
    const number = kinds[kind].mark && `青禾${kinds[kind].mark}〔2026〕第0001号`
    const pdf = await press(house, { kind, number, facts, fields: someFields[kind], contentHash: 'ab12'.repeat(16), at: new Date('2026-09-18T01:12:00Z'), language })
    const file = join(folder, `${kind}-${language}.pdf`)
    writeFileSync(file, pdf)
    const read = bare(looked(file, 'pdftotext', '-raw'))
    const typed = kinds[kind].fields.filter(({ day, choices }) => !day && !choices).map(({ key }) => someFields[kind][key]!)
    const named = kind === 'follow_up_record' ? [someFacts.followUp!.names, someFacts.followUp!.promise, '说月底给'] : kind === 'acceptance_notice' || kind === 'petition_opinion' || kind === 'power_of_attorney' ? ['覃𠅤䶮'] : ['覃𠅤䶮', '阿依·努尔古丽']
    for (const words of [papersTexts[language][`kind.${kind}`], someFacts.number, 'AB12', ...(number ? [number] : []), ...named, ...typed.flatMap((text) => text.split('\n'))]) expect(read).toContain(bare(words))
    expect(read.includes(bare(papersTexts[language].readingMark))).toBe(language === 'en')
    for (const font of looked(file, 'pdffonts').trim().split('\n').slice(2)) expect(font).toMatch(/\s+yes\s+yes\s+yes\s+\d+\s+\d+$/)
    expect(looked(file, 'qpdf', '--check')).toContain('No syntax or stream encoding errors found')
    expect(pdf.length).toBeLessThan(200_000)
  })
})
