import { Suspense } from 'react'
import { useParams } from 'react-router'
import { casesTexts } from '#shared/cases/texts.ts'
import type { CaseFile, CaseId } from '#shared/cases/words.ts'
import { CaseClocks } from '../cases/case-clocks.tsx'
import { CaseHead } from '../cases/case-head.tsx'
import { CaseParties } from '../cases/case-parties.tsx'
import { CaseTimeline } from '../cases/case-timeline.tsx'
import { ClosedNotesCard } from '../cases/closed-notes-card.tsx'
import { ContactsCard } from '../cases/contacts-card.tsx'
import { PlanCard } from '../cases/plan-card.tsx'
import { PowersCard } from '../cases/powers-card.tsx'
import { ReferralsCard } from '../cases/referrals-card.tsx'
import { SafetyCard } from '../cases/safety-card.tsx'
import { TeamCard } from '../cases/team-card.tsx'
import { useCase } from '../cases/use-case.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Opening, Waiting } from '../ui/empty.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { CaseLayout } from './case-layout.tsx'
import { casePieces } from './case-pieces.ts'

/** A case on the desk or at the counter: everything that attached itself to it. */
export function CasePage() {
  const { caseId } = useParams()
  const say = useTexts(casesTexts)
  const file = useCase(caseId as CaseId)
  if (file.error) return <ToldNotice told={refusalOf(file.error)} onAgain={() => void file.refetch()} />
  if (!file.data) return <Waiting words={say('opening')} />
  return <Opened file={file.data} />
}

function Opened({ file }: { file: CaseFile }) {
  const pieces = (place: 'papers' | 'middle' | 'people') => casePieces
    .filter((each) => each.place === place)
    .map(({ piece: Piece }, index) => <Suspense key={index} fallback={<Opening />}><Piece caseId={file.id} /></Suspense>)
  return (
    <CaseLayout head={<CaseHead file={file} />} papers={<>{pieces('papers')}<PowersCard file={file} /><ReferralsCard file={file} /></>} people={<><CaseClocks file={file} /><CaseParties parties={file.parties} /><TeamCard file={file} /><SafetyCard file={file} />{pieces('people')}</>}>
      <CaseTimeline timeline={file.timeline} />
      <PlanCard file={file} />
      <ContactsCard file={file} />
      <ClosedNotesCard file={file} />
      {pieces('middle')}
    </CaseLayout>
  )
}
