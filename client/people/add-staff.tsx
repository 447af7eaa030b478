import { useState } from 'react'
import { skillTexts } from '#shared/people/skill-texts.ts'
import { peopleTexts } from '#shared/people/texts.ts'
import { tongueTexts } from '#shared/people/tongue-texts.ts'
import { type Role, roles, type Skill, skills, type Tongue, tongues, type UnitId } from '#shared/people/words.ts'
import { api, query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choice.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'

/** A new member of staff, with a first password that they change themselves. */
export function AddStaff({ units, onClose }: { units: readonly { key: string; word: string }[]; onClose: () => void }) {
  const say = useTexts(peopleTexts)
  const saySkill = useTexts(skillTexts)
  const sayTongue = useTexts(tongueTexts)
  const tell = useToast()
  const [name, setName] = useState('')
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [role, setRole] = useState<Role>('clerk')
  const [unit, setUnit] = useState<string | null>(null)
  const [can, setCan] = useState<Skill[]>([])
  const [speaks, setSpeaks] = useState<Tongue[]>([])
  const { save, saving, refused } = useSave((typed: Parameters<typeof api.people.addStaff>[0]) => api.people.addStaff(typed), { refresh: [query.people.staff.key()], then: (added) => { tell(say('added', { name: added.name })); onClose() } })
  const needsSkills = role === 'officer' || role === 'expert'
  const interprets = needsSkills && can.includes('interpreter')
  const add = () => { if (unit) save({ name, username, password, role, unitId: unit as UnitId, skills: needsSkills ? can : [], languages: interprets ? speaks : [] }) }
  return (
    <Dialog title={say('addStaff')} open onClose={onClose} actions={<Button tone="main" busy={saving} isDisabled={!unit || name === '' || username === '' || password === ''} onPress={add}>{say('add')}</Button>}>
      <div className="stack">
        <Field label={say('name')} value={name} onChange={setName} required autoFocus />
        <Select label={say('unit')} options={units} value={unit} onChange={setUnit} required />
        <Select label={say('role')} options={roles.map((key) => ({ key, word: say(`role.${key}`) }))} value={role} onChange={setRole} required />
        {needsSkills && <Choices label={say('skills')} options={skills.map((key) => ({ key, word: saySkill(key) }))} value={can} onChange={setCan} />}
        {interprets && <Choices label={say('languages')} hint={say('languagesMore')} options={tongues.map((key) => ({ key, word: sayTongue(key) }))} value={speaks} onChange={setSpeaks} />}
        <Field label={say('username')} value={username} onChange={(typed) => setUsername(typed.toLowerCase())} required />
        <Field label={say('firstPassword')} hint={say('newPasswordHint')} type="password" autoComplete="new-password" value={password} onChange={setPassword} required />
        <ToldNotice told={refused} />
      </div>
    </Dialog>
  )
}
