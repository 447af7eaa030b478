import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

/** The words of the calendar chapter, in both languages. */
export const calendarTexts = { zh, en }
