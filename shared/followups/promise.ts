import { termSentence } from '../agreements/clauses.ts'
import type { Due } from '../agreements/term-rules.ts'
import type { Term } from '../agreements/words.ts'
import type { Day } from '../platform/time.ts'

/** F1 What is asked about, in the agreement's own words: of an instalment only its own part, of which term it is a part stands beside. */
export function promiseOf(term: Term, { of, amountFen, promisedOn }: Pick<Due, 'of' | 'amountFen'> & { promisedOn: Day }): string {
  return termSentence(of === 1 ? term : { ...term, amountFen, dueOn: promisedOn, instalments: undefined, otherwise: undefined }, 'zh')
}
