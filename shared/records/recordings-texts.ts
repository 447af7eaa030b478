import { en } from './recordings.en.ts'
import { zh } from './recordings.zh.ts'

/** What is said of recordings on the case. */
export const recordingsTexts = { zh, en }
