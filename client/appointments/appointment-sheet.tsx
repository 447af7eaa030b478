import { CalendarClock, FolderOpen, Handshake } from 'lucide-react'
import { useState } from 'react'
import { may } from '#shared/appointments/may.ts'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import { type Appointment, type AppointmentStatus, expectedStatuses } from '#shared/appointments/words.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import { skillTexts } from '#shared/people/skill-texts.ts'
import { useMe } from '../people/use-me.ts'
import { useDates } from '../platform/dates.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { Facts } from '../ui/page.tsx'
import { HandOverForm } from './hand-over-form.tsx'
import { canChange, lampOf } from './next-thing.ts'

/** What a block is, and what its officer may do with it: another time, another officer, its case. */
export function AppointmentSheet({ appointment, onMove, onClose }: { appointment: Appointment; onMove: () => void; onClose: () => void }) {
  const say = useTexts(appointmentsTexts)
  const sayCase = useTexts(casesTexts)
  const saySkill = useTexts(skillTexts)
  const { language } = useLanguage()
  const { day, span, moment } = useDates()
  const { data: me } = useMe()
  const [handing, setHanding] = useState(false)
  const { slot, sides, status } = appointment
  const reach = { officerId: slot.officerId, stationIds: slot.places.map(({ stationId }) => stationId), teamIds: [] }
  const mine = me?.kind === 'staff' && may(me, 'hand-over', reach)
  if (handing) return <HandOverForm appointment={appointment} kind="give" onClose={onClose} />
  return (
    <Dialog title={`${appointment.queueNumber} · ${day(slot.from)} ${span(slot.from, slot.to)}`} open onClose={onClose} actions={<>
      <ButtonLink to={`/desk/cases/${appointment.caseId}`} icon={FolderOpen}>{say('openCase')}</ButtonLink>
      {mine && isExpected(status) && <Button icon={Handshake} onPress={() => setHanding(true)}>{say('handOver')}</Button>}
      {canChange(status) && <Button tone="main" icon={CalendarClock} onPress={onMove}>{say('move')}</Button>}
    </>}>
      <div className="stack">
        <div><Lamp state={lampOf(status)} word={say(`status.${status}`)} /></div>
        <Facts facts={[
          { name: say('what'), value: `${sayCase(`topic.${appointment.topic}`)} · ${sayCase(`track.${appointment.track}`)}` },
          { name: say('officer'), value: `${slot.officerName} · ${saySkill(slot.officerSkill)}` },
          ...sides.map((side) => {
            const place = slot.places.find((one) => one.side === side.side && one.stationId === side.stationId)
            return { name: `${sayCase(`side.${side.side}`)} ${side.queueNumber}`, value: `${side.names.join(' ')}${place ? ` · ${language === 'zh' ? place.stationName : place.stationNameEn}` : ''}` }
          }),
          { name: say('promise'), value: appointment.promise === 'open' ? say('due', { when: moment(appointment.sessionDueAt) }) : say(`promise.${appointment.promise}`) },
        ]} />
      </div>
    </Dialog>
  )
}

const isExpected = (status: AppointmentStatus): boolean => (expectedStatuses as readonly AppointmentStatus[]).includes(status)
