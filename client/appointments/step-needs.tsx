import { Accessibility, Ear, Eye, Languages, type LucideIcon, NotebookText, Users } from 'lucide-react'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import { needTexts } from '#shared/people/need-texts.ts'
import { tongueTexts } from '#shared/people/tongue-texts.ts'
import { type Need, needs, tongues } from '#shared/people/words.ts'
import { useSentence, useTexts } from '../platform/language.tsx'
import { Choice, Choices, Tick } from '../ui/choice.tsx'
import { Field } from '../ui/field.tsx'
import { type Draft, type DraftPerson, tongueOf, wrongOf } from './draft.ts'
import { WhoElse } from './who-else.tsx'

const icons: Record<Need, LucideIcon> = { hearing: Ear, sight: Eye, reading: NotebookText, language: Languages, companion: Users, mobility: Accessibility }
const tongueColumns = 6
/** Whether somebody is heard in another language, or will say in which. */
const isHeardOtherwise = (person: DraftPerson): boolean => person.needs.includes('language') || tongueOf(person) !== null
const clocks = { any: null, bus: '10:00', noon: '13:00' } as const

/** What people need, ticked and never proved; what they wish of the time; who else should be there, and who should not. */
export function StepNeeds({ draft, set, testData }: { draft: Draft; set: (change: Partial<Draft>) => void; testData: boolean }) {
  const say = useTexts(appointmentsTexts)
  const early = (Object.keys(clocks) as (keyof typeof clocks)[]).find((key) => clocks[key] === draft.notBefore) ?? 'any'
  // Whoever speaks another language gets an interpreter, unless the clerk takes that back.
  const withInterpreter = (before: DraftPerson, after: DraftPerson): Partial<Pick<Draft, 'also' | 'chosen'>> | null => {
    if (!after.needs.includes('language') && tongueOf(before) === tongueOf(after)) return null
    const asksNow = !isHeardOtherwise(before) && isHeardOtherwise(after) && !draft.also.includes('interpreter')
    return { chosen: null, ...(asksNow ? { also: [...draft.also, 'interpreter' as const] } : {}) }
  }
  return (
    <div className="stack">
      {draft.who.map((person, index) => <PersonNeeds key={index} person={person} testData={testData} onChange={(next) => set({ who: draft.who.map((one, at) => (at === index ? next : one)), ...withInterpreter(person, next) })} />)}
      {draft.otherSide === 'yes' && draft.others.map((person, index) => <PersonNeeds key={index} person={person} testData={testData} onChange={(next) => set({ others: draft.others.map((one, at) => (at === index ? next : one)), ...withInterpreter(person, next) })} />)}
      <Choice label={say('notBefore')} columns={3} value={early} onChange={(key) => set({ notBefore: clocks[key], chosen: null })}
        options={[{ key: 'any', word: say('notBefore.any') }, { key: 'bus', word: say('notBefore.bus', { clock: clocks.bus }) }, { key: 'noon', word: say('notBefore.noon', { clock: clocks.noon }) }]} />
      <div className="row">
        <Tick label={say('notOnMarketDay')} value={draft.notOnMarketDay} onChange={(notOnMarketDay) => set({ notOnMarketDay, chosen: null })} />
        <Tick label={say('waived')} more={say('waivedMore')} value={draft.waived} onChange={(waived) => set({ waived, chosen: null })} />
      </div>
      <WhoElse draft={draft} set={set} />
      <Tick label={say('askedAlone')} more={say('askedAloneMore')} value={draft.unsafe} onChange={(unsafe) => set({ unsafe, chosen: null, ...(unsafe ? { otherSide: 'no' as const, track: null } : {}) })} />
    </div>
  )
}

function PersonNeeds({ person, testData, onChange }: { person: DraftPerson; testData: boolean; onChange: (person: DraftPerson) => void }) {
  const say = useTexts(appointmentsTexts)
  const sayNeed = useTexts(needTexts)
  const sayTongue = useTexts(tongueTexts)
  const sentence = useSentence()
  const wrong = wrongOf(person, testData, []).language
  const options = needs.map((key) => {
    const Icon = icons[key]
    return { key, word: sayNeed(key), icon: <Icon aria-hidden size="1.4em" /> }
  })
  return (
    <div className="stack">
      <Choices label={say('needsOf', { name: person.name || say('thePerson') })} hint={say('needsMore')} options={options} value={person.needs} onChange={(chosen) => onChange({ ...person, needs: chosen })} />
      {person.needs.includes('language') && <Choice label={say('language')} columns={tongueColumns} value={person.tongue ?? null} onChange={(tongue) => onChange({ ...person, tongue })} options={[...tongues.map((key) => ({ key, word: sayTongue(key) })), { key: 'other', word: say('tongueOther') }]} />}
      {person.needs.includes('language') && person.tongue === 'other' && <Field label={say('language')} value={person.language} onChange={(language) => onChange({ ...person, language })} maxLength={50} refused={wrong && sentence(wrong)} />}
      {person.needs.includes('hearing') && !person.needs.includes('language') && <Tick label={say('signs')} more={say('signsMore')} value={person.tongue === 'sign'} onChange={(signs) => onChange({ ...person, tongue: signs ? 'sign' : null })} />}
    </div>
  )
}
