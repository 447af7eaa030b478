import { CalendarDays, ClipboardPlus, Printer } from 'lucide-react'
import { sayBeside } from '#shared/appointments/say-beside.ts'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Appointment } from '#shared/appointments/words.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import { skillTexts } from '#shared/people/skill-texts.ts'
import { useDates } from '../platform/dates.ts'
import { useJoins, useLanguage, useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import './offer-card.css'
import './registration.css'

/** It is set: the number to say aloud, and the slip. If the chosen time was gone, that is said first; a time on standby says until when it is not sure. */
export function Booked({ appointment, asChosen, own, onFine, onNext }: { appointment: Appointment; asChosen: boolean; own: string; onFine: () => void; onNext: () => void }) {
  const say = useTexts(appointmentsTexts)
  const saySkill = useTexts(skillTexts)
  const sayCase = useTexts(casesTexts)
  const { language } = useLanguage()
  const { list, colon } = useJoins()
  const { day, time, moment } = useDates()
  const { slot } = appointment
  const unsure = appointment.standby && appointment.toldAt === null
  const here = slot.places.filter((place) => place.stationId === own)
  return (
    <Page title={say('booked')} more={appointment.caseNumber} actions={<>
      <Button icon={ClipboardPlus} onPress={onNext}>{say('again')}</Button>
      <ButtonLink to="/counter" icon={CalendarDays}>{say('toToday')}</ButtonLink>
    </>}>
      {!asChosen && <Notice tone="wait" action={<div className="row"><Button tone="main" onPress={onFine}>{say('fine')}</Button><ButtonLink to={`/counter/appointments/${appointment.id}`}>{say('another')}</ButtonLink></div>}>{say('changedSlot')}</Notice>}
      <section className={unsure ? 'booked booked-waits' : 'booked'}>
        <strong className="booked-number figures">{appointment.queueNumber}</strong>
        <div className="stack">
          {unsure && <p className="offer-unsure"><strong>{say('standbyWord')}</strong>{say('sureAt', { when: moment(appointment.tellAt) })}</p>}
          <p className="booked-when figures">{day(slot.from)} <strong>{time(slot.from)}</strong></p>
          <p>{appointment.firstContact ? say('firstContactBooked', { officer: slot.officerName }) : say('bookedMore', { officer: slot.officerName, skill: saySkill(slot.officerSkill) })}</p>
          {appointment.helpers.length > 0 && <p>{colon(say('beside'), list(appointment.helpers.map(({ craft, name }) => `${sayBeside(language, craft)} ${name}`)))}</p>}
          <ul className="stack">{slot.places.map((place, index) => <li key={`${place.side} ${place.stationId}`}>{sayCase(`side.${place.side}`)} {appointment.sides[index]?.queueNumber} · {language === 'zh' ? place.stationName : place.stationNameEn} · {place.terminalName}</li>)}</ul>
          <div className="row">{here.map((place, index) => <ButtonLink key={place.side} to={`/counter/slips/${appointment.id}/${place.side}`} tone={index === 0 && asChosen ? 'main' : 'quiet'} size="large" icon={Printer} autoFocus={index === 0 && asChosen}>{slot.places.length > 1 ? say('slipFor', { side: sayCase(`side.${place.side}`) }) : say('printSlip')}</ButtonLink>)}</div>
        </div>
      </section>
    </Page>
  )
}
