import type { OffersGiven } from '#shared/appointments/contract.ts'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Offer } from '#shared/appointments/words.ts'
import { hour } from '#shared/platform/time.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { OfferCard } from './offer-card.tsx'
import type { Take } from './step-offer.tsx'

/** The same meeting at stations nearby: how far it is, and how much sooner than the first offer. */
export function Elsewhere({ elsewhere, first, saving, onTake }: { elsewhere: OffersGiven['elsewhere']; first: Offer | null; saving: boolean; onTake: Take }) {
  const say = useTexts(appointmentsTexts)
  const costOf = (kilometres: number, offer: Offer) => {
    const hours = first ? Math.round((Date.parse(first.slot.from) - Date.parse(offer.slot.from)) / hour) : 0
    return `${say('kilometresAway', { kilometres })}${hours > 0 ? ` · ${say('soonerBy', { hours })}` : ''}`
  }
  return (
    <div className="stack">
      <p className="quiet-text">{say('anotherStationMore')}</p>
      <div className="offers-even">
        {elsewhere.map(({ kilometres, offer }) => <OfferCard key={offer.slot.places[0]!.stationId} offer={offer} more={costOf(kilometres, offer)} action={<div><Button isDisabled={saving} onPress={() => onTake(offer, { station: offer.slot.places[0]!.stationId })}>{say('chooseThere')}</Button></div>} />)}
      </div>
    </div>
  )
}
