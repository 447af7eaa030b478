import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

/** The words of the papers chapter in both languages. */
export const papersTexts = { zh, en }
