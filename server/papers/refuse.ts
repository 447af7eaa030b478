import { papersRefusals } from '#shared/papers/refusals.ts'
import { papersTexts } from '#shared/papers/texts.ts'
import { Refusal, type RefusalKind, refusals } from '#shared/platform/refusal.ts'
import { type Language, say, type Values } from '#shared/platform/say.ts'

/** Refuses in the words of this chapter. */
export const refuse = refusals(papersRefusals, {
  'paper-not-now': 'conflict',
  'paper-incomplete': 'invalid',
  'paper-about-missing': 'invalid',
  'character-missing': 'invalid',
  'paper-unknown': 'absent',
  'no-agreement-yet': 'conflict',
  'cannot-confirm': 'conflict',
  'not-ready-to-send': 'conflict',
  'no-such-step': 'conflict',
  'sent-outside': 'invalid',
  'answered-before': 'invalid',
  'binding-already': 'conflict',
})

type Word = keyof typeof papersTexts.zh

/** The same where the values are words too: each reader is told in their own language. */
export function refuseInWords(kind: RefusalKind, code: keyof typeof papersRefusals.zh, words: Record<string, readonly Word[]>, more: Values = {}): Refusal {
  const values = (language: Language): Values => ({ ...more, ...Object.fromEntries(Object.entries(words).map(([name, keys]) => [name, keys.map((key) => say(papersTexts, language, key)).join(language === 'zh' ? '、' : ', ')])) })
  return new Refusal(kind, code, { zh: say(papersRefusals, 'zh', code, values('zh')), en: say(papersRefusals, 'en', code, values('en')) })
}
