import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

/** The words of the people chapter, in both languages. */
export const peopleTexts = { zh, en }
