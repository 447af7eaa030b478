import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { maySettle } from '#shared/appointments/may.ts'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Appointment, Escalation } from '#shared/appointments/words.ts'
import { api, query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useSentence, useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { useMe } from '../people/use-me.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'

type Way = Escalation['ways'][number]

/** The ways out of a registration that waits for a time, as far as they are mine to take: one button each with its cost, asked once more, for none can be undone. */
export function WayButtons({ escalation, onSettled }: { escalation: Escalation; onSettled?: (appointment: Appointment | null) => void }) {
  const say = useTexts(appointmentsTexts)
  const sentence = useSentence()
  const { moment } = useDates()
  const { data: me } = useMe()
  const tell = useToast()
  const asked = useQueryClient()
  const [chosen, setChosen] = useState<Way | null>(null)
  const settling = useSave(api.appointments.settle, {
    refresh: [query.appointments.key(), query.cases.key()],
    then: (answer) => {
      const appointment = answer.appointment as Appointment | null
      setChosen(null)
      tell(appointment ? say('told.settled', { when: moment(appointment.slot.from), officer: appointment.slot.officerName }) : say('told.notNeeded'))
      onSettled?.(appointment)
    },
  })
  // A way that is gone is told, with the ways that there are now beneath it.
  const { refused } = settling
  useEffect(() => {
    if (!refused) return
    setChosen(null)
    void asked.invalidateQueries({ queryKey: query.appointments.escalations.key() })
  }, [asked, refused])
  if (me?.kind !== 'staff') return null
  const mine = escalation.ways.filter(({ way }) => maySettle(me, way, [escalation.stationId, ...escalation.sides.map(({ stationId }) => stationId)]))
  return (
    <div className="stack">
      <ToldNotice told={refused} {...(refused?.lost ? { onAgain: settling.again } : {})} />
      <ul className="ways">
        {mine.map((way) => <li key={way.way}><Button onPress={() => { settling.forget(); setChosen(way) }}>{sentence(way.what)}</Button></li>)}
      </ul>
      <Confirm title={chosen ? sentence(chosen.what) : ''} open={chosen !== null} yes={say('settleYes')} danger={chosen?.way === 'withdrawn'} busy={settling.saving} onNo={() => setChosen(null)}
        onYes={() => { if (chosen) settling.save({ escalationId: escalation.id, way: chosen.way, seen: chosen.slot && { from: chosen.slot.from, officerId: chosen.slot.officerId } }) }}>
        {chosen && <p>{chosen.way === 'later-by-consent' && <strong>{say('consentFirst')}</strong>} {say(chosen.way === 'withdrawn' ? 'withdrawMore' : 'settleMore')}</p>}
      </Confirm>
    </div>
  )
}
