import { useQuery } from '@tanstack/react-query'
import { ListChecks } from 'lucide-react'
import { followupsTexts } from '#shared/followups/texts.ts'
import type { FollowUp } from '#shared/followups/words.ts'
import { query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Card } from '../ui/card.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { FollowUpLine } from './follow-up-line.tsx'
import { FollowUpVerbs } from './follow-up-verbs.tsx'
import './followups.css'

/** What is to be followed up, soonest first, with the way to write down how it turned out. */
export function FollowUpsDue() {
  const say = useTexts(followupsTexts)
  const asked = useQuery(query.followups.list.queryOptions())
  return (
    <Card title={say('followUps')}>
      {asked.isPending && <Waiting words={say('loading')} />}
      {asked.error && <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />}
      {asked.data?.length === 0 && <Empty icon={ListChecks} title={say('none')}>{say('noneMore')}</Empty>}
      <ul className="followups">
        {((asked.data ?? []) as FollowUp[]).map((one) => (
          <li key={one.id}>
            <span className="quiet-text">{one.caseNumber} · {one.names}</span>
            <FollowUpLine of={one} />
            <FollowUpVerbs of={one} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
