import { useQuery } from '@tanstack/react-query'
import { Eye } from 'lucide-react'
import { useState } from 'react'
import type { CaseId } from '#shared/cases/words.ts'
import { papersTexts } from '#shared/papers/texts.ts'
import type { Dossier, Section } from '#shared/papers/words.ts'
import { query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useJoins, useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Waiting } from '../ui/empty.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { BindButton } from './bind-button.tsx'
import { FiledPdf } from './paper-pdf.tsx'
import './papers.css'

/** The dossier of a case: what it still lacks, the way to have it bound, and those that were. */
export function CaseDossier({ caseId }: { caseId: CaseId }) {
  const say = useTexts(papersTexts)
  const { list, colon } = useJoins()
  const asked = useQuery(query.papers.dossiers.queryOptions({ input: { caseId }, refetchInterval: ({ state }) => (state.data?.dossiers.some((one) => isUnderWay(one as Dossier)) ? 2_000 : false) }))
  const { data: papers } = useQuery(query.papers.ofCase.queryOptions({ input: { caseId } }))
  const gaps = (asked.data?.gaps ?? []) as Section[]
  return (
    <Card title={say('dossier')} aside={papers?.mayBind && <BindButton caseId={caseId} purpose="archive" word={say('bind')} />}>
      {asked.isPending && <Waiting words={say('loading')} />}
      {asked.error && <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />}
      <p className="quiet-text">{say('dossierMore')}</p>
      {asked.data && <div className="papers-steps">{gaps.length === 0 ? <Lamp state="good" word={say('noGaps')} /> : <Lamp state="wait" word={colon(say('gaps'), list(gaps.map((section) => say(`section.${section}`))))} />}</div>}
      <ul className="papers">{((asked.data?.dossiers ?? []) as Dossier[]).map((one) => <li key={one.id}><DossierLine dossier={one} /></li>)}</ul>
    </Card>
  )
}

const isUnderWay = ({ state }: Dossier): boolean => state === 'waiting' || state === 'binding'

function DossierLine({ dossier: { purpose, state, done, total, pages, gaps, askedByName, askedAt, attachmentId, sha256 } }: { dossier: Dossier }) {
  const say = useTexts(papersTexts)
  const { list, colon } = useJoins()
  const { moment } = useDates()
  const [open, setOpen] = useState(false)
  const name = say(`purpose.${purpose}`)
  return (
    <>
      <div className="papers-made">
        <span><strong>{name}</strong> <span className="quiet-text">{say('madeBy', { who: askedByName, at: moment(askedAt) })}</span></span>
        <Lamp state={state === 'ready' ? 'good' : state === 'failed' ? 'bad' : 'wait'} word={say(`dossierState.${state}`, { done, total, pages })} />
        {attachmentId !== null && <Button icon={Eye} onPress={() => setOpen(true)}>{say('open')}</Button>}
      </div>
      {gaps.length > 0 && <span className="quiet-text">{colon(say('gaps'), list(gaps.map((section) => say(`section.${section}`))))}</span>}
      {sha256 !== null && <span className="papers-hash" title={sha256}>{say('fingerprint', { hash: sha256.slice(0, 16) })}</span>}
      {open && attachmentId !== null && <FiledPdf attachmentId={attachmentId} name={name} onClose={() => setOpen(false)} />}
    </>
  )
}
