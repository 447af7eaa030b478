import { useQueries } from '@tanstack/react-query'
import { HeartHandshake } from 'lucide-react'
import { Link } from 'react-router'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Appointment } from '#shared/appointments/words.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import { addDays, dayOf } from '#shared/platform/time.ts'
import { query } from '../platform/api.ts'
import { useNow } from '../platform/clock.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Card } from '../ui/card.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { TimeLeft } from '../ui/time-left.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './promises.css'
import { StateTags } from './state-tags.tsx'

/** The promises that are still open today and tomorrow, the nearest first: an officer's own, for a lead the county's. */
export function Promises() {
  const say = useTexts(appointmentsTexts)
  const sayCase = useTexts(casesTexts)
  const { moment } = useDates()
  const today = dayOf(useNow(60_000))
  const days = useQueries({ queries: [today, addDays(today, 1)].map((day) => query.appointments.list.queryOptions({ input: { day }, refetchInterval: 60_000 })) })
  const failed = days.find((one) => one.error)
  const open = days.flatMap((one) => (one.data ?? []) as Appointment[]).filter((one) => one.promise === 'open' || one.promise === 'breached').toSorted((a, b) => a.sessionDueAt.localeCompare(b.sessionDueAt))
  return (
    <Card title={say('promise')}>
      {days.some((one) => one.isPending) && <Waiting words={say('loading')} />}
      <ToldNotice told={failed?.error ? refusalOf(failed.error) : null} />
      {days.every((one) => one.data) && open.length === 0 && <Empty icon={HeartHandshake} title={say('noneMine')}>{say('noneMineMore')}</Empty>}
      <ul className="promises">
        {open.map((one) => (
          <li key={one.id}>
            <span className="promises-line"><Link to={`/desk/cases/${one.caseId}`}>{one.caseNumber}</Link><span className="figures">{moment(one.slot.from)}</span></span>
            <span className="quiet-text">{sayCase(`topic.${one.topic}`)} · {one.slot.officerName} <StateTags of={one} /></span>
            <TimeLeft from={one.registeredAt} until={one.sessionDueAt} bar />
          </li>
        ))}
      </ul>
    </Card>
  )
}
