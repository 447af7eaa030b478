import { UserMinus, UserPlus } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import { mostStations, peoplePerSide } from '#shared/appointments/rules.ts'
import type { UnitId } from '#shared/people/words.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { ComboBox } from '../ui/select.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { type DraftPerson, emptyPerson } from './draft.ts'
import { PersonFields } from './person-fields.tsx'
import { useStationChoice } from './use-station-choice.ts'

/**
 * The people of one side: one, or a few, who come to the side's `first` station or (each but the first may say so) to another.
 * `before`: those of the other side, who cannot come twice.
 */
export function PeopleFields({ people, before = [], first, tooMany, onChange, testData, must }: { people: DraftPerson[]; before?: readonly DraftPerson[]; first: UnitId | null; tooMany: boolean; onChange: (people: DraftPerson[]) => void; testData: boolean; must: boolean }) {
  const say = useTexts(appointmentsTexts)
  const stations = useStationChoice()
  const change = (index: number, next: DraftPerson) => onChange(people.map((one, at) => (at === index ? next : one)))
  const place = useRef<HTMLDivElement>(null)
  const known = useRef(people.length)
  // Whoever adds somebody stands in their first field.
  useEffect(() => {
    if (people.length > known.current) place.current?.querySelector<HTMLElement>('fieldset:last-of-type input')?.focus()
    known.current = people.length
  }, [people.length])
  // Where the first goes is the side's own choice.
  const remove = (index: number) => onChange(people.filter((_one, at) => at !== index).map((one, at) => (at === 0 ? { ...one, station: null } : one)))
  return (
    <div className="stack" ref={place}>
      {people.map((person, index) => (
        <fieldset key={index} className="person-frame">
          {people.length > 1 && (
            <legend className="row">
              {say('person', { order: index + 1 })}
              <Button tone="bare" size="small" icon={UserMinus} aria-label={say('removePerson', { order: index + 1 })} onPress={() => remove(index)} />
            </legend>
          )}
          <PersonFields person={person} before={[...before, ...people.slice(0, index)]} testData={testData} must={must} onChange={(next) => change(index, next)} />
          {index > 0 && <div className="person person-station"><ComboBox label={say('personStation', { name: person.name || say('thePerson') })} hint={say('personStationHint')} none={say('noStation')} value={person.station ?? first} onChange={(station) => change(index, { ...person, station: station === first ? null : station })} refused={must && tooMany ? say('mostStations', { most: mostStations }) : null} options={stations.options} /></div>}
        </fieldset>
      ))}
      {people.length > 1 && <ToldNotice told={stations.refused} onAgain={stations.again} />}
      {people.length < peoplePerSide && <div><Button tone="bare" icon={UserPlus} onPress={() => onChange([...people, emptyPerson])}>{say('addPerson')}</Button></div>}
    </div>
  )
}
