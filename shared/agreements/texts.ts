import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

/** The words of the agreements chapter in both languages. */
export const agreementsTexts = { zh, en }
