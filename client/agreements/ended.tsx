import { FileX2 } from 'lucide-react'
import { useState } from 'react'
import { may } from '#shared/agreements/may.ts'
import { type Ending, endings } from '#shared/agreements/stage-rules.ts'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import type { Agreement } from '#shared/agreements/words.ts'
import { useMe } from '../people/use-me.ts'
import { api } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { ToldNotice } from '../ui/told.tsx'

/** That an agreement binds no more: since when, on whose word, and what came after it. */
export function Ended({ agreement: { status, ended } }: { agreement: Agreement }) {
  const say = useTexts(agreementsTexts)
  const { moment } = useDates()
  if (!ended || (status !== 'replaced' && status !== 'revoked' && status !== 'invalid')) return null
  return (
    <Notice tone="wait">
      <strong>{say(`endedAt.${status}`, { at: moment(ended.at), by: ended.replacedBy ?? '' })}</strong>
      {ended.ending !== null && <p>{say('endedWhy', { ending: say(`ending.${ended.ending}`), reason: ended.reason ?? '', who: ended.byName ?? '' })}</p>}
    </Notice>
  )
}

/** Writes down that an agreement in effect binds no more; only who mediated it and the lead are offered it. */
export function EndButton({ agreement, onDone }: { agreement: Agreement; onDone: (agreement: unknown) => void }) {
  const say = useTexts(agreementsTexts)
  const { data: me } = useMe()
  const [open, setOpen] = useState(false)
  const [ending, setEnding] = useState<Ending | null>(null)
  const [reason, setReason] = useState('')
  const saving = useSave((how: Ending) => api.agreements.end({ agreementId: agreement.id, ending: how, reason }), { then: (answer) => { setOpen(false); onDone(answer) } })
  if (agreement.status !== 'effective' || me?.kind !== 'staff' || !may(me, 'end', { ...agreement, sitting: null, readsCase: true })) return null
  return (
    <>
      <div><Button tone="bare" icon={FileX2} onPress={() => setOpen(true)}>{say('endHead')}</Button></div>
      <Dialog title={say('endHead')} open={open} onClose={() => setOpen(false)} actions={<Button tone="danger" busy={saving.saving} isDisabled={ending === null || reason.trim().length < 5} onPress={() => { if (ending) saving.save(ending) }}>{say('endYes')}</Button>}>
        <p>{say('endMore', { number: agreement.number })}</p>
        <Choice label={say('endWhose')} required options={endings.map((key) => ({ key, word: say(`ending.${key}`) }))} value={ending} onChange={setEnding} />
        <TextArea label={say('endReason')} required rows={3} maxLength={300} value={reason} onChange={setReason} name="end-reason" />
        <ToldNotice told={saving.refused} />
      </Dialog>
    </>
  )
}
