import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

/** The words of the followups chapter in both languages. */
export const followupsTexts = { zh, en }
