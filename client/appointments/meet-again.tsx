import { useQuery } from '@tanstack/react-query'
import { CalendarPlus, Send } from 'lucide-react'
import { useState } from 'react'
import type { OffersGiven } from '#shared/appointments/contract.ts'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Appointment, Escalation, Offer } from '#shared/appointments/words.ts'
import type { CaseId } from '#shared/cases/words.ts'
import { api, query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useSentence, useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Tick } from '../ui/choice.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Waiting } from '../ui/empty.tsx'
import { Notice } from '../ui/notice.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { DayPick, timesOn } from './day-pick.tsx'
import { OfferCard } from './offer-card.tsx'

/** Another meeting of an open case: the specialist's after a first contact, a mediation's second. */
export function MeetAgain({ caseId, words, main = false }: { caseId: CaseId; words?: string; main?: boolean }) {
  const say = useTexts(appointmentsTexts)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button tone={main ? 'main' : 'quiet'} size={main ? 'usual' : 'small'} icon={CalendarPlus} onPress={() => setOpen(true)}>{words ?? say('meetAgain')}</Button>
      <Dialog title={words ?? say('meetAgain')} open={open} onClose={() => setOpen(false)} wide><Times caseId={caseId} onDone={() => setOpen(false)} /></Dialog>
    </>
  )
}

function Times({ caseId, onDone }: { caseId: CaseId; onDone: () => void }) {
  const say = useTexts(appointmentsTexts)
  const sentence = useSentence()
  const { moment } = useDates()
  const tell = useToast()
  // NOTE: made when the dialog opens: pressed twice, it is one meeting.
  const [key] = useState(() => crypto.randomUUID())
  const [day, setDay] = useState<string | null>(null)
  const [apart, setApart] = useState(false)
  const asked = useQuery(query.appointments.againOffers.queryOptions({ input: { caseId, waived: 'true', ...(apart ? { apart: 'true' } : {}), ...(day ? { fromDay: day } : {}) }, staleTime: 0 }))
  const booking = useSave(api.appointments.again, {
    refresh: [query.appointments.key(), query.cases.key()],
    then: (answer) => {
      const { appointment, escalation } = answer as { appointment: Appointment | null; escalation: Escalation | null }
      tell(appointment ? say('told.again', { when: moment(appointment.slot.from), officer: appointment.slot.officerName }) : say('againWaiting', { number: escalation?.caseNumber ?? '' }))
      onDone()
    },
  })
  const given = asked.data as OffersGiven | undefined
  const picked = day ? timesOn(day, given) : null
  const take = ({ slot, insidePromise, noticePeriod }: Offer) => booking.save({ caseId, idempotencyKey: key, apart, waived: !insidePromise && !noticePeriod, wishes: { notBefore: null, notOnMarketDay: false, fromDay: day }, chosen: { from: slot.from, officerId: slot.officerId } })
  const cards = (offers: readonly Offer[]) => <div className="offers-even">{offers.map((offer) => <OfferCard key={`${offer.slot.from} ${offer.slot.officerId}`} offer={offer} action={<div><Button isDisabled={booking.saving} onPress={() => take(offer)}>{say('thisDay')}</Button></div>} />)}</div>
  return (
    <div className="stack">
      <p>{say('meetAgainMore')}</p>
      <DayPick value={day} onChange={setDay} />
      <Tick label={say('meetApart')} more={say('meetApartMore')} value={apart} onChange={setApart} />
      {asked.isPending && <Waiting words={say('looking')} />}
      <ToldNotice told={asked.error ? refusalOf(asked.error) : booking.refused} onAgain={asked.error ? () => void asked.refetch() : booking.again} />
      {given && picked && <>{!picked.thatDay && <p>{given.dayObstacle && <><strong>{say('dayInTheWay', { what: sentence(given.dayObstacle) })}</strong> </>}{say(picked.times.length > 0 ? 'noneThatDay' : 'noneThatWeek')}</p>}{cards(picked.times)}</>}
      {given && !picked && (
        <>
          {given.obstacle && <Notice tone="wait" action={<Button icon={Send} busy={booking.saving} onPress={() => booking.save({ caseId, idempotencyKey: key, apart, waived: false })}>{say('toLead')}</Button>}>{sentence(given.obstacle.sentence)}</Notice>}
          {given.offers.length > 0 && <section className="stack"><h3>{say('againInTime')}</h3>{cards(given.offers)}</section>}
          {given.later.length > 0 && <section className="stack"><h3>{say('againLater')}</h3>{cards(given.later)}</section>}
          {given.offers.length + given.later.length === 0 && !given.obstacle && <p>{say('againNone')}</p>}
        </>
      )}
    </div>
  )
}
