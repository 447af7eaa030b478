import { useState } from 'react'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Appointment } from '#shared/appointments/words.ts'
import { api, query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'

/** Cancels for a party: always possible, a reason may be given and need not. */
export function CancelForm({ appointment }: { appointment: Appointment }) {
  const say = useTexts(appointmentsTexts)
  const tell = useToast()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const cancelling = useSave(api.appointments.cancel, { refresh: [query.appointments.key(), query.notices.key()], then: () => { setOpen(false); tell(say('told.cancelled')) } })
  return (
    <>
      <Button tone="danger" onPress={() => setOpen(true)}>{say('cancel')}</Button>
      <Dialog title={say('cancelTitle')} open={open} onClose={() => setOpen(false)} actions={<Button tone="danger" busy={cancelling.saving} onPress={() => cancelling.save({ appointmentId: appointment.id, reason })}>{say('cancelYes')}</Button>}>
        <div className="stack">
          <p>{say('cancelMore')}</p>
          <Field label={say('reason')} hint={say('reasonHint')} value={reason} onChange={setReason} maxLength={200} autoFocus />
          <ToldNotice told={cancelling.refused} onAgain={cancelling.again} />
        </div>
      </Dialog>
    </>
  )
}
