import { useQuery } from '@tanstack/react-query'
import { CircleCheck, Hourglass } from 'lucide-react'
import { Link } from 'react-router'
import { casesTexts } from '#shared/cases/texts.ts'
import type { ClockDue } from '#shared/cases/words.ts'
import { query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Card } from '../ui/card.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './cases.css'
import { ClockLine } from './clock-line.tsx'

const useClocksDue = () => useQuery(query.cases.clocksDue.queryOptions({ refetchInterval: 60_000 }))

/** The deadlines of my cases, the nearest first. */
export function ClocksDue() {
  const say = useTexts(casesTexts)
  const asked = useClocksDue()
  return (
    <Card title={say('clocks')}>
      {asked.isPending && <Waiting words={say('opening')} />}
      {asked.error && <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />}
      {asked.data?.length === 0 && <Empty icon={Hourglass} title={say('noClocks')}>{say('clocksMore')}</Empty>}
      <Lines due={(asked.data ?? []) as ClockDue[]} />
    </Card>
  )
}

/** For the lead's board: the deadlines of all cases that are near or over. Nothing to say takes one line. */
export function ClocksAtRisk() {
  const say = useTexts(casesTexts)
  const asked = useClocksDue()
  if (asked.data?.length === 0 && !asked.error) return <Card><p className="case-calm"><CircleCheck aria-hidden size="1.2em" />{say('clocksAtRiskNone')}</p></Card>
  return (
    <Card title={asked.data ? say('clocksAtRiskMore', { count: asked.data.length }) : say('clocksAtRisk')} tone={asked.data ? 'wait' : 'plain'}>
      {asked.isPending && <Waiting words={say('opening')} />}
      {asked.error && <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />}
      <Lines due={(asked.data ?? []) as ClockDue[]} />
    </Card>
  )
}

function Lines({ due }: { due: readonly ClockDue[] }) {
  const say = useTexts(casesTexts)
  return (
    <ul className="case-clocks case-clocks-brief">
      {due.map((clock) => (
        <li key={clock.id}>
          <ClockLine clock={clock} />
          <span><Link to={`/desk/cases/${clock.caseId}`} className="figures">{clock.caseNumber}</Link> <span className="quiet-text">{say(`topic.${clock.topic}`)} · {say(`track.${clock.track}`)} · {clock.ownerName}</span></span>
        </li>
      ))}
    </ul>
  )
}
