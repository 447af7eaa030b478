import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { useEffect } from 'react'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { OffersGiven } from '#shared/appointments/contract.ts'
import type { Offer } from '#shared/appointments/words.ts'
import type { UnitId } from '#shared/people/words.ts'
import { query } from '../platform/api.ts'
import { useNow } from '../platform/clock.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf, type Told } from '../platform/refusal-of.ts'
import { Button } from '../ui/button.tsx'
import { Waiting } from '../ui/empty.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { type Draft, offersFor } from './draft.ts'
import { NothingFits } from './nothing-fits.tsx'
import { OfferCard } from './offer-card.tsx'
import { OtherWays } from './other-ways.tsx'

/** How an offer is taken: with what else of the form changes by it (another day, another station). */
export type Take = (offer: Offer, change?: Partial<Draft>) => void

/** The offer to be read out: one time that is kept a few minutes, two others, another day or station with what it costs; where nothing fits, the ways out. Enter takes it. */
export function StepOffer({ draft, own, saving, refused, onKept, onTake, onToLead, onAgain }: { draft: Draft; own: UnitId; saving: boolean; refused: Told | null; onKept: (key: string) => void; onTake: Take; onToLead: () => void; onAgain: () => void }) {
  const say = useTexts(appointmentsTexts)
  const { time } = useDates()
  const asked = useQuery(query.appointments.offers.queryOptions({ input: { ...offersFor(draft, own), hold: draft.key }, staleTime: 0, refetchInterval: saving ? false : 60_000, retry: 2 }))
  const { key } = draft
  useEffect(() => onKept(key), [key, onKept])
  const at = useNow(5_000)
  if (asked.isPending) return <Waiting words={say('looking')} />
  if (asked.error) return <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />
  const given = asked.data as OffersGiven
  const [first, ...others] = draft.waived ? given.later : given.offers
  return (
    <div className="stack">
      <ToldNotice told={refused} onAgain={onAgain} />
      {first ? (
        <>
          <div className="offers">
            <OfferCard first offer={first} {...(first.heldUntil && Date.parse(first.heldUntil) > at.getTime() ? { more: say('heldUntil', { time: time(first.heldUntil) }) } : {})} action={<Button tone="main" size="large" icon={Check} busy={saving} autoFocus onPress={() => onTake(first)}>{say(saving ? 'booking' : draft.waived ? 'wantsLater' : 'chooseThis')}</Button>} />
            <div className="stack">
              {others.length > 0 && <h2>{say(draft.waived ? 'laterTimes' : 'others')}</h2>}
              {others.map((offer) => <OfferCard key={`${offer.slot.from} ${offer.slot.officerId}`} offer={offer} action={<div><Button isDisabled={saving} onPress={() => onTake(offer)}>{say('choose')}</Button></div>} />)}
            </div>
          </div>
          <OtherWays draft={draft} own={own} first={first} elsewhere={given.elsewhere} notElsewhere={given.notElsewhere} saving={saving} onTake={onTake} />
        </>
      ) : <NothingFits given={given} saving={saving} onTake={onTake} onToLead={onToLead} />}
    </div>
  )
}
