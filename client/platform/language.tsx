import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { type Language, languages, say, type Sentence, type Texts, type Values } from '#shared/platform/say.ts'

const key = 'lianxin.language'
const Spoken = createContext<{ language: Language; speak: (language: Language) => void }>({ language: 'zh', speak: () => {} })

/** Gives everything inside the language of this tab: Chinese unless switched. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(kept)
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
    sessionStorage.setItem(key, language)
  }, [language])
  return <Spoken value={useMemo(() => ({ language, speak: setLanguage }), [language])}>{children}</Spoken>
}

/** The language of this tab and the way to switch it. */
export const useLanguage = () => useContext(Spoken)

/** A chapter's texts, ready to be said: `const say = useTexts(texts)`, then `say('welcome', { name })`. */
export function useTexts<Key extends string>(texts: Texts<Key>): (key: Key, values?: Values) => string {
  const { language } = useLanguage()
  return useMemo(() => (key: Key, values?: Values) => say(texts, language, key, values), [texts, language])
}

/** How this tab's language joins words: a list, a name with what it is, something said in brackets. */
export function useJoins(): { list: (words: readonly string[]) => string; colon: (name: string, is: string) => string; brackets: (words: string, more: string) => string } {
  const { language } = useLanguage()
  return language === 'zh'
    ? { list: (words) => words.join('、'), colon: (name, is) => `${name}：${is}`, brackets: (words, more) => `${words}（${more}）` }
    : { list: (words) => words.join(', '), colon: (name, is) => `${name}: ${is}`, brackets: (words, more) => `${words} (${more})` }
}

/** Picks this tab's language out of a sentence that has both, such as a refusal's. */
export function useSentence(): (sentence: Sentence) => string {
  const { language } = useLanguage()
  return (sentence) => sentence[language]
}

function kept(): Language {
  const asked = new URLSearchParams(location.search).get('lang') ?? sessionStorage.getItem(key)
  return languages.find((language) => language === asked) ?? 'zh'
}
