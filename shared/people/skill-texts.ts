import type { Texts } from '../platform/say.ts'
import type { Skill } from './words.ts'

/** What an officer can deal with, and what an expert brings, in words. */
export const skillTexts: Texts<Skill> = {
  zh: { household: '户籍', public_security: '治安', traffic: '交警', criminal: '刑侦', legal: '法制', admin_approval: '行政审批', mediation: '调解', lawyer: '律师', psychologist: '心理咨询', interpreter: '翻译' },
  en: { household: 'household registration', public_security: 'public security', traffic: 'traffic', criminal: 'criminal investigation', legal: 'legal review', admin_approval: 'administrative approval', mediation: 'mediation', lawyer: 'lawyer', psychologist: 'psychologist', interpreter: 'interpreter' },
}
