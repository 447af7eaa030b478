import { useQuery } from '@tanstack/react-query'
import { ListChecks } from 'lucide-react'
import type { CaseId } from '#shared/cases/words.ts'
import { followupsTexts } from '#shared/followups/texts.ts'
import type { FollowUp } from '#shared/followups/words.ts'
import { query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Card } from '../ui/card.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { EndCase } from './end-case.tsx'
import './followups.css'
import { Nearness } from './nearness.tsx'

const lamps = { planned: 'off', done_kept: 'good', done_partly: 'wait', done_not_kept: 'bad' } as const

/** The promises of a case and how each turned out. */
export function CaseFollowUps({ caseId }: { caseId: CaseId }) {
  const say = useTexts(followupsTexts)
  const { moment } = useDates()
  const asked = useQuery(query.followups.ofCase.queryOptions({ input: { caseId } }))
  return (
    <Card title={say('followUps')} aside={<EndCase caseId={caseId} />}>
      {asked.isPending && <Waiting words={say('loading')} />}
      {asked.error && <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />}
      {asked.data?.length === 0 && <Empty icon={ListChecks} title={say('noneOfCase')} />}
      <ul className="followups">
        {((asked.data ?? []) as FollowUp[]).map((one) => (
          <li key={one.id}>
            <div className="followups-head"><Lamp state={lamps[one.status]} word={say(`status.${one.status}`)} />{one.status === 'planned' && <Nearness dueOn={one.dueOn} />}</div>
            <p className="followups-promise">{one.promise}</p>
            {one.remark !== null && <p>{one.remark}</p>}
            {one.doneAt !== null && <p className="quiet-text">{say('doneBy', { who: one.doneByName ?? '', at: moment(one.doneAt) })}</p>}
          </li>
        ))}
      </ul>
    </Card>
  )
}
