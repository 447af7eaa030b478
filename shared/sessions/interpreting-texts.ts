import { en } from './interpreting.en.ts'
import { zh } from './interpreting.zh.ts'

/** What the desk says of interpreters. */
export const interpretingTexts = { zh, en }
