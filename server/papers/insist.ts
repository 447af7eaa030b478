import { casesTexts } from '#shared/cases/texts.ts'
import type { PaperFacts } from '#shared/papers/facts.ts'
import { missingOfCase, missingOfFields } from '#shared/papers/rules.ts'
import { papersTexts } from '#shared/papers/texts.ts'
import type { Missing, PaperFields, PaperKind } from '#shared/papers/words.ts'
import { Refusal } from '#shared/platform/refusal.ts'
import { type Language, say } from '#shared/platform/say.ts'
import { papersRefusals } from '#shared/papers/refusals.ts'
import { refuse } from './refuse.ts'

/** What of a case a paper needs and nobody has written down. */
export const missingOf = (kind: PaperKind, { parties, host }: PaperFacts): Missing[] => missingOfCase(kind, {
  applicants: parties.filter(({ side }) => side === 'applicant').length, respondents: parties.filter(({ side }) => side === 'respondent').length,
  withoutAddress: parties.filter(({ address }) => !address).length, host: host !== null,
})

/** W2 Goes on only with everything that the paper needs; what is missing is named, each with where it is written down. */
export function insistOnComplete(kind: PaperKind, facts: PaperFacts, fields: PaperFields): void {
  const missing = [...missingOf(kind, facts), ...missingOfFields(kind, fields)]
  if (missing.length === 0) return
  const named = (language: Language) => missing.map(({ need, place }) => `${say(papersTexts, language, need.startsWith('field.') ? need as keyof typeof papersTexts.zh : `need.${need}` as keyof typeof papersTexts.zh)}（${say(papersTexts, language, `place.${place}`)}）`).join(language === 'zh' ? '、' : ', ')
  const told = (language: Language) => say(papersRefusals, language, 'paper-incomplete', { missing: named(language) })
  throw new Refusal('invalid', 'paper-incomplete', { zh: told('zh'), en: told('en') })
}

/** W4 Every character can be printed: refused before the paper is made, never an empty box on it. */
export function insistOnPrintable(facts: PaperFacts, fields: PaperFields, missing: (text: string) => string | null): void {
  const { summary, ...known } = facts
  const pieces: [where: string, text: string][] = [
    ...Object.entries(fields).map(([key, text]): [string, string] => [say(papersTexts, 'zh', `field.${key}` as keyof typeof papersTexts.zh), text]),
    [say(casesTexts, 'zh', 'summary'), summary], [say(casesTexts, 'zh', 'parties'), textOf(known)],
  ]
  for (const [where, text] of pieces) {
    const character = missing(text)
    if (character) throw refuse('character-missing', { character: /[\p{C}\p{Z}]/u.test(character) ? ' ' : character, code: `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`, where })
  }
}

// Every text in what is known, one after the other.
function textOf(known: unknown): string {
  if (typeof known === 'string') return known
  return known !== null && typeof known === 'object' ? Object.values(known).map(textOf).join('\n') : ''
}
