import type { Stage } from '../cases/stages.ts'
import type { Topic, Track } from '../cases/words.ts'
import { kinds } from './kind-rules.ts'
import type { Missing, PaperFields, PaperKind, WhyNoPaper } from './words.ts'

/** What decides which papers a case may have. */
export type CaseOfPapers = { track: Track; stage: Stage; agreement: 'none' | 'effective' | 'confirmable'; powers: number; followUps: number; ended: number }

const order: readonly Stage[] = ['registered', 'respondent_invited', 'notified_received', 'eligibility_checked', 'consented', 'accepted', 'mediator_set', 'in_mediation', 'handling', 'extended']

/** W1 Why a case has no such paper now, or null where it may be made. */
export function whyNoPaper(kind: PaperKind, { track, stage, agreement, powers, followUps, ended }: CaseOfPapers): WhyNoPaper | null {
  const { stages, about } = kinds[kind]
  const belongs = stages[track]
  if (!belongs) return 'other-track'
  if (!belongs.includes(stage)) return order.includes(stage) ? 'too-early' : 'over'
  switch (about) {
    case 'power': return powers > 0 ? null : 'no-power'
    case 'follow-up': return followUps > 0 ? null : 'no-follow-up'
    case 'ended': return ended > 0 ? null : 'no-ended'
    case 'agreement': return agreement === 'none' ? 'no-agreement' : agreement === 'confirmable' ? null : 'not-confirmable'
    case 'case': return null
  }
}

/** What the case itself must know before a paper is made. */
export type Known = { applicants: number; respondents: number; withoutAddress: number; host: boolean }

const bothSides: readonly PaperKind[] = ['rights_notice', 'oral_agreement', 'termination_notice', 'confirmation_application']
const addressed: readonly PaperKind[] = ['acceptance_notice', 'petition_opinion', 'confirmation_application']
const hosted: readonly PaperKind[] = ['oral_agreement']

/** W2 What of the case is still missing for a paper, and where it is written down. */
export function missingOfCase(kind: PaperKind, { applicants, respondents, withoutAddress, host }: Known): Missing[] {
  return [
    ...(applicants === 0 ? [{ need: 'applicant', place: 'registration' } as const] : []),
    ...(respondents === 0 && bothSides.includes(kind) ? [{ need: 'respondent', place: 'registration' } as const] : []),
    ...(withoutAddress > 0 && addressed.includes(kind) ? [{ need: 'address', place: 'registration' } as const] : []),
    ...(!host && hosted.includes(kind) ? [{ need: 'host', place: 'registration' } as const] : []),
  ]
}

/** W2 What is still to be typed for a paper. */
export const missingOfFields = (kind: PaperKind, fields: PaperFields): Missing[] =>
  kinds[kind].fields.filter(({ key, required }) => required && !fields[key]?.trim()).map(({ key }) => ({ need: `field.${key}`, place: 'here' }))

/** Where else a matter may be taken when mediation ends (人民调解法 Art 26). */
export const elsewhere = ['court', 'legal_aid', 'labour_arbitration', 'land_arbitration'] as const
export function waysFrom(topic: Topic): (typeof elsewhere)[number][] {
  return elsewhere.filter((way) => (way === 'labour_arbitration' ? topic === 'labor' : way === 'land_arbitration' ? topic === 'forest_land' : true))
}
