import { useQuery } from '@tanstack/react-query'
import { CalendarClock } from 'lucide-react'
import { useState } from 'react'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Appointment, Offer } from '#shared/appointments/words.ts'
import { api, query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useSentence, useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Waiting } from '../ui/empty.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { OfferCard } from './offer-card.tsx'

/** Another time: who asks for it decides whether it may lie after the promise. Everybody is told again. */
export function MoveForm({ appointment }: { appointment: Appointment }) {
  const say = useTexts(appointmentsTexts)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button icon={CalendarClock} onPress={() => setOpen(true)}>{say('move')}</Button>
      <Dialog title={say('moveTitle')} open={open} onClose={() => setOpen(false)} wide><Form appointment={appointment} onDone={() => setOpen(false)} /></Dialog>
    </>
  )
}

function Form({ appointment, onDone }: { appointment: Appointment; onDone: () => void }) {
  const say = useTexts(appointmentsTexts)
  const sentence = useSentence()
  const tell = useToast()
  const { moment } = useDates()
  const [by, setBy] = useState<'party' | 'officer'>('party')
  const [reason, setReason] = useState('')
  const [must, setMust] = useState(false)
  const times = useQuery(query.appointments.newTimes.queryOptions({ input: { appointmentId: appointment.id, waived: String(by === 'party') }, staleTime: 0 }))
  const moving = useSave(api.appointments.move, { refresh: [query.appointments.key(), query.notices.key()], then: (answer) => { tell(say('told.moved', { when: moment((answer as { appointment: Appointment }).appointment.slot.from) })); onDone() } })
  const take = ({ slot }: Offer) => (reason.trim() ? moving.save({ appointmentId: appointment.id, by, reason, chosen: { from: slot.from, officerId: slot.officerId } }) : setMust(true))
  const shown: Offer[] = times.data ? [...times.data.offers, ...(by === 'party' || appointment.promise === 'notice_period' ? times.data.later : [])].filter((offer) => offer.slot.from !== appointment.slot.from) : []
  return (
    <div className="stack">
      <Choice label={say('moveBy')} columns={2} value={by} onChange={setBy} options={[{ key: 'party', word: say('moveBy.party'), more: say('moveBy.partyMore') }, { key: 'officer', word: say('moveBy.officer'), more: say('moveBy.officerMore') }]} />
      <Field label={say('reason')} required hint={say('reasonHint')} value={reason} onChange={setReason} maxLength={200} refused={must && !reason.trim() ? say('reason') : null} />
      {times.isPending && <Waiting words={say('looking')} />}
      <ToldNotice told={times.error ? refusalOf(times.error) : moving.refused} onAgain={times.error ? () => void times.refetch() : moving.again} />
      {times.data?.obstacle && <Notice tone="wait">{sentence(times.data.obstacle.sentence)}</Notice>}
      {times.data && shown.length === 0 && <Notice tone="wait">{say('noNewTimes')}</Notice>}
      <div className="offers-even">{shown.map((offer) => <OfferCard key={`${offer.slot.from} ${offer.slot.officerId}`} offer={offer} action={<div><Button tone="main" busy={moving.saving} onPress={() => take(offer)}>{say('moveTo')}</Button></div>} />)}</div>
    </div>
  )
}
