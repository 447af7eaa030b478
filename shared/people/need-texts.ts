import type { Texts } from '../platform/say.ts'
import type { Need } from './words.ts'

/** What a party needs, in the words that a screen shows beside their name. */
export const needTexts: Texts<Need> = {
  zh: { hearing: '听不清', sight: '看不清', reading: '不识字，要念', language: '说方言或民族语', companion: '有人陪', mobility: '腿脚不便' },
  en: { hearing: 'hard of hearing', sight: 'poor sight', reading: 'cannot read, read aloud', language: 'other language', companion: 'has a companion', mobility: 'walks with difficulty' },
}
