import { Plus, Trash2 } from 'lucide-react'
import { moneyInFigures } from '#shared/agreements/money.ts'
import { longest } from '#shared/agreements/rules.ts'
import { sumOf } from '#shared/agreements/term-rules.ts'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import type { Instalment, Term } from '#shared/agreements/words.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { MoneyField } from './money-field.tsx'

/** The instalments of a sum, one by one, and what of it is in none of them yet. A term in parts has no day of its own. */
export function InstalmentRows({ term, onChange }: { term: Term; onChange: (change: Partial<Term>) => void }) {
  const say = useTexts(agreementsTexts)
  const parts = term.instalments ?? []
  const left = (term.amountFen ?? 0) - sumOf(parts)
  const put = (next: Instalment[]) => onChange(next.length > 0 ? { instalments: next, dueOn: null } : { instalments: undefined })
  const change = (at: number, part: Partial<Instalment>) => put(parts.map((one, other) => (other === at ? { ...one, ...part } : one)))
  const add = () => put([...parts, { amountFen: left > 0 ? left : null, dueOn: parts.length === 0 ? term.dueOn : null }])
  return (
    <div className="stack" role="group" aria-label={say('instalments')}>
      {parts.map((part, at) => (
        <div key={at} className="instalment" role="group" aria-label={say('instalmentNumber', { number: at + 1 })}>
          <span>{say('instalmentNumber', { number: at + 1 })}</span>
          <MoneyField label={say('amount')} fen={part.amountFen} onChange={(amountFen) => change(at, { amountFen })} />
          <DateField label={say('dueOn')} value={part.dueOn} onChange={(dueOn) => change(at, { dueOn })} />
          <Button tone="bare" icon={Trash2} aria-label={say('removeInstalment')} onPress={() => put(parts.filter((_part, other) => other !== at))} />
        </div>
      ))}
      {parts.length > 0 && left > 0 && <p className="quiet-text">{say('instalmentsLeft', { amount: moneyInFigures(left) })}</p>}
      {term.amountFen !== null && <div><Button icon={Plus} isDisabled={parts.length >= longest.instalments} onPress={add}>{say('addInstalment')}</Button></div>}
      {parts.length === 0 && <p className="quiet-text">{say('instalmentsMore')}</p>}
    </div>
  )
}
