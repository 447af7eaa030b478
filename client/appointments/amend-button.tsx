import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { AppointmentId, AppointmentSide } from '#shared/appointments/words.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { CheckInDialog } from './check-in-dialog.tsx'
import './check-in.css'

/** Corrects what was noted at check-in: a guardian came later, another paper was shown. */
export function AmendButton({ appointmentId, side }: { appointmentId: AppointmentId; side: AppointmentSide }) {
  const say = useTexts(appointmentsTexts)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" icon={Pencil} onPress={() => setOpen(true)}>{say('amend')}</Button>
      {open && <CheckInDialog appointmentId={appointmentId} side={side} onClose={() => setOpen(false)} />}
    </>
  )
}
