import { useState } from 'react'
import { mostAlong, usualCheckIn } from '#shared/appointments/rules.ts'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import { type AppointmentId, type AppointmentSide, companions, papersSeen } from '#shared/appointments/words.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { Choice, Tick } from '../ui/choice.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { NumberField } from '../ui/number-field.tsx'
import { Notice } from '../ui/notice.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { useCheckIn } from './use-check-in.ts'

/** Which paper was shown and who came along: at check-in, or corrected afterwards. Enter is enough where all is as usual. */
export function CheckInDialog({ appointmentId, side, onClose }: { appointmentId: AppointmentId; side: AppointmentSide; onClose: () => void }) {
  const say = useTexts(appointmentsTexts)
  const sayCase = useTexts(casesTexts)
  const [saw, setSaw] = useState(() => side.checkIn ?? { ...usualCheckIn, along: { ...usualCheckIn.along, guardian: side.minor ? 1 : 0 } })
  const checking = useCheckIn(appointmentId, side, onClose)
  const later = side.checkedInAt !== null
  const send = () => checking.save(saw)
  return (
    <Dialog title={say(later ? 'amendTitle' : 'checkInTitle', { side: sayCase(`side.${side.side}`) })} open onClose={onClose} actions={<Button tone="main" type="submit" form="check-in" autoFocus busy={checking.saving}>{say(later ? 'saveAmended' : 'checkIn')}</Button>}>
      <form id="check-in" className="stack" onSubmit={(event) => { event.preventDefault(); send() }}>
        {side.minor && saw.along.guardian === 0 && !saw.ownIncome && <Notice tone="wait">{say('minorHere')}</Notice>}
        <Choice label={say('paperSeen')} hint={say('paperHint')} options={papersSeen.map((key) => ({ key, word: say(`paper.${key}`) }))} value={saw.paper} onChange={(paper) => setSaw({ ...saw, paper })} />
        <fieldset className="check-in-along"><legend>{say('whoAlong')}</legend>
          {companions.map((who) => <NumberField key={who} label={say(`along.${who}`)} min={0} max={mostAlong} value={saw.along[who]} onChange={(count) => setSaw({ ...saw, along: { ...saw.along, [who]: count ?? 0 } })} />)}
        </fieldset>
        {side.minor && <Tick label={say('ownIncome')} value={saw.ownIncome} onChange={(ownIncome) => setSaw({ ...saw, ownIncome })} />}
        <ToldNotice told={checking.refused} onAgain={checking.again} />
      </form>
    </Dialog>
  )
}
