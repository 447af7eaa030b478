import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { casesTexts } from '#shared/cases/texts.ts'
import { query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Notice } from '../ui/notice.tsx'
import { ToldNotice } from '../ui/told.tsx'

/** A sentence for each case whose owner has stepped back and still has it; nothing where there is none. */
export function ToHandOver() {
  const say = useTexts(casesTexts)
  const asked = useQuery(query.cases.toHandOver.queryOptions({ refetchInterval: 60_000 }))
  if (asked.error) return <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />
  return asked.data?.map(({ caseId, caseNumber, ownerName }) => (
    <Notice key={caseId} tone="wait"><Link to={`/desk/cases/${caseId}`}>{say('toHandOver', { name: ownerName, number: caseNumber })}</Link></Notice>
  ))
}
