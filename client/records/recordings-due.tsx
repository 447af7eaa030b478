import { useQuery } from '@tanstack/react-query'
import { FolderOpen } from 'lucide-react'
import { recordingsTexts } from '#shared/records/recordings-texts.ts'
import { query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { Card } from '../ui/card.tsx'
import './recordings.css'

/** Recordings whose term is over, for the lead to decide. Draws nothing where there are none. */
export function RecordingsDueCard() {
  const say = useTexts(recordingsTexts)
  const { data: due = [] } = useQuery(query.records.recordingsDue.queryOptions())
  if (due.length === 0) return null
  return (
    <Card title={say('dueTitle')} tone="wait">
      <p>{say('dueMore')}</p>
      <ul className="recorded-gaps">{due.map(({ caseId, caseNumber, files }) => <li key={caseId} className="row"><span>{say('dueLine', { number: caseNumber, files })}</span><ButtonLink to={`/desk/cases/${caseId}`} icon={FolderOpen}>{caseNumber}</ButtonLink></li>)}</ul>
    </Card>
  )
}
