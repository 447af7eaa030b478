import { Send } from 'lucide-react'
import type { OffersGiven } from '#shared/appointments/contract.ts'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import { useDates } from '../platform/dates.ts'
import { useSentence, useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Elsewhere } from './elsewhere.tsx'
import { OfferCard } from './offer-card.tsx'
import type { Take } from './step-offer.tsx'

/** Nothing fits into the 24 hours: what stands in the way, the duty lead who arranges it, and what the party may want instead. */
export function NothingFits({ given, saving, onTake, onToLead }: { given: OffersGiven; saving: boolean; onTake: Take; onToLead: () => void }) {
  const say = useTexts(appointmentsTexts)
  const sentence = useSentence()
  const { moment } = useDates()
  return (
    <div className="stack">
      <Notice tone="refused"><strong>{say('nothing')}</strong> {given.obstacle && sentence(given.obstacle.sentence)}</Notice>
      <div className="offer-to-lead">
        <Button tone="main" size="large" icon={Send} busy={saving} autoFocus onPress={onToLead}>{say(saving ? 'toLeadBusy' : 'toLead')}</Button>
        <p>{say('toLeadMore', { when: moment(given.sessionDueAt) })}</p>
      </div>
      {given.elsewhere.length > 0 && <section className="stack"><h2>{say('nearbyTitle')}</h2><Elsewhere elsewhere={given.elsewhere} first={null} saving={saving} onTake={onTake} /></section>}
      {given.later.length > 0 && (
        <section className="stack">
          <h2>{say('wantsLaterTitle')}</h2>
          <p className="quiet-text">{say('anotherDayMore')}</p>
          <div className="offers-even">{given.later.map((offer) => <OfferCard key={`${offer.slot.from} ${offer.slot.officerId}`} offer={offer} action={<div><Button isDisabled={saving} onPress={() => onTake(offer)}>{say('wantsLater')}</Button></div>} />)}</div>
        </section>
      )}
    </div>
  )
}
