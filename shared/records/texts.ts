import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

/** The words of the records chapter in both languages. */
export const recordsTexts = { zh, en }
