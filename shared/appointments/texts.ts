import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

/** The words of the appointments chapter in both languages. */
export const appointmentsTexts = { zh, en }
