import { Printer } from 'lucide-react'
import { useState } from 'react'
import { casesTexts } from '#shared/cases/texts.ts'
import type { CaseFile } from '#shared/cases/words.ts'
import { type Pathway, pathways, type Referral } from '#shared/cases/work.ts'
import { api } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { Choice } from '../ui/choice.tsx'
import { Field } from '../ui/field.tsx'
import { WorkCard, WorkDialog } from './work-card.tsx'

/** Where else a party was told to go, each with a card to print. */
export function ReferralsCard({ file }: { file: CaseFile }) {
  const say = useTexts(casesTexts)
  const { moment } = useDates()
  const [adding, setAdding] = useState(false)
  const line = (one: Referral) => (
    <>
      <span><strong>{say(`pathway.${one.pathway}`)}</strong> <span className="quiet-text">{moment(one.at)} · {one.byName}</span></span>
      {one.reason !== '' && <span>{one.reason}</span>}
      <ButtonLink to={`pathways/${one.pathway}`} icon={Printer}>{say('printCard')}</ButtonLink>
    </>
  )
  return (
    <WorkCard caseId={file.id} title={say('referrals')} none={say('noReferrals')} of={({ referrals }) => referrals} line={line} aside={<Button onPress={() => setAdding(true)}>{say('refer')}</Button>}>
      {() => adding && <Refer file={file} onClose={() => setAdding(false)} />}
    </WorkCard>
  )
}

function Refer({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const say = useTexts(casesTexts)
  const [pathway, setPathway] = useState<Pathway | null>(null)
  const [reason, setReason] = useState('')
  return (
    <WorkDialog title={say('refer')} ready={pathway !== null} act={() => api.cases.refer({ caseId: file.id, pathway: pathway!, reason })} onClose={onClose}>
      {/* The card for who is afraid is handed out from "ask in private" only. */}
      <Choice label={say('pathway')} required columns={2} options={pathways.filter((key) => key !== 'safety').map((key) => ({ key, word: say(`pathway.${key}`) }))} value={pathway} onChange={setPathway} />
      <Field label={say('reason')} value={reason} onChange={setReason} maxLength={500} />
    </WorkDialog>
  )
}
