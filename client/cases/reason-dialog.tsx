import { type ReactNode, useState } from 'react'
import { casesTexts } from '#shared/cases/texts.ts'
import { query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'

/** Something about a case that needs a reason, which stays on its timeline. */
export function ReasonDialog({ title, act, ready = true, onClose, children }: { title: string; act: (reason: string) => Promise<unknown>; ready?: boolean; onClose: () => void; children?: ReactNode }) {
  const say = useTexts(casesTexts)
  const tell = useToast()
  const [reason, setReason] = useState('')
  const saving = useSave(act, { refresh: [query.cases.key(), query.followups.key()], then: () => { tell(say('moved')); onClose() } })
  return (
    <Dialog title={title} open onClose={onClose} actions={<Button tone="main" busy={saving.saving} isDisabled={!ready || reason.trim().length < 2} onPress={() => saving.save(reason)}>{say('save')}</Button>}>
      <div className="stack">
        {children}
        <TextArea label={say('reason')} hint={say('reasonHint')} required rows={3} maxLength={500} value={reason} onChange={setReason} />
        <ToldNotice told={saving.refused} />
      </div>
    </Dialog>
  )
}
