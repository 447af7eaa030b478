import { useQuery } from '@tanstack/react-query'
import { ListChecks } from 'lucide-react'
import type { CaseId } from '#shared/cases/words.ts'
import { followupsTexts } from '#shared/followups/texts.ts'
import type { FollowUp } from '#shared/followups/words.ts'
import { query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Card } from '../ui/card.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { AskGrade } from './ask-grade.tsx'
import { EndCase } from './end-case.tsx'
import { FollowUpLine } from './follow-up-line.tsx'
import { FollowUpVerbs } from './follow-up-verbs.tsx'
import './followups.css'

/** The promises of a case, instalment by instalment, how each turned out, and what may be done next. */
export function CaseFollowUps({ caseId }: { caseId: CaseId }) {
  const say = useTexts(followupsTexts)
  const asked = useQuery(query.followups.ofCase.queryOptions({ input: { caseId } }))
  return (
    <Card title={say('followUps')} aside={<EndCase caseId={caseId} />}>
      {asked.isPending && <Waiting words={say('loading')} />}
      {asked.error && <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />}
      {asked.data?.length === 0 && <Empty icon={ListChecks} title={say('noneOfCase')} />}
      <ul className="followups">
        {((asked.data ?? []) as FollowUp[]).map((one) => <li key={one.id}><FollowUpLine of={one} /><FollowUpVerbs of={one} /></li>)}
      </ul>
      <AskGrade caseId={caseId} />
    </Card>
  )
}
