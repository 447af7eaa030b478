import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

/** The words of the stations chapter, in both languages. */
export const stationsTexts = { zh, en }
