import { useQuery } from '@tanstack/react-query'
import { FolderOpen, Printer } from 'lucide-react'
import type { ReactNode } from 'react'
import { sayBeside } from '#shared/appointments/say-beside.ts'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Appointment, AppointmentId } from '#shared/appointments/words.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import { skillTexts } from '#shared/people/skill-texts.ts'
import type { UnitId } from '#shared/people/words.ts'
import { query } from '../platform/api.ts'
import { useNow } from '../platform/clock.ts'
import { useDates } from '../platform/dates.ts'
import { useJoins, useLanguage, useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { ButtonLink } from '../ui/button-link.tsx'
import { Card } from '../ui/card.tsx'
import { Waiting } from '../ui/empty.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { Notice } from '../ui/notice.tsx'
import { Facts, Page, Tag } from '../ui/page.tsx'
import { TimeLeft } from '../ui/time-left.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { AmendButton } from './amend-button.tsx'
import { CancelForm } from './cancel-form.tsx'
import { MoveForm } from './move-form.tsx'
import { NextButton } from './next-button.tsx'
import { canChange, lampOf } from './next-thing.ts'
import { StateTags } from './state-tags.tsx'

/** One appointment at the counter: who, when and where, what to do next, another time, and how everybody was told (`aside`). */
export function AppointmentDetails({ appointmentId, station, aside }: { appointmentId: AppointmentId; station: UnitId; aside: ReactNode }) {
  const say = useTexts(appointmentsTexts)
  const found = useQuery(query.appointments.one.queryOptions({ input: { appointmentId } }))
  if (found.isPending) return <Waiting words={say('loading')} />
  if (found.error) return <Page title={say('details')}><ToldNotice told={refusalOf(found.error)} onAgain={() => void found.refetch()} /></Page>
  return <Details appointment={found.data as Appointment} station={station} aside={aside} />
}

function Details({ appointment, station, aside }: { appointment: Appointment; station: UnitId; aside: ReactNode }) {
  const say = useTexts(appointmentsTexts)
  const saySkill = useTexts(skillTexts)
  const sayCase = useTexts(casesTexts)
  const { language } = useLanguage()
  const { list } = useJoins()
  const { day, span, moment, time } = useDates()
  const at = useNow(15_000)
  const { slot } = appointment
  return (
    <Page title={<span className="figures">{appointment.queueNumber} · {day(slot.from)} {span(slot.from, slot.to)}</span>} more={<span className="row">{appointment.caseNumber}<Lamp state={lampOf(appointment.status)} word={say(`status.${appointment.status}`)} />{appointment.urgent && <Tag tone="danger">{say('urgentTag')}</Tag>}<StateTags of={appointment} /></span>}
      actions={<NextButton appointment={appointment} station={station} at={at} large />} aside={aside}>
      <Card title={sayCase(`topic.${appointment.topic}`)} aside={<ButtonLink to={`/counter/cases/${appointment.caseId}`} icon={FolderOpen}>{say('openCase')}</ButtonLink>}>
        <div className="stack">
          <Facts facts={[
            { name: say('officer'), value: appointment.firstContact ? say('firstContactBy', { officer: slot.officerName }) : `${slot.officerName} · ${saySkill(slot.officerSkill)}` },
            ...(appointment.helpers.length > 0 ? [{ name: say('beside'), value: list(appointment.helpers.map(({ craft, name }) => `${name} · ${sayBeside(language, craft)}`)) }] : []),
            { name: sayCase('track'), value: sayCase(`track.${appointment.track}`) },
            { name: say('registeredAt'), value: moment(appointment.registeredAt) },
            { name: say('promise'), value: appointment.promise === 'open' ? <TimeLeft from={appointment.registeredAt} until={appointment.sessionDueAt} bar /> : say(`promise.${appointment.promise}`) },
          ]} />
          {appointment.standby && appointment.toldAt === null && <Notice tone="wait">{say('sureAt', { when: moment(appointment.tellAt) })}</Notice>}
          {appointment.sides.map((side) => {
            const place = slot.places.find((one) => one.side === side.side && one.stationId === side.stationId)
            return (
              <div key={`${side.side} ${side.stationId}`} className="row">
                <strong className="figures">{side.queueNumber}</strong>
                <span>{sayCase(`side.${side.side}`)} {list(side.names)}</span>
                {place && <span className="quiet-text">{language === 'zh' ? place.stationName : place.stationNameEn} · {place.terminalName}</span>}
                {side.checkedInAt && <Lamp state="good" word={say('checkedIn', { side: sayCase(`side.${side.side}`), time: time(side.checkedInAt) })} />}
                {side.checkIn && <span className="quiet-text">{say('saw', { paper: side.checkIn.paper, ...side.checkIn.along })}</span>}
                {side.checkedInAt && place?.stationId === station && (canChange(appointment.status) || appointment.status === 'in_session') && <AmendButton appointmentId={appointment.id} side={side} />}
                {place?.stationId === station && canChange(appointment.status) && <ButtonLink to={`/counter/slips/${appointment.id}/${side.side}`} size="small" icon={Printer}>{say('printSlip')}</ButtonLink>}
              </div>
            )
          })}
          {appointment.endReason && <p className="quiet-text">{appointment.endReason}</p>}
        </div>
      </Card>
      {canChange(appointment.status) && <div className="row"><MoveForm appointment={appointment} /><CancelForm appointment={appointment} /></div>}
    </Page>
  )
}
