import type { Ending } from '../agreements/stage-rules.ts'
import type { FollowUp } from '../followups/words.ts'
import type { Need } from '../people/words.ts'
import type { Side, Topic, Track } from '../cases/words.ts'
import type { Power } from '../cases/work.ts'
import type { Day } from '../platform/time.ts'

/** A party as papers name them: numbers masked; what we do not keep (nation, trade, household register) is left to be written by hand. */
export type PaperParty = { side: Side; name: string; sex: 'female' | 'male'; age: number; idNumberMasked: string; phoneMasked: string | null; address: string | null; guardian: string | null; agent: string | null; needs: Need[]; language: string | null }

/** What a case knows on the day a paper is made from it. Kept with the paper. */
export type PaperFacts = {
  number: string
  topic: Topic
  track: Track
  summary: string
  openedOn: Day
  dueOn: Day | null
  owner: string
  station: { name: string; nameEn: string; phone: string; address: string }
  parties: PaperParty[]
  host: string | null
  metOn: Day | null
  agreement: { number: string; effectiveOn: Day } | null
  /** The agreement that a paper about its end is about. */
  ended: { number: string; effectiveOn: Day; endedOn: Day; ending: Ending; reason: string } | null
  power: { principal: string; agent: string; relation: string; powers: Power[]; fromDay: Day; untilDay: Day } | null
  followUp: (Pick<FollowUp, 'mode' | 'names' | 'promise' | 'promisedOn' | 'status' | 'remark' | 'doneByName'> & { doneOn: Day | null; agreementNumber: string }) | null
}
