import type { CaseId } from '#shared/cases/words.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Card } from '../ui/card.tsx'
import { Waiting } from '../ui/empty.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { CaseParties } from './case-parties.tsx'
import { useCase } from './use-case.ts'
import './cases.css'

/** A case beside a session: what it is about, who sits there, and what they need. */
export function CaseBrief({ caseId }: { caseId: CaseId }) {
  const say = useTexts(casesTexts)
  const file = useCase(caseId)
  if (file.error) return <ToldNotice told={refusalOf(file.error)} onAgain={() => void file.refetch()} />
  if (!file.data) return <Waiting words={say('opening')} />
  return (
    <>
      <Card title={say(`topic.${file.data.topic}`)}>
        <p className="case-summary">{file.data.summary}</p>
        <span className="figures quiet-text">{file.data.number}</span>
      </Card>
      <CaseParties parties={file.data.parties} />
    </>
  )
}
