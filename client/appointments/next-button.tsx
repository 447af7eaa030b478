import { UserCheck, UserX } from 'lucide-react'
import { useState } from 'react'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Appointment } from '#shared/appointments/words.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import type { UnitId } from '#shared/people/words.ts'
import { api, query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { nextThing } from './next-thing.ts'

/** The one thing to do next with an appointment, as a button; what stands in the way is told beneath it. */
export function NextButton({ appointment, station, at, large = false }: { appointment: Appointment; station: UnitId; at: Date; large?: boolean }) {
  const say = useTexts(appointmentsTexts)
  const sayCase = useTexts(casesTexts)
  const tell = useToast()
  const [asking, setAsking] = useState(false)
  const refresh = [query.appointments.key(), query.cases.key()]
  const arrival = useSave(api.appointments.checkIn, { refresh, then: (_now, { side }) => tell(say('told.checkedIn', { queue: appointment.sides.find((one) => one.side === side && one.stationId === station)?.queueNumber ?? '' })) })
  const absence = useSave(api.appointments.noShow, { refresh, then: () => { setAsking(false); tell(say('told.noShow')) } })
  const size = large ? 'large' : 'usual'
  const next = nextThing(appointment, station, at)
  switch (next.kind) {
    case 'nothing': return null
    case 'wait-for': return <span className="quiet-text">{say('waitingFor', { side: sayCase(`side.${next.side}`) })}</span>
    case 'check-in': return (
      <div className="stack">
        <div><Button tone="main" size={size} icon={UserCheck} busy={arrival.saving} onPress={() => arrival.save({ appointmentId: appointment.id, side: next.side })}>{appointment.sides.length > 1 ? say('checkInSide', { side: sayCase(`side.${next.side}`) }) : say('checkIn')}</Button></div>
        <ToldNotice told={arrival.refused} onAgain={arrival.again} />
      </div>
    )
    case 'no-show': return (
      <div className="stack">
        <div className="row">
          <Button tone="main" size={size} icon={UserCheck} busy={arrival.saving} onPress={() => { const side = appointment.sides.find((one) => one.checkedInAt === null && one.stationId === station); if (side) arrival.save({ appointmentId: appointment.id, side: side.side }) }}>{say('checkIn')}</Button>
          <Button size={size} icon={UserX} onPress={() => setAsking(true)}>{say('noShow')}</Button>
        </div>
        <ToldNotice told={arrival.refused ?? absence.refused} onAgain={arrival.refused ? arrival.again : absence.again} />
        <Confirm title={say('noShowTitle')} open={asking} yes={say('noShowYes')} busy={absence.saving} onYes={() => absence.save({ appointmentId: appointment.id, who: 'party' })} onNo={() => setAsking(false)}>{say('noShowMore')}</Confirm>
      </div>
    )
  }
}
