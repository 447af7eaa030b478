import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

/** The words of the oversight chapter in both languages. */
export const oversightTexts = { zh, en }
