import { UserX } from 'lucide-react'
import { useState } from 'react'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Appointment } from '#shared/appointments/words.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import type { Side } from '#shared/cases/words.ts'
import type { UnitId } from '#shared/people/words.ts'
import { api, query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { CheckInButton } from './check-in-button.tsx'
import { nextThing } from './next-thing.ts'

/** The one thing to do next with an appointment, as a button; what stands in the way is told beneath it. */
export function NextButton({ appointment, station, at, large = false }: { appointment: Appointment; station: UnitId; at: Date; large?: boolean }) {
  const say = useTexts(appointmentsTexts)
  const sayCase = useTexts(casesTexts)
  const tell = useToast()
  const [asking, setAsking] = useState(false)
  const refresh = [query.appointments.key(), query.cases.key()]
  const absence = useSave(api.appointments.noShow, { refresh, then: () => { setAsking(false); tell(say('told.noShow')) } })
  const size = large ? 'large' : 'usual'
  const next = nextThing(appointment, station, at)
  const due = (side?: Side) => appointment.sides.find((one) => one.checkedInAt === null && one.stationId === station && (side === undefined || one.side === side))
  const late = due()
  switch (next.kind) {
    case 'nothing': return null
    case 'wait-for': return <span className="quiet-text">{say('waitingFor', { side: sayCase(`side.${next.side}`) })}</span>
    case 'check-in': {
      const side = due(next.side)
      return side && <CheckInButton appointmentId={appointment.id} side={side} size={size} words={appointment.sides.length > 1 ? say('checkInSide', { side: sayCase(`side.${next.side}`) }) : say('checkIn')} />
    }
    case 'no-show': return (
      <div className="stack">
        <div className="row">
          {late && <CheckInButton appointmentId={appointment.id} side={late} size={size} words={say('checkIn')} />}
          <Button size={size} icon={UserX} onPress={() => setAsking(true)}>{say('noShow')}</Button>
        </div>
        <ToldNotice told={absence.refused} onAgain={absence.again} />
        <Confirm title={say('noShowTitle')} open={asking} yes={say('noShowYes')} busy={absence.saving} onYes={() => absence.save({ appointmentId: appointment.id, who: 'party' })} onNo={() => setAsking(false)}>{say('noShowMore')}</Confirm>
      </div>
    )
  }
}
