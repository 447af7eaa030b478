import { useQuery } from '@tanstack/react-query'
import { Handshake } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { mayAnswer } from '#shared/appointments/may.ts'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Appointment, Handover } from '#shared/appointments/words.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import { useMe } from '../people/use-me.ts'
import { api, query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Tag } from '../ui/page.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { HandOverForm } from './hand-over-form.tsx'
import './handovers.css'
import { ReasonDialog } from './reason-dialog.tsx'

/** What waits between officers: what I am asked to take, what I have asked, what came back, and appointments whose officer is not there. Draws nothing where nothing waits. */
export function Handovers() {
  const say = useTexts(appointmentsTexts)
  const handovers = useQuery(query.appointments.handovers.queryOptions({ refetchInterval: 60_000 }))
  const orphans = useQuery(query.appointments.withoutOfficer.queryOptions({ refetchInterval: 60_000 }))
  const failed = handovers.error ?? orphans.error
  const [waiting, without] = [(handovers.data ?? []) as Handover[], (orphans.data ?? []) as Appointment[]]
  if (!failed && waiting.length === 0 && without.length === 0) return null
  const asked = new Set(waiting.filter(({ state }) => state === 'waiting').map(({ appointmentId }) => appointmentId))
  return (
    <Card tone="wait" title={<span className="row"><Handshake aria-hidden size="1.2em" />{say('handovers')}</span>}>
      <ToldNotice told={failed ? refusalOf(failed) : null} onAgain={() => { void handovers.refetch(); void orphans.refetch() }} />
      <ul className="handovers">
        {waiting.map((one) => <Waiting key={one.id} handover={one} />)}
        {without.filter(({ id }) => !asked.has(id)).map((one) => <Orphan key={one.id} appointment={one} />)}
      </ul>
    </Card>
  )
}

function Waiting({ handover }: { handover: Handover }) {
  const say = useTexts(appointmentsTexts)
  const tell = useToast()
  const { data: me } = useMe()
  const [refusing, setRefusing] = useState(false)
  const refresh = [query.appointments.key(), query.cases.key(), query.sessions.key()]
  const answering = useSave(api.appointments.answerHandover, { refresh, then: ({ state }) => { setRefusing(false); tell(say(state === 'accepted' ? 'told.accepted' : 'told.refused', { taker: handover.takerName })) } })
  const withdrawing = useSave(api.appointments.withdrawHandover, { refresh, then: () => tell(say('told.withdrawn')) })
  if (me?.kind !== 'staff') return null
  const { kind, state, giverName: giver, takerName: taker } = handover
  const mine = state === 'waiting' && mayAnswer(me, handover)
  const words = state === 'refused' ? say('cameBack', { taker: kind === 'give' ? taker : giver, reason: handover.answer ?? '' })
    : kind === 'give' ? (handover.takerId === me.id ? say('asksYou', { giver }) : say('waitsForTaker', { taker, giver })) : handover.takerId === me.id ? say('waitsForGiver', { giver }) : say('wantsYours', { taker, giver })
  return (
    <Item number={handover.queueNumber} from={handover.from} topic={handover.topic} words={words} reason={state === 'waiting' ? handover.reason : null}>
      {mine && <>
        <Button tone="main" busy={answering.saving} onPress={() => answering.save({ handoverId: handover.id, accept: true })}>{say(kind === 'give' ? 'accept' : 'agree')}</Button>
        <Button onPress={() => setRefusing(true)}>{say(kind === 'give' ? 'decline' : 'disagree')}</Button>
      </>}
      {state === 'waiting' && handover.askedBy === me.id && <Button busy={withdrawing.saving} onPress={() => withdrawing.save({ handoverId: handover.id })}>{say('withdraw')}</Button>}
      {state === 'refused' && <Link to={`/desk/week?day=${handover.from.slice(0, 10)}`}>{say('toWeek')}</Link>}
      <ToldNotice told={refusing ? withdrawing.refused : answering.refused ?? withdrawing.refused} />
      {refusing && <ReasonDialog title={say(kind === 'give' ? 'declineTitle' : 'disagreeTitle')} more={say('declineMore')} yes={say(kind === 'give' ? 'decline' : 'disagree')} saving={answering.saving} told={answering.refused} onClose={() => setRefusing(false)} onYes={(reason) => answering.save({ handoverId: handover.id, accept: false, reason })} />}
    </Item>
  )
}

function Orphan({ appointment }: { appointment: Appointment }) {
  const say = useTexts(appointmentsTexts)
  const tell = useToast()
  const { data: me } = useMe()
  const [asking, setAsking] = useState(false)
  const taking = useSave(api.appointments.takeOver, { refresh: [query.appointments.key()], then: () => { setAsking(false); tell(say('told.asked', { taker: appointment.slot.officerName })) } })
  if (me?.kind !== 'staff') return null
  const { queueNumber, slot, topic, id } = appointment
  return (
    <Item number={queueNumber} from={slot.from} topic={topic} words={say('officerAway', { officer: slot.officerName })} reason={null}>
      <Button tone="main" onPress={() => setAsking(true)}>{say(me.role === 'lead' ? 'assign' : 'takeOver')}</Button>
      {asking && me.role === 'lead' && <HandOverForm appointment={appointment} kind="assign" onClose={() => setAsking(false)} />}
      {asking && me.role !== 'lead' && <ReasonDialog title={say('takeOverTitle', { number: queueNumber })} more={say('takeOverMore', { officer: slot.officerName })} yes={say('takeOver')} saving={taking.saving} told={taking.refused} onClose={() => setAsking(false)} onYes={(reason) => taking.save({ appointmentId: id, takerId: me.id, reason })} />}
    </Item>
  )
}

function Item({ number, from, topic, words, reason, children }: { number: string; from: string; topic: Appointment['topic']; words: string; reason: string | null; children: ReactNode }) {
  const say = useTexts(appointmentsTexts)
  const sayCase = useTexts(casesTexts)
  const { language } = useLanguage()
  const { day, time } = useDates()
  return (
    <li lang={language}>
      <span className="row"><strong className="figures">{number}</strong><span className="figures">{day(from)} {time(from)}</span><Tag>{sayCase(`topic.${topic}`)}</Tag></span>
      <span>{words}</span>
      {reason && <span className="quiet-text">{say('becauseOf', { reason })}</span>}
      <span className="row">{children}</span>
    </li>
  )
}
