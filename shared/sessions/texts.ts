import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

/** What the sessions chapter says. */
export const sessionsTexts = { zh, en }
