import { useState } from 'react'
import { followupsTexts } from '#shared/followups/texts.ts'
import { type FollowUp, type Outcome, outcomes } from '#shared/followups/words.ts'
import { api, query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'

/** Writes down how a promise turned out. */
export function SettleDialog({ followUp, onClose }: { followUp: FollowUp; onClose: () => void }) {
  const say = useTexts(followupsTexts)
  const tell = useToast()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [remark, setRemark] = useState('')
  const saving = useSave((input: { outcome: Outcome; remark: string }) => api.followups.settle({ followUpId: followUp.id, ...input }), { refresh: [query.followups.key()], then: () => { tell(say('savedNow')); onClose() } })
  const save = () => { if (outcome !== null) saving.save({ outcome, remark }) }
  return (
    <Dialog title={say('settle')} open onClose={onClose} actions={<Button tone="main" busy={saving.saving} isDisabled={outcome === null} onPress={save}>{say('save')}</Button>}>
      <div className="stack">
        <p>{followUp.promise}</p>
        <Choice label={say('how')} required options={outcomes.map((key) => ({ key, word: say(`outcome.${key}`) }))} value={outcome} onChange={setOutcome} columns={3} />
        <TextArea label={say('remark')} hint={say('remarkHint')} rows={3} maxLength={500} value={remark} onChange={setRemark} />
        <ToldNotice told={saving.refused} />
      </div>
    </Dialog>
  )
}
