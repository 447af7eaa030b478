import { CalendarClock, MapPin, ShoppingBasket, UserRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Offer } from '#shared/appointments/words.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import { skillTexts } from '#shared/people/skill-texts.ts'
import { addDays, dayOf } from '#shared/platform/time.ts'
import { now } from '../platform/clock.ts'
import { useDates } from '../platform/dates.ts'
import { useLanguage, useSentence, useTexts } from '../platform/language.tsx'
import { Tag } from '../ui/page.tsx'
import './offer-card.css'

/** A time that could be had, large enough to read out: hour, day, who, where, and why this one. */
export function OfferCard({ offer, action, more, first = false }: { offer: Offer; action: ReactNode; more?: ReactNode; first?: boolean }) {
  const say = useTexts(appointmentsTexts)
  const saySkill = useTexts(skillTexts)
  const sayCase = useTexts(casesTexts)
  const sentence = useSentence()
  const { language } = useLanguage()
  const { day, time, moment } = useDates()
  const { slot } = offer
  const near = nearDay(slot.from)
  return (
    <section className={`offer${first ? ' offer-first' : ''}${offer.standby ? ' offer-standby' : ''}`}>
      {offer.standby && <p className="offer-unsure"><strong>{say('standbyWord')}</strong>{say('standbyTell', { when: moment(offer.tellAt) })}</p>}
      <div className="offer-when"><CalendarClock aria-hidden size="1.4em" /><strong className="figures">{time(slot.from)}</strong><span>{near && `${say(near)} · `}{day(slot.from)}</span>{offer.marketDay && <Tag tone="wait"><ShoppingBasket aria-hidden size="1em" />{say('marketDay')}</Tag>}</div>
      <div className="offer-line"><UserRound aria-hidden size="1.2em" />{offer.firstContact ? <>{say('firstContactBy', { officer: slot.officerName })}</> : <>{slot.officerName} · {saySkill(slot.officerSkill)}</>}</div>
      {slot.places.map((place) => <div key={`${place.side} ${place.stationId}`} className="offer-line"><MapPin aria-hidden size="1.2em" />{sayCase(`side.${place.side}`)} {language === 'zh' ? place.stationName : place.stationNameEn} · {place.terminalName}</div>)}
      {first && <p className="quiet-text">{sentence(offer.why)}</p>}
      {more !== undefined && <p className="offer-more">{more}</p>}
      {!offer.insidePromise && <Tag tone="wait">{say(offer.noticePeriod ? 'noticeTag' : 'afterTime')}</Tag>}
      {action}
    </section>
  )
}

function nearDay(from: string): 'today' | 'tomorrow' | 'dayAfter' | null {
  const today = dayOf(now())
  const on = dayOf(new Date(from))
  return on === today ? 'today' : on === addDays(today, 1) ? 'tomorrow' : on === addDays(today, 2) ? 'dayAfter' : null
}
