import { type Side, sides } from '#shared/cases/words.ts'
import { recordsTexts } from '#shared/records/texts.ts'
import { useTexts } from '../platform/language.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'

/** Who hands in what is added next: a side, another place with its name, or nobody said. */
export type Giver = { who: Side | 'elsewhere' | 'unsaid'; source: string }
export const nobodySaid: Giver = { who: 'unsaid', source: '' }

/** Asks who hands it in; it is kept with each file that is added from then on. */
export function GiverField({ value, onChange }: { value: Giver; onChange: (value: Giver) => void }) {
  const say = useTexts(recordsTexts)
  return (
    <div className="files-giver">
      <Select label={say('giver')} options={(['unsaid', ...sides, 'elsewhere'] as const).map((key) => ({ key, word: say(`giver.${key}`) }))} value={value.who} onChange={(who) => onChange({ ...value, who })} />
      {value.who === 'elsewhere' && <Field label={say('fromWhere')} hint={say('fromWhereHint')} maxLength={100} value={value.source} onChange={(source) => onChange({ ...value, source })} />}
    </div>
  )
}
