import { en } from './steps.en.ts'
import { zh } from './steps.zh.ts'

/** What the cards of a session's steps say. */
export const stepsTexts = { zh, en }
