import type { Side } from '../cases/words.ts'
import type { ClauseMark } from './words.ts'

/** G14 What a side has still not agreed to, clause by clause, in the order of the paper; when nothing is left, its signing is open. */
export function openClauses(clauses: readonly string[], answers: readonly ClauseMark[], side: Side): string[] {
  return clauses.filter((clause) => !answers.some((mark) => mark.side === side && mark.clause === clause && mark.answer === 'agree'))
}
