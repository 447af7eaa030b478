import { useQuery } from '@tanstack/react-query'
import { ListChecks } from 'lucide-react'
import { useState } from 'react'
import { followupsTexts } from '#shared/followups/texts.ts'
import type { FollowUp } from '#shared/followups/words.ts'
import { query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './followups.css'
import { Nearness } from './nearness.tsx'
import { SettleDialog } from './settle-dialog.tsx'

/** What is to be followed up, soonest first, with the way to write down how it turned out. */
export function FollowUpsDue() {
  const say = useTexts(followupsTexts)
  const asked = useQuery(query.followups.list.queryOptions())
  const [settling, setSettling] = useState<FollowUp | null>(null)
  return (
    <Card title={say('followUps')}>
      {asked.isPending && <Waiting words={say('loading')} />}
      {asked.error && <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />}
      {asked.data?.length === 0 && <Empty icon={ListChecks} title={say('none')}>{say('noneMore')}</Empty>}
      <ul className="followups">
        {((asked.data ?? []) as FollowUp[]).map((one) => (
          <li key={one.id}>
            <div className="followups-head"><Nearness dueOn={one.dueOn} /><span className="quiet-text">{one.caseNumber}</span></div>
            <p className="followups-promise">{one.promise}</p>
            <div className="followups-head"><span className="quiet-text">{one.names}</span><Button onPress={() => setSettling(one)}>{say('settle')}</Button></div>
          </li>
        ))}
      </ul>
      {settling && <SettleDialog followUp={settling} onClose={() => setSettling(null)} />}
    </Card>
  )
}
