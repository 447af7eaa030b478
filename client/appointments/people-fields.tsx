import { UserMinus, UserPlus } from 'lucide-react'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import { peoplePerSide } from '#shared/appointments/rules.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { type DraftPerson, emptyPerson } from './draft.ts'
import { PersonFields } from './person-fields.tsx'

/** The people of one side: one, or a few who come together. `before`: those of the other side, who cannot come twice. */
export function PeopleFields({ people, before = [], onChange, testData, must }: { people: DraftPerson[]; before?: readonly DraftPerson[]; onChange: (people: DraftPerson[]) => void; testData: boolean; must: boolean }) {
  const say = useTexts(appointmentsTexts)
  return (
    <div className="stack">
      {people.map((person, index) => (
        <fieldset key={index} className="person-frame">
          {people.length > 1 && (
            <legend className="row">
              {say('person', { order: index + 1 })}
              <Button tone="bare" size="small" icon={UserMinus} aria-label={say('removePerson', { order: index + 1 })} onPress={() => onChange(people.filter((_one, at) => at !== index))} />
            </legend>
          )}
          <PersonFields person={person} before={[...before, ...people.slice(0, index)]} testData={testData} must={must} onChange={(next) => onChange(people.map((one, at) => (at === index ? next : one)))} />
        </fieldset>
      ))}
      {people.length < peoplePerSide && <div><Button tone="bare" icon={UserPlus} onPress={() => onChange([...people, emptyPerson])}>{say('addPerson')}</Button></div>}
    </div>
  )
}
