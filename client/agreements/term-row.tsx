import { Trash2 } from 'lucide-react'
import type { Warning } from '#shared/agreements/check-rules.ts'
import { longest, type Problem } from '#shared/agreements/rules.ts'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import type { Term } from '#shared/agreements/words.ts'
import { sides } from '#shared/cases/words.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { InstalmentRows } from './instalment-rows.tsx'
import { MoneyField } from './money-field.tsx'
import { TermCheck } from './term-check.tsx'

/** One promise being written: who, what, for whom, how much, by when, where, what if not; and beside it what the check says of it. */
export function TermRow({ number, term, problems, warnings, onChange, onRemove }: { number: number; term: Term; problems: readonly Problem[]; warnings: readonly Warning[]; onChange: (term: Term) => void; onRemove: () => void }) {
  const say = useTexts(agreementsTexts)
  const set = (change: Partial<Term>) => onChange({ ...term, ...change })
  const inParts = (term.instalments ?? []).length > 0
  return (
    <fieldset className="term" data-testid="term">
      <legend>{say('termNumber', { number })}</legend>
      <div className="term-who" role="radiogroup" aria-label={say('who')}>
        {sides.map((side) => <button key={side} type="button" role="radio" aria-checked={term.who === side} onClick={() => set({ who: side })}>{say(`side.${side}`)}</button>)}
        <Button tone="bare" icon={Trash2} aria-label={say('removeTerm')} onPress={onRemove} />
      </div>
      <TextArea label={say('what')} placeholder={say('whatHint')} rows={2} maxLength={longest.what} value={term.what} onChange={(what) => set({ what })} />
      <div className="term-more">
        <MoneyField label={say('amount')} fen={term.amountFen} onChange={(amountFen) => set({ amountFen })} />
        {!inParts && <DateField label={say('dueOn')} value={term.dueOn} onChange={(dueOn) => set({ dueOn })} />}
        <Field label={say('place')} maxLength={longest.place} value={term.place ?? ''} onChange={(place) => set({ place: place === '' ? null : place })} />
      </div>
      <details open={inParts || Boolean(term.forWhom) || Boolean(term.otherwise)}>
        <summary>{`${say('forWhom')} · ${say('instalments')} · ${say('otherwise')}`}</summary>
        <div className="stack">
          <Field label={say('forWhom')} hint={say('forWhomHint')} maxLength={longest.forWhom} value={term.forWhom ?? ''} onChange={(forWhom) => set({ forWhom: forWhom === '' ? undefined : forWhom })} />
          <InstalmentRows term={term} onChange={set} />
          <TextArea label={say('otherwise')} placeholder={say('otherwiseHint')} rows={2} maxLength={longest.otherwise} value={term.otherwise ?? ''} onChange={(otherwise) => set({ otherwise: otherwise === '' ? undefined : otherwise })} />
        </div>
      </details>
      <TermCheck problems={problems} warnings={warnings} />
    </fieldset>
  )
}
