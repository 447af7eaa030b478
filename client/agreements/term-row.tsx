import { Trash2 } from 'lucide-react'
import { longest } from '#shared/agreements/rules.ts'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import type { Term } from '#shared/agreements/words.ts'
import { sides } from '#shared/cases/words.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { MoneyField } from './money-field.tsx'

/** One promise being written: who, what, how much, by when, where. */
export function TermRow({ number, term, onChange, onRemove }: { number: number; term: Term; onChange: (term: Term) => void; onRemove: () => void }) {
  const say = useTexts(agreementsTexts)
  const set = (change: Partial<Term>) => onChange({ ...term, ...change })
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
        <DateField label={say('dueOn')} value={term.dueOn} onChange={(dueOn) => set({ dueOn })} />
        <Field label={say('place')} maxLength={longest.place} value={term.place ?? ''} onChange={(place) => set({ place: place === '' ? null : place })} />
      </div>
    </fieldset>
  )
}
