import { useState } from 'react'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { PartyField } from '#shared/people/party-fields.ts'
import { useSentence, useTexts } from '../platform/language.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { type DraftPerson, isChild, readTyped, wrongOf } from './draft.ts'
import './registration.css'

/** One person from their ID card: the number says age and sex while it is typed, and whether a guardian is needed. A field says why it cannot stay so when it is left. */
export function PersonFields({ person, before, onChange, testData, must }: { person: DraftPerson; before: readonly DraftPerson[]; onChange: (person: DraftPerson) => void; testData: boolean; must: boolean }) {
  const say = useTexts(appointmentsTexts)
  const sentence = useSentence()
  const [left, setLeft] = useState<ReadonlySet<PartyField>>(new Set())
  const set = (change: Partial<DraftPerson>) => onChange({ ...person, ...change })
  const read = readTyped(person.idNumber, testData)
  const hint = read.state === 'good' ? say('idNumberFine', { sex: read.sex, age: read.age }) : read.state === 'typing' && person.idNumber ? say('idNumberWait', { left: read.left }) : undefined
  const wrong = wrongOf(person, testData, before)
  const why = (field: PartyField) => wrong[field] && sentence(wrong[field])
  // An empty field is only called wrong when one wants to go on; a number of 18 is judged at once.
  const refused = (field: keyof DraftPerson & PartyField) => (must || (left.has(field) && person[field].trim() !== '') ? why(field) : null)
  const onLeave = (field: PartyField) => () => setLeft((known) => new Set(known).add(field))
  const wrongNumber = read.state === 'typing' ? (must ? say('mustId') : null) : why('idNumber')
  return (
    <div className="person">
      <Field label={say('idNumber')} required value={person.idNumber} onChange={(idNumber) => set({ idNumber })} maxLength={24} inputMode="text" hint={hint} refused={wrongNumber} name="idNumber" />
      <Field label={say('name')} required value={person.name} onChange={(name) => set({ name })} refused={refused('name')} onLeave={onLeave('name')} name="name" />
      <Field label={say('phone')} value={person.phone} onChange={(phone) => set({ phone })} type="tel" inputMode="tel" maxLength={20} hint={say('phoneHint')} refused={refused('phone')} onLeave={onLeave('phone')} name="phone" />
      <Field label={say('address')} value={person.address} onChange={(address) => set({ address })} hint={say('addressHint')} refused={refused('address')} onLeave={onLeave('address')} name="address" />
      {isChild(person, testData) && read.state === 'good' && (
        <div className="person-guardian">
          <Notice tone="wait">{say('guardianMore', { name: person.name || say('thePerson'), age: read.age })}</Notice>
          <Field label={say('guardianName')} required value={person.guardianName} onChange={(guardianName) => set({ guardianName })} refused={refused('guardianName')} onLeave={onLeave('guardianName')} name="guardianName" />
          <Field label={say('guardianPhone')} value={person.guardianPhone} onChange={(guardianPhone) => set({ guardianPhone })} type="tel" inputMode="tel" maxLength={20} refused={refused('guardianPhone')} onLeave={onLeave('guardianPhone')} name="guardianPhone" />
        </div>
      )}
    </div>
  )
}
