import { en } from './recording.en.ts'
import { zh } from './recording.zh.ts'

/** What is said of the recording. */
export const recordingTexts = { zh, en }
