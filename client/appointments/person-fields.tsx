import { appointmentsTexts } from '#shared/appointments/texts.ts'
import { peopleRefusals } from '#shared/people/refusals.ts'
import { useTexts } from '../platform/language.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { type DraftPerson, isChild, readTyped } from './draft.ts'
import './registration.css'

/** One person from their ID card: the number says age and sex while it is typed, and whether a guardian is needed. */
export function PersonFields({ person, onChange, testData, must }: { person: DraftPerson; onChange: (person: DraftPerson) => void; testData: boolean; must: boolean }) {
  const say = useTexts(appointmentsTexts)
  const sayNo = useTexts(peopleRefusals)
  const set = (change: Partial<DraftPerson>) => onChange({ ...person, ...change })
  const read = readTyped(person.idNumber, testData)
  const hint = read.state === 'good' ? say('idNumberFine', { sex: read.sex, age: read.age }) : read.state === 'typing' && person.idNumber ? say('idNumberWait', { left: read.left }) : undefined
  const wrong = read.state === 'bad' ? sayNo(read.why) : must && read.state === 'typing' ? say('mustId') : null
  return (
    <div className="person">
      <Field label={say('idNumber')} required value={person.idNumber} onChange={(idNumber) => set({ idNumber })} maxLength={24} inputMode="text" hint={hint} refused={wrong} name="idNumber" />
      <Field label={say('name')} required value={person.name} onChange={(name) => set({ name })} refused={must && !person.name.trim() ? say('mustName') : null} name="name" />
      <Field label={say('phone')} value={person.phone} onChange={(phone) => set({ phone })} type="tel" inputMode="tel" maxLength={20} hint={say('phoneHint')} name="phone" />
      <Field label={say('address')} value={person.address} onChange={(address) => set({ address })} maxLength={200} hint={say('addressHint')} name="address" />
      {isChild(person, testData) && read.state === 'good' && (
        <div className="person-guardian">
          <Notice tone="wait">{say('guardianMore', { name: person.name || say('thePerson'), age: read.age })}</Notice>
          <Field label={say('guardianName')} required value={person.guardianName} onChange={(guardianName) => set({ guardianName })} refused={must && !person.guardianName.trim() ? say('mustGuardian') : null} name="guardianName" />
          <Field label={say('guardianPhone')} value={person.guardianPhone} onChange={(guardianPhone) => set({ guardianPhone })} type="tel" inputMode="tel" maxLength={20} name="guardianPhone" />
        </div>
      )}
    </div>
  )
}
