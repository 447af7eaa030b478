import { useState } from 'react'
import { followupsTexts } from '#shared/followups/texts.ts'
import type { FollowUp } from '#shared/followups/words.ts'
import { useMe } from '../people/use-me.ts'
import { api, query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { SettleDialog } from './settle-dialog.tsx'

/** What may be done with a follow-up: its outcome, that nobody answered, that the party waives it; after a broken promise a meeting about why. */
export function FollowUpVerbs({ of: one }: { of: FollowUp }) {
  const say = useTexts(followupsTexts)
  const { moment } = useDates()
  const tell = useToast()
  const { data: me } = useMe()
  const [open, setOpen] = useState<'settle' | 'waive' | null>(null)
  const refresh = [query.followups.key(), query.cases.key(), query.appointments.key()]
  const missing = useSave(() => api.followups.missed({ followUpId: one.id, mode: one.mode }), { refresh })
  const asking = useSave(() => api.followups.why({ followUpId: one.id }), { refresh, then: ({ from }) => tell(from ? say('whyBooked', { when: moment(from) }) : say('whyWaiting')) })
  // Who may is the server's to say; a lead and who is elsewhere only read.
  if (me?.kind !== 'staff' || me.role === 'lead' || me.role === 'recorder' || me.role === 'expert') return null
  if (one.status === 'done_not_kept' || one.status === 'done_partly') return <div className="row"><Button busy={asking.saving} onPress={() => asking.save(undefined)}>{say('why')}</Button><ToldNotice told={asking.refused} onAgain={asking.again} /></div>
  if (one.status !== 'planned') return null
  return (
    <div className="row">
      <Button onPress={() => setOpen('settle')}>{say('settle')}</Button>
      <Button tone="bare" busy={missing.saving} onPress={() => missing.save(undefined)}>{say('missed')}</Button>
      <Button tone="bare" onPress={() => setOpen('waive')}>{say('waive')}</Button>
      <ToldNotice told={missing.refused} />
      {open === 'settle' && <SettleDialog followUp={one} onClose={() => setOpen(null)} />}
      {open === 'waive' && <WaiveDialog followUp={one} onClose={() => setOpen(null)} />}
    </div>
  )
}

function WaiveDialog({ followUp, onClose }: { followUp: FollowUp; onClose: () => void }) {
  const say = useTexts(followupsTexts)
  const [reason, setReason] = useState('')
  const saving = useSave(() => api.followups.waive({ followUpId: followUp.id, reason }), { refresh: [query.followups.key(), query.cases.key()], then: onClose })
  return (
    <Dialog title={say('waive')} open onClose={onClose} actions={<Button tone="main" busy={saving.saving} isDisabled={reason.trim().length < 2} onPress={() => saving.save(undefined)}>{say('save')}</Button>}>
      <div className="stack">
        <p>{followUp.promise}</p>
        <TextArea label={say('remark')} hint={say('waiveMore')} required rows={3} maxLength={500} value={reason} onChange={setReason} />
        <ToldNotice told={saving.refused} />
      </div>
    </Dialog>
  )
}
