import { Lock, LockOpen } from 'lucide-react'
import { useState } from 'react'
import type { CaseId } from '#shared/cases/words.ts'
import { recordingsTexts } from '#shared/records/recordings-texts.ts'
import { api, query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import { ToldNotice } from '../ui/told.tsx'

/** The lead keeps the recordings of a case whatever their term, or ends that; each with a reason. */
export function HoldButton({ caseId, held }: { caseId: CaseId; held: boolean }) {
  const say = useTexts(recordingsTexts)
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const saving = useSave(() => (held ? api.records.liftHold : api.records.holdRecordings)({ caseId, reason }), { refresh: [query.records.key(), query.cases.key()], then: () => { setOpen(false); setReason('') } })
  return (
    <>
      <Button icon={held ? LockOpen : Lock} onPress={() => setOpen(true)}>{say(held ? 'lift' : 'hold')}</Button>
      {open && (
        <Dialog title={say(held ? 'lift' : 'hold')} open onClose={() => setOpen(false)} actions={<Button tone="main" busy={saving.saving} isDisabled={reason.trim().length < 2} onPress={() => saving.save(undefined)}>{say('save')}</Button>}>
          <div className="stack">
            <p>{say(held ? 'liftMore' : 'holdMore')}</p>
            <TextArea label={say('reason')} required rows={3} maxLength={500} value={reason} onChange={setReason} autoFocus />
            <ToldNotice told={saving.refused} />
          </div>
        </Dialog>
      )}
    </>
  )
}
