import { partsOf, type Readable } from '#shared/agreements/clauses.ts'
import { canonical } from '#shared/agreements/rules.ts'
import { formWords } from '#shared/agreements/form-rules.ts'
import type { Agreement, AgreementContent, AgreementParty, ClauseAnswer, ClauseMark, Form } from '#shared/agreements/words.ts'
import type { CaseId, Side } from '#shared/cases/words.ts'
import type { NoteLine } from '#shared/records/words.ts'
import { loadCaseParties } from '#server/cases/index.ts'
import { loadParties } from '#server/people/index.ts'
import type { Db } from '#server/platform/db.ts'
import { sha256 } from '#server/platform/sealed.ts'

/** SHA-256 of what is signed, hex. */
export const hashOf = (content: AgreementContent): string => sha256(canonical(content)).toString('hex')

/** SHA-256 of each clause as it is read, by its key: the same words are the same clause in a later version. */
export function clauseHashes(content: Readable): Map<string, string> {
  return new Map(partsOf(content, 'zh').map(({ key, paragraphs }) => [key, sha256(paragraphs.join('\n')).toString('hex')]))
}

/** What is signed of an agreement, and nothing of how it stands. */
export function contentOf({ form, number, caseNumber, committee, parties, mediator, facts, issues, terms, copies, amends }: Agreement): AgreementContent {
  return { form, number, caseNumber, committee, parties, mediator, facts, issues, terms, copies, ...(amends ? { amends } : {}) }
}

/** The parties of a case as the paper names them, 甲方 first. */
export async function partiesOf(db: Db, caseId: CaseId): Promise<AgreementParty[]> {
  const seated = await loadCaseParties(db, caseId)
  const people = new Map((await loadParties(db, seated.map(({ partyId }) => partyId))).map((party) => [party.id, party]))
  return seated.flatMap(({ partyId, side, stationId }) => {
    const party = people.get(partyId)
    return party ? [{ partyId, side, stationId, name: party.name, sex: party.sex, age: party.age, idNumberMasked: party.idNumberMasked, address: party.address, guardian: party.guardian?.name ?? null }] : []
  })
}

/** A first account of what happened: the case's own summary, then what each side said in the notes; where the form asks for lines of its own, they stand there to be filled. */
export function factsFrom(form: Form, summary: string, lines: readonly NoteLine[], longest: number): string {
  const said = (['applicant', 'respondent'] as const).flatMap((side) => {
    const words = lines.filter(({ speaker, text }) => speaker === side && text !== '').map(({ text }) => text.replace(/[。；;，,\s]+$/u, ''))
    return words.length > 0 ? [`${side === 'applicant' ? '甲方' : '乙方'}说：${words.join('；')}。`] : []
  })
  const told = [summary, ...said]
  const { lines: asked } = formWords[form]
  // NOTE: what is known goes to the line that tells what happened; the others are a person's to write.
  const written = asked.length === 0 ? told : asked.map((name) => `${name}：${['经过', '认定事实'].includes(name) ? told.join(' ') : ''}`)
  return [...written.join('\n')].slice(0, longest).join('')
}

type Answered = { clause: string; textHash: string; side: Side; answer: ClauseAnswer; answeredAt: Date }

/** The last word of each side on each clause, of those that were said of its present words; given in the order in which they were said. */
export function latestAnswers(content: AgreementContent, answered: readonly Answered[]): ClauseMark[] {
  const hashes = clauseHashes(content)
  const last = new Map(answered.filter(({ clause, textHash }) => hashes.get(clause) === textHash).map((one) => [`${one.side} ${one.clause}`, one]))
  return [...last.values()].map(({ side, clause, answer, answeredAt }) => ({ side, clause, answer, answeredAt: answeredAt.toISOString() }))
}

/** The last of what was written down for each party, given in the order in which it was. */
export const latestOf = <Row extends { partyId: string }>(rows: readonly Row[]): Row[] => [...new Map(rows.map((row) => [row.partyId, row])).values()]
