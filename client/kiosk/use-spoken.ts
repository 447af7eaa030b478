import { useEffect } from 'react'
import { useLanguage } from '../platform/language.tsx'
import { speak } from '../platform/speak.ts'

/** Says the sentence aloud once whenever it changes, unless there is nothing to say. */
export function useSpoken(sentence: string, said = true): void {
  const { language } = useLanguage()
  useEffect(() => { if (said) speak(sentence, language) }, [sentence, language, said])
}
