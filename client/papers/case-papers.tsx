import { useQuery } from '@tanstack/react-query'
import { Eye, FilePlus2, FileText, Languages } from 'lucide-react'
import { useState } from 'react'
import type { CaseId } from '#shared/cases/words.ts'
import { papersTexts } from '#shared/papers/texts.ts'
import type { CasePaper, PaperOffer } from '#shared/papers/words.ts'
import { api, query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { MakePaper } from './make-paper.tsx'
import { FiledPdf, LookedPdf } from './paper-pdf.tsx'
import './papers.css'

const again = ({ made }: PaperOffer) => (made.length > 0 ? 'makeAgain' as const : 'make' as const)

/** The papers of a case: which it may have now, which were made, and why it may not have the others. */
export function CasePapers({ caseId }: { caseId: CaseId }) {
  const say = useTexts(papersTexts)
  const asked = useQuery(query.papers.ofCase.queryOptions({ input: { caseId } }))
  const offers = (asked.data?.papers ?? []) as PaperOffer[]
  const [making, setMaking] = useState<PaperOffer | null>(null)
  const here = offers.filter(({ why, made }) => why === null || made.length > 0)
  const later = offers.filter(({ why, made }) => why !== null && why !== 'other-track' && made.length === 0)
  return (
    <Card title={say('papers')}>
      {asked.isPending && <Waiting words={say('loading')} />}
      {asked.error && <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />}
      {asked.data && here.length === 0 && <Empty icon={FileText} title={say('none')} />}
      <ul className="papers">
        {here.map((offer) => (
          <li key={offer.kind}>
            <div className="papers-head">
              <strong>{say(`kind.${offer.kind}`)}</strong>
              {asked.data?.mayMake && offer.why === null && <Button icon={FilePlus2} aria-label={`${say(again(offer))} ${say(`kind.${offer.kind}`)}`} onPress={() => setMaking(offer)}>{say(again(offer))}</Button>}
            </div>
            {offer.made.map((paper) => <MadePaper key={paper.id} paper={paper} />)}
          </li>
        ))}
      </ul>
      {later.length > 0 && (
        <details><summary>{say('later')}</summary>
          <ul className="papers">{later.map(({ kind, why }) => <li key={kind}><span>{say(`kind.${kind}`)}</span><span className="quiet-text">{say(`why.${why!}`)}</span></li>)}</ul>
        </details>
      )}
      {making && <MakePaper caseId={caseId} offer={making} onClose={() => setMaking(null)} />}
    </Card>
  )
}

function MadePaper({ paper }: { paper: CasePaper }) {
  const say = useTexts(papersTexts)
  const { moment } = useDates()
  const [open, setOpen] = useState(false)
  const [copy, setCopy] = useState<string | null>(null)
  const reading = useSave(() => api.papers.readingCopy({ paperId: paper.id }), { then: ({ pdf }) => setCopy(pdf) })
  const name = [say(`kind.${paper.kind}`), paper.number].filter(Boolean).join(' ')
  return (
    <div className="papers-made">
      <span>{paper.number ?? ''} <span className="quiet-text">{say('madeBy', { who: paper.madeByName, at: moment(paper.madeAt) })}</span></span>
      <Button icon={Eye} onPress={() => setOpen(true)}>{say('open')}</Button>
      <Button tone="bare" icon={Languages} busy={reading.saving} onPress={() => reading.save(undefined)}>{say('readingCopy')}</Button>
      <span className="papers-hash" title={paper.sha256}>{say('fingerprint', { hash: paper.sha256.slice(0, 16) })}</span>
      <ToldNotice told={reading.refused} />
      {open && <FiledPdf attachmentId={paper.attachmentId} name={name} onClose={() => setOpen(false)} />}
      {copy !== null && <LookedPdf pdf={copy} name={`${name} ${say('readingCopy')}`} onClose={() => setCopy(null)} />}
    </div>
  )
}
