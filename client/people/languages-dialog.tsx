import { useState } from 'react'
import { peopleTexts } from '#shared/people/texts.ts'
import { tongueTexts } from '#shared/people/tongue-texts.ts'
import { type StaffId, type Tongue, tongues } from '#shared/people/words.ts'
import { api, query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choice.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'

/** Which languages an interpreter has: meetings look here for somebody who is understood. */
export function LanguagesDialog({ of: { id, name, languages }, onClose }: { of: { id: StaffId; name: string; languages: Tongue[] }; onClose: () => void }) {
  const say = useTexts(peopleTexts)
  const sayTongue = useTexts(tongueTexts)
  const tell = useToast()
  const [speaks, setSpeaks] = useState(languages)
  const { save, saving, refused } = useSave((change: { staffId: StaffId; languages: Tongue[] }) => api.people.keepLanguages(change), { refresh: [query.people.staff.key()], then: () => { tell(say('kept', { name })); onClose() } })
  return (
    <Dialog title={say('languagesOf', { name })} open onClose={onClose} actions={<Button tone="main" busy={saving} onPress={() => save({ staffId: id, languages: speaks })}>{say('keep')}</Button>}>
      <div className="stack">
        <Choices label={say('languages')} hint={say('languagesMore')} options={tongues.map((key) => ({ key, word: sayTongue(key) }))} value={speaks} onChange={setSpeaks} />
        <ToldNotice told={refused} />
      </div>
    </Dialog>
  )
}
