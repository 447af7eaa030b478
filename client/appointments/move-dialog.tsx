import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import { mayOverride } from '#shared/appointments/may.ts'
import type { Appointment, Offer } from '#shared/appointments/words.ts'
import { useMe } from '../people/use-me.ts'
import { api, query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useSentence, useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Waiting } from '../ui/empty.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { OfferCard } from './offer-card.tsx'

type Moved = (from: string, reason: string) => void

/**
 * Another time, chosen by the officer: the one a block was put down at, or one of those that are free. A reason is asked
 * for, and everybody is told again. What is refused is said, and the free times stand beneath it.
 */
export function MoveDialog({ appointment, wanted, onRefused, onMoved, onClose }: { appointment: Appointment; wanted: string | null; onRefused: () => void; onMoved: Moved; onClose: () => void }) {
  const say = useTexts(appointmentsTexts)
  const sentence = useSentence()
  const { moment } = useDates()
  const { data: me } = useMe()
  const [reason, setReason] = useState('')
  const [must, setMust] = useState(false)
  const moving = useSave(api.appointments.move, { refresh: [query.appointments.key(), query.sessions.key()], then: (_moved, asked) => onMoved(asked.chosen!.from, asked.reason) })
  const open = wanted === null || (moving.refused !== null && !moving.refused.lost)
  const times = useQuery(query.appointments.newTimes.queryOptions({ input: { appointmentId: appointment.id, waived: 'false' }, enabled: open, staleTime: 0 }))
  const officerId = appointment.slot.officerId
  const take = (from: string, holder: Appointment['slot']['officerId']) => {
    if (!reason.trim()) return setMust(true)
    moving.save({ appointmentId: appointment.id, by: 'officer', reason: reason.trim(), chosen: { from, officerId: holder }, exactly: true })
  }
  const overrule = (from: string) => {
    if (!reason.trim()) return setMust(true)
    moving.save({ appointmentId: appointment.id, by: 'officer', reason: reason.trim(), chosen: { from, officerId }, exactly: true, override: true })
  }
  const refused = moving.refused
  const canOverrule = me?.kind === 'staff' && mayOverride({ ...me, kind: 'staff' }) && (refused?.code === 'officer-busy-then' || refused?.code === 'officer-off-then')
  const saidNo = refused !== null && !refused.lost
  useEffect(() => { if (saidNo) onRefused() }, [saidNo, onRefused])
  const offers = [...(times.data?.offers ?? []), ...(appointment.promise === 'notice_period' ? times.data?.later ?? [] : [])].filter(({ slot }: Offer) => slot.from !== appointment.slot.from)
  const actions = wanted !== null && !open ? <Button tone="main" busy={moving.saving} onPress={() => take(wanted, officerId)}>{say('moveTo')}</Button> : undefined
  return (
    <Dialog title={wanted === null ? say('moveTitle') : say('moveAsk', { number: appointment.queueNumber, when: moment(wanted) })} open onClose={onClose} wide={open} actions={actions}>
      <form className="stack" onSubmit={(event) => { event.preventDefault(); if (wanted !== null && !open) take(wanted, officerId) }}>
        <p>{say('moveMore')}</p>
        <Field label={say('reason')} required autoFocus hint={say('reasonHint')} value={reason} onChange={setReason} maxLength={200} refused={must && !reason.trim() ? say('mustReason') : null} />
        <ToldNotice told={refused} {...(refused?.lost ? { onAgain: moving.again } : {})} />
        {wanted !== null && canOverrule && <Notice tone="wait" action={<Button tone="danger" busy={moving.saving} onPress={() => overrule(wanted)}>{say('overrule')}</Button>}>{say('overruleMore')}</Notice>}
        {open && (
          <section className="stack" aria-label={say('freeTimes')}>
            <h3>{say('freeTimes')}</h3>
            {times.isPending && <Waiting words={say('looking')} />}
            <ToldNotice told={times.error ? refusalOf(times.error) : null} onAgain={() => void times.refetch()} />
            {times.data?.obstacle && <Notice tone="wait">{sentence(times.data.obstacle.sentence)}</Notice>}
            {times.data && !times.data.obstacle && offers.length === 0 && <Notice tone="wait">{say('noNewTimes')}</Notice>}
            <div className="offers-even">{offers.map((offer: Offer) => <OfferCard key={offer.slot.from} offer={offer} action={<div><Button tone="main" busy={moving.saving} onPress={() => take(offer.slot.from, offer.slot.officerId)}>{say('moveTo')}</Button></div>} />)}</div>
          </section>
        )}
      </form>
    </Dialog>
  )
}
