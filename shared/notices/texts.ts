import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

/** The words of the notices chapter in both languages. */
export const noticesTexts = { zh, en }
