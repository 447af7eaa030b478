import { IdCard, UserCheck } from 'lucide-react'
import { useState } from 'react'
import { usualCheckIn } from '#shared/appointments/rules.ts'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { AppointmentId, AppointmentSide } from '#shared/appointments/words.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { CheckInDialog } from './check-in-dialog.tsx'
import './check-in.css'
import { useCheckIn } from './use-check-in.ts'

/** Checks a side in with one press, as nearly always: identity card, nobody along. Anything else, and a minor, has its dialog. */
export function CheckInButton({ appointmentId, side, words, size }: { appointmentId: AppointmentId; side: AppointmentSide; words: string; size: 'usual' | 'large' }) {
  const say = useTexts(appointmentsTexts)
  const [asking, setAsking] = useState(false)
  const checking = useCheckIn(appointmentId, side)
  return (
    <div className="stack">
      <div className="check-in-keys">
        <Button tone="main" size={size} icon={UserCheck} busy={checking.saving} onPress={() => (side.minor ? setAsking(true) : checking.save(usualCheckIn))}>{words}</Button>
        {!side.minor && <Button tone="bare" size={size} icon={IdCard} aria-label={say('paperAndCompanions')} onPress={() => setAsking(true)} />}
      </div>
      <ToldNotice told={checking.refused} onAgain={checking.again} />
      {asking && <CheckInDialog appointmentId={appointmentId} side={side} onClose={() => setAsking(false)} />}
    </div>
  )
}
