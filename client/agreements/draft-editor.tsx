import { Eye, EyeOff, PenLine, Plus, Save } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { warningsOf } from '#shared/agreements/check-rules.ts'
import { formWords } from '#shared/agreements/form-rules.ts'
import { longest, problemsOf } from '#shared/agreements/rules.ts'
import { agreementsRefusals } from '#shared/agreements/refusals.ts'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import type { Agreement, Term } from '#shared/agreements/words.ts'
import { dayOf } from '#shared/platform/time.ts'
import { api } from '../platform/api.ts'
import { now } from '../platform/clock.ts'
import { useJoins, useLanguage, useTexts } from '../platform/language.tsx'
import { useKept } from '../platform/use-kept.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/field.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { Notice } from '../ui/notice.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './agreements.css'
import { ClauseAnswers } from './clause-answers.tsx'
import { Reading } from './reading.tsx'
import { TermRow } from './term-row.tsx'
import { useUnprintable } from './use-unprintable.ts'

type Typed = { version: number; facts: string; issues: string; terms: Term[] }

const emptyTerm: Term = { who: 'respondent', what: '', amountFen: null, dueOn: null, place: null }
const textOf = ({ version, facts, issues, terms }: Agreement): Typed => ({ version, facts, issues, terms })
const sameText = (a: Typed, b: Typed): boolean => JSON.stringify([a.facts, a.issues, a.terms]) === JSON.stringify([b.facts, b.issues, b.terms])

/** Writes the agreement: facts, issues, clauses; says what is still needed, and goes on to signing. What is typed survives a reload. */
export function DraftEditor({ agreement, onChanged }: { agreement: Agreement; onChanged: (agreement: unknown) => void }) {
  const say = useTexts(agreementsTexts)
  const sayNo = useTexts(agreementsRefusals)
  const { language } = useLanguage()
  const { list } = useJoins()
  const words = formWords[agreement.form]
  const [kept, setTyped, forget] = useKept<Typed | null>(`agreement.${agreement.id}`, null)
  const typed = kept ?? textOf(agreement)
  const changed = kept !== null && !sameText(kept, textOf(agreement))
  const overtaken = changed && typed.version !== agreement.version
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change })

  const { id: agreementId } = agreement
  const saved = (answer: unknown) => { forget(); onChanged(answer) }
  const saving = useSave((text: Typed) => api.agreements.edit({ agreementId, ...text }), { then: saved })
  const showing = useSave((shown: boolean) => api.agreements.show({ agreementId, shown }), { then: onChanged })
  const offering = useSave(async (text: Typed) => {
    const { version } = changed ? await api.agreements.edit({ agreementId, ...text }) : agreement
    return api.agreements.openForSigning({ agreementId, version })
  }, { then: saved })
  const problems = problemsOf({ ...agreement, ...typed }, dayOf(now()))
  // What is wrong with a term is said beside the term.
  const ofText = problems.filter(({ at }) => typeof at !== 'number')
  const warnings = warningsOf({ ...agreement, ...typed })
  const unprintable = useUnprintable(agreementId, typed)

  const refused = saving.refused ?? showing.refused ?? offering.refused
  const refusal = useRef<HTMLDivElement>(null)
  // The draft is long, and a refusal below what one sees is none.
  const no = refused?.code ?? null
  useEffect(() => { if (no !== null) refusal.current?.scrollIntoView({ block: 'center' }) }, [no])

  return (
    <div className="stack draft">
      <div className="row draft-state">
        <Lamp state={changed ? 'wait' : 'good'} word={changed ? say('unsaved') : say('saved', { version: agreement.version })} />
        {agreement.shown && <Lamp state="good" word={say('shownNow')} />}
      </div>
      {agreement.shown && <ClauseAnswers agreement={agreement} />}
      {overtaken && <Notice tone="wait" action={<div className="row"><Button onPress={forget}>{say('takeNew')}</Button><Button onPress={() => set({ version: agreement.version })}>{say('keepMine')}</Button></div>}>{say('changedElsewhere', { version: agreement.version })}</Notice>}
      <TextArea label={words.facts[language]} hint={words.lines.length > 0 ? say('factsLines', { lines: list(words.lines) }) : say('factsHint')} rows={6} maxLength={longest.facts} value={typed.facts} onChange={(facts) => set({ facts })} name="facts" />
      <TextArea label={words.issues[language]} hint={say('issuesHint')} rows={2} maxLength={longest.issues} value={typed.issues} onChange={(issues) => set({ issues })} name="issues" />
      {typed.terms.map((term, at) => <TermRow key={at} number={at + 1} term={term} problems={problems.filter((problem) => problem.at === at)} warnings={warnings.filter((warning) => warning.at === at)} onChange={(next) => set({ terms: typed.terms.map((one, other) => (other === at ? next : one)) })} onRemove={() => set({ terms: typed.terms.filter((_one, other) => other !== at) })} />)}
      <Button icon={Plus} onPress={() => set({ terms: [...typed.terms, emptyTerm] })} isDisabled={typed.terms.length >= longest.terms}>{say('addTerm')}</Button>
      {ofText.length + unprintable.length > 0 && <Notice tone="wait"><strong>{say('problems')}</strong><ul>{unprintable.map((found, nth) => <li key={`print ${nth}`}>{sayNo('character-missing', found)}</li>)}{ofText.map(({ code, words }, nth) => <li key={nth}>{sayNo(code, { words: words ?? '' })}</li>)}</ul></Notice>}
      <div ref={refusal}><ToldNotice told={refused} /></div>
      <div className="row draft-do">
        <Button icon={Save} busy={saving.saving} isDisabled={!changed} onPress={() => saving.save(typed)}>{say('save')}</Button>
        <Button icon={agreement.shown ? EyeOff : Eye} busy={showing.saving} onPress={() => showing.save(!agreement.shown)}>{say(agreement.shown ? 'hide' : 'show')}</Button>
        <Button tone="main" icon={PenLine} busy={offering.saving} isDisabled={problems.length + unprintable.length > 0 || overtaken} onPress={() => offering.save(typed)}>{say('offer')}</Button>
      </div>
      <p className="quiet-text">{say('offerMore')}</p>
      <details><summary>{say('reading')}</summary><Reading content={{ ...agreement, ...typed }} /></details>
    </div>
  )
}
