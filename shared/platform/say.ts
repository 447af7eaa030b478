import { IntlMessageFormat } from 'intl-messageformat'

export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]

/** A sentence in both languages, Chinese first. */
export type Sentence = { zh: string; en: string }

/** The texts of one chapter: the Chinese ones name the keys, the English ones must have them all. */
export type Texts<Key extends string = string> = { zh: Record<Key, string>; en: Record<Key, string> }

export type Values = Record<string, string | number | boolean | Date>

const compiled = new Map<string, IntlMessageFormat>()

/** Says a text in a language with its values filled in (ICU message syntax: plurals, dates, choices). */
export function say<Key extends string>(texts: Texts<Key>, language: Language, key: Key, values: Values = {}): string {
  return fill(texts[language][key], language, values)
}

/** Says a text in both languages at once, as a refusal or a notice carries it. */
export function sayBoth<Key extends string>(texts: Texts<Key>, key: Key, values: Values = {}): Sentence {
  return { zh: say(texts, 'zh', key, values), en: say(texts, 'en', key, values) }
}

function fill(message: string, language: Language, values: Values): string {
  const cacheKey = `${language} ${message}`
  let format = compiled.get(cacheKey)
  if (!format) {
    // NOTE: texts are plain text, so tags are not parsed; a villager may be called "<b>".
    format = new IntlMessageFormat(message, language === 'zh' ? 'zh-CN' : 'en-GB', undefined, { ignoreTag: true })
    compiled.set(cacheKey, format)
  }
  return String(format.format({ ...values }))
}
