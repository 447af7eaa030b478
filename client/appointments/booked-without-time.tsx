import { useQuery } from '@tanstack/react-query'
import { CalendarDays, ClipboardPlus, Printer } from 'lucide-react'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Appointment, Escalation } from '#shared/appointments/words.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import type { UnitId } from '#shared/people/words.ts'
import { query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useSentence, useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Button } from '../ui/button.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { Card } from '../ui/card.tsx'
import { Page } from '../ui/page.tsx'
import { Booked } from './booked.tsx'
import { useEscalations } from './escalations.tsx'
import './escalations.css'
import './registration.css'
import { WayButtons } from './way-buttons.tsx'

/** Registered without a time: the number to keep, why, by when they are told, and what the party may decide. When the lead has arranged it, it is simply booked. */
export function BookedWithoutTime({ escalation, own, onNext }: { escalation: Escalation; own: UnitId; onNext: () => void }) {
  const say = useTexts(appointmentsTexts)
  const sayCase = useTexts(casesTexts)
  const sentence = useSentence()
  const { moment } = useDates()
  const waiting = useEscalations()
  const here = waiting.data as Escalation[] | undefined
  const now = here?.find(({ id }) => id === escalation.id)
  // NOTE: a list kept from an earlier page does not know this one yet: only a list asked for since tells that it waits no more.
  const arranged = waiting.isFetchedAfterMount && here !== undefined && !now
  const settled = useQuery(query.appointments.one.queryOptions({ input: { appointmentId: escalation.appointmentId }, enabled: arranged }))
  if (settled.data) return <Booked appointment={settled.data as Appointment} asChosen own={own} onFine={() => {}} onNext={onNext} />
  const shown = now ?? escalation
  const calledOff = arranged && settled.isError && refusalOf(settled.error).code === 'wrong-state'
  const sides = [...new Set(shown.sides.filter(({ stationId }) => stationId === own).map(({ side }) => side))]
  return (
    <Page title={say('waitingTitle')} actions={<>
      <Button icon={ClipboardPlus} onPress={onNext}>{say('again')}</Button>
      <ButtonLink to="/counter" icon={CalendarDays}>{say('toToday')}</ButtonLink>
    </>}>
      <section className="booked booked-waits">
        <div className="stack">
          <p className="booked-when">{calledOff ? say('waitingNoMore') : say('waitingMore', { when: moment(shown.sessionDueAt) })}</p>
          <p>{say('caseNumber')} <strong className="booked-case figures">{shown.caseNumber}</strong></p>
          <p className="quiet-text">{sentence(shown.cause.sentence)}</p>
          <div className="row">{sides.map((side, nth) => <ButtonLink key={side} to={`/counter/slips/${shown.appointmentId}/${side}`} tone={nth === 0 ? 'main' : 'quiet'} size="large" icon={Printer} autoFocus={nth === 0}>{sides.length > 1 ? say('waitingSlipFor', { side: sayCase(`side.${side}`) }) : say('waitingSlip')}</ButtonLink>)}</div>
        </div>
      </section>
      {!calledOff && <Card title={say('partyMayToo')}><WayButtons escalation={shown} onSettled={(appointment) => { if (!appointment) onNext() }} /></Card>}
    </Page>
  )
}
