import type { Day } from '../platform/time.ts'
import type { Term } from './words.ts'

/** One thing that is due on one day: the whole of a term, or one of its instalments (`nth` of `of`, counted from 1). */
export type Due = { term: number; nth: number; of: number; amountFen: number | null; dueOn: Day }

/** Everything that an agreement makes due, term by term: each instalment is due on its own. */
export function duesOf(terms: readonly Term[]): Due[] {
  return terms.flatMap(({ instalments = [], amountFen, dueOn }, term): Due[] => {
    if (instalments.length > 0) return instalments.flatMap((part, at) => (part.dueOn === null ? [] : [{ term, nth: at + 1, of: instalments.length, amountFen: part.amountFen, dueOn: part.dueOn }]))
    return dueOn === null ? [] : [{ term, nth: 1, of: 1, amountFen, dueOn }]
  })
}

/** Everything of a term that somebody typed, as one text to look through. */
export const wordsOfTerm = ({ what, place, forWhom, otherwise }: Term): string => [what, place, forWhom, otherwise].filter((words) => words).join(' ')

/** What the instalments add up to, in fen. */
export const sumOf = (instalments: NonNullable<Term['instalments']>): number => instalments.reduce((sum, { amountFen }) => sum + (amountFen ?? 0), 0)

/** 1860.00, to be compared with what was typed. */
export const yuanOf = (fen: number): string => (fen / 100).toFixed(2)
