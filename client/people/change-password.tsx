import { useState } from 'react'
import { peopleTexts } from '#shared/people/texts.ts'
import { post, query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { renew, type Renewed } from './renew.ts'

/** A new password; every other sign-in ends with the old one. */
export function ChangePassword() {
  const say = useTexts(peopleTexts)
  const tell = useToast()
  const [present, setPresent] = useState('')
  const [wanted, setWanted] = useState('')
  const { save, saving, refused } = useSave(
    (typed: { currentPassword: string; newPassword: string }) => post<Renewed>('/api/auth/change-password', { ...typed, revokeOtherSessions: true }),
    { refresh: [query.people.key()], then: (given) => { renew(given); setPresent(''); setWanted(''); tell(say('passwordChanged')) } },
  )
  return (
    <Card title={say('changePassword')}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); save({ currentPassword: present, newPassword: wanted }) }}>
        <Field label={say('presentPassword')} type="password" autoComplete="current-password" value={present} onChange={setPresent} required />
        <Field label={say('newPassword')} hint={say('newPasswordHint')} type="password" autoComplete="new-password" value={wanted} onChange={setWanted} required />
        <ToldNotice told={refused} />
        <Button type="submit" busy={saving} isDisabled={present === '' || wanted === ''}>{say('changePassword')}</Button>
      </form>
    </Card>
  )
}
