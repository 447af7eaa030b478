import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { followupsTexts } from '#shared/followups/texts.ts'
import type { AttachmentId } from '#shared/records/words.ts'
import { type FollowUp, type Outcome, outcomes } from '#shared/followups/words.ts'
import { api, query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select } from '../ui/select.tsx'
import { TextArea } from '../ui/field.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'

/** Writes down how a promise turned out. */
export function SettleDialog({ followUp, onClose }: { followUp: FollowUp; onClose: () => void }) {
  const say = useTexts(followupsTexts)
  const tell = useToast()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [remark, setRemark] = useState('')
  const [receipt, setReceipt] = useState<AttachmentId | null>(null)
  const papers = useQuery(query.records.attachments.queryOptions({ input: { caseId: followUp.caseId }, enabled: followUp.amountFen !== null }))
  const saving = useSave((input: { outcome: Outcome; remark: string; receiptId?: AttachmentId }) => api.followups.settle({ followUpId: followUp.id, ...input }), { refresh: [query.followups.key()], then: () => { tell(say('savedNow')); onClose() } })
  const save = () => { if (outcome !== null) saving.save({ outcome, remark, ...(receipt ? { receiptId: receipt } : {}) }) }
  return (
    <Dialog title={say('settle')} open onClose={onClose} actions={<Button tone="main" busy={saving.saving} isDisabled={outcome === null} onPress={save}>{say('save')}</Button>}>
      <div className="stack">
        <p>{followUp.promise}</p>
        <Choice label={say('how')} required options={outcomes.map((key) => ({ key, word: say(`outcome.${key}`) }))} value={outcome} onChange={setOutcome} columns={3} />
        {followUp.amountFen !== null && (papers.data?.attachments ?? []).length > 0 && <Select label={say('receipt')} options={(papers.data?.attachments ?? []).map(({ id, name }) => ({ key: id, word: name }))} value={receipt} onChange={setReceipt} />}
        <TextArea label={say('remark')} hint={say('remarkHint')} rows={3} maxLength={500} value={remark} onChange={setRemark} />
        <ToldNotice told={saving.refused} />
      </div>
    </Dialog>
  )
}
