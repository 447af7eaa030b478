import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import { helpers } from '#shared/appointments/words.ts'
import type { Staff } from '#shared/people/words.ts'
import { query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choice.tsx'
import { ComboBox } from '../ui/select.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { type Draft, skillOf } from './draft.ts'

/** Who should sit there besides the officer, and which officer may not hold it. */
export function WhoElse({ draft, set }: { draft: Draft; set: (change: Partial<Draft>) => void }) {
  const say = useTexts(appointmentsTexts)
  const staff = useQuery(query.people.staff.queryOptions({ staleTime: 600_000 }))
  const skill = skillOf(draft)
  const named = new Set(draft.recused.map(({ id }) => id))
  const officers = ((staff.data ?? []) as Staff[]).filter((one) => one.role === 'officer' && !one.suspended && (skill === null || one.skills.includes(skill)) && !named.has(one.id))
  const place = useRef<HTMLDivElement>(null)
  const before = useRef(draft.recused.length)
  // The field for the next name is a fresh one; whoever typed the last stands in it.
  useEffect(() => {
    if (before.current !== draft.recused.length) place.current?.querySelector<HTMLElement>('[role=combobox]')?.focus()
    before.current = draft.recused.length
  }, [draft.recused.length])
  return (
    <div className="who-else" ref={place}>
      <Choices label={say('together')} hint={say('togetherMore')} value={draft.also} onChange={(also) => set({ also, chosen: null })} options={helpers.map((key) => ({ key, word: say(`helper.${key}`) }))} />
      <div className="stack">
        {/* Chosen, a name moves beside the field, which is empty again for the next. */}
        <ComboBox key={draft.recused.length} label={say('recused')} hint={say('recusedHint')} none={say('noOfficer')} value={null} options={officers.map(({ id, name }) => ({ key: id, word: name }))}
          onChange={(id) => { const one = officers.find((officer) => officer.id === id); if (one) set({ recused: [...draft.recused, { id: one.id, name: one.name }], chosen: null }) }} />
        <ToldNotice told={staff.error ? refusalOf(staff.error) : null} onAgain={() => void staff.refetch()} />
        {draft.recused.length > 0 && <div className="row">{draft.recused.map(({ id, name }) => <Button key={id} icon={X} aria-label={say('removeRecused', { name })} onPress={() => set({ recused: draft.recused.filter((one) => one.id !== id), chosen: null })}>{name}</Button>)}</div>}
      </div>
    </div>
  )
}
