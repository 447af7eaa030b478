import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

/** The words of the cases chapter in both languages. */
export const casesTexts = { zh, en }
