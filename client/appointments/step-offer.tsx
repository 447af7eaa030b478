import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Offer } from '#shared/appointments/words.ts'
import type { UnitId } from '#shared/people/words.ts'
import { query } from '../platform/api.ts'
import { useSentence, useTexts } from '../platform/language.tsx'
import { refusalOf, type Told } from '../platform/refusal-of.ts'
import { Button } from '../ui/button.tsx'
import { Waiting } from '../ui/empty.tsx'
import { Notice } from '../ui/notice.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { type Draft, offersFor } from './draft.ts'
import { OfferCard } from './offer-card.tsx'

/** The offer to be read out: one time, two others, and what stands in the way when there is none. Enter takes it. */
export function StepOffer({ draft, own, saving, refused, onTake, onAgain }: { draft: Draft; own: UnitId; saving: boolean; refused: Told | null; onTake: (offer: Offer) => void; onAgain: () => void }) {
  const say = useTexts(appointmentsTexts)
  const sentence = useSentence()
  const offers = useQuery(query.appointments.offers.queryOptions({ input: offersFor(draft, own), staleTime: 0, refetchInterval: saving ? false : 60_000, retry: 2 }))
  if (offers.isPending) return <Waiting words={say('looking')} />
  if (offers.error) return <ToldNotice told={refusalOf(offers.error)} onAgain={() => void offers.refetch()} />
  const { obstacle } = offers.data
  const shown: Offer[] = draft.waived || obstacle ? offers.data.later : offers.data.offers
  const [first, ...others] = shown
  return (
    <div className="stack">
      {obstacle && !draft.waived && <Notice tone="refused"><strong>{say('nothing')}</strong> {sentence(obstacle.sentence)}</Notice>}
      <ToldNotice told={refused} onAgain={onAgain} />
      {first && (
        <div className="offers">
          <OfferCard first offer={first} action={<Button tone="main" size="large" icon={Check} busy={saving} autoFocus onPress={() => onTake(first)}>{say(saving ? 'booking' : obstacle || draft.waived ? 'wantsLater' : 'chooseThis')}</Button>} />
          <div className="stack">
            {others.length > 0 && <h2>{say(obstacle || draft.waived ? 'laterTimes' : 'others')}</h2>}
            {others.map((offer) => <OfferCard key={`${offer.slot.from} ${offer.slot.officerId}`} offer={offer} action={<div><Button isDisabled={saving} onPress={() => onTake(offer)}>{say('choose')}</Button></div>} />)}
          </div>
        </div>
      )}
    </div>
  )
}
