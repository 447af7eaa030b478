import { useQuery } from '@tanstack/react-query'
import { CalendarDays, MapPinned } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import type { OffersGiven } from '#shared/appointments/contract.ts'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Offer } from '#shared/appointments/words.ts'
import type { UnitId } from '#shared/people/words.ts'
import { addDays, dayOf } from '#shared/platform/time.ts'
import { query } from '../platform/api.ts'
import { now } from '../platform/clock.ts'
import { useSentence, useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Button } from '../ui/button.tsx'
import { Waiting } from '../ui/empty.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { DayPick, timesOn } from './day-pick.tsx'
import { type Draft, offersFor } from './draft.ts'
import { Elsewhere } from './elsewhere.tsx'
import { OfferCard } from './offer-card.tsx'
import type { Take } from './step-offer.tsx'

/** Another day and another station, each with what it costs the promise. Esc closes what is open. */
export function OtherWays({ draft, own, first, elsewhere, notElsewhere, saving, onTake }: { draft: Draft; own: UnitId; first: Offer; elsewhere: OffersGiven['elsewhere']; notElsewhere: OffersGiven['notElsewhere']; saving: boolean; onTake: Take }) {
  const say = useTexts(appointmentsTexts)
  const sentence = useSentence()
  const [open, setOpen] = useState<'day' | 'station' | null>(null)
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || open === null) return
    event.preventDefault()
    setOpen(null)
  }
  const turn = (way: 'day' | 'station') => () => setOpen(open === way ? null : way)
  return (
    <div className="stack" onKeyDown={escape}>
      <div className="offer-ways">
        <span>{say('otherWays')}</span>
        {elsewhere.length + notElsewhere.length > 0 && <Button icon={MapPinned} aria-pressed={open === 'station'} onPress={turn('station')}>{say('anotherStation')}</Button>}
        {/* Last, so that Tab goes on into its days. */}
        <Button icon={CalendarDays} aria-pressed={open === 'day'} onPress={turn('day')}>{say('anotherDay')}</Button>
      </div>
      {open === 'station' && elsewhere.length === 0 && <div className="stack"><p>{say('noneElsewhere')}</p>{notElsewhere.map((one) => <p key={one.zh} className="quiet-text">{sentence(one)}</p>)}</div>}
      {open === 'station' && elsewhere.length > 0 && <Elsewhere elsewhere={elsewhere} first={first} saving={saving} onTake={onTake} />}
      {open === 'day' && <AnotherDay draft={draft} own={own} saving={saving} onTake={onTake} />}
    </div>
  )
}

function AnotherDay({ draft, own, saving, onTake }: { draft: Draft; own: UnitId; saving: boolean; onTake: Take }) {
  const say = useTexts(appointmentsTexts)
  const sentence = useSentence()
  const [day, setDay] = useState(() => addDays(dayOf(now()), 1))
  const asked = useQuery(query.appointments.offers.queryOptions({ input: offersFor({ ...draft, waived: true, fromDay: day }, own), staleTime: 0 }))
  const given = asked.data as OffersGiven | undefined
  const { times, thatDay } = timesOn(day, given)
  return (
    <div className="stack">
      <DayPick value={day} onChange={setDay} />
      <p className="quiet-text">{say('anotherDayMore')}</p>
      {asked.isPending && <Waiting words={say('looking')} />}
      <ToldNotice told={asked.error ? refusalOf(asked.error) : null} onAgain={() => void asked.refetch()} />
      {given && !thatDay && <p>{given.dayObstacle && <><strong>{say('dayInTheWay', { what: sentence(given.dayObstacle) })}</strong> </>}{say(times.length > 0 ? 'noneThatDay' : 'noneThatWeek')}</p>}
      <div className="offers-even">{times.map((offer) => <OfferCard key={`${offer.slot.from} ${offer.slot.officerId}`} offer={offer} action={<div><Button isDisabled={saving} onPress={() => onTake(offer, { fromDay: dayOf(new Date(offer.slot.from)) })}>{say('thisDay')}</Button></div>} />)}</div>
    </div>
  )
}
