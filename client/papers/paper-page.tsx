import { useQuery } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import { useParams } from 'react-router'
import { papersTexts } from '#shared/papers/texts.ts'
import { query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Card } from '../ui/card.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { LanguageSwitch } from '../ui/frame.tsx'
import { Mark } from '../ui/mark.tsx'
import { Facts } from '../ui/page.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { useShell } from '../ui/use-shell.ts'
import './papers.css'

/** Where the QR on a paper leads: whether it was made here. Open to everyone, names nobody. */
export function PaperPage() {
  useShell('desk')
  const { fingerprint = '' } = useParams()
  const say = useTexts(papersTexts)
  const { moment } = useDates()
  const paper = useQuery(query.papers.verify.queryOptions({ input: { fingerprint } }))
  return (
    <main className="page stack">
      <header className="row"><Mark size="2.5rem" /><h1>{say('verifyTitle')}</h1><LanguageSwitch /></header>
      {paper.isPending && <Waiting words={say('loading')} />}
      {paper.error && <ToldNotice told={refusalOf(paper.error)} onAgain={() => void paper.refetch()} />}
      {paper.data && (
        <Card tone="heard">
          <Empty icon={ShieldCheck} title={say('verified')}>{say('verifiedMore')}</Empty>
          <Facts facts={[
            { name: say('papers'), value: say(`kind.${paper.data.kind}`) },
            { name: say('number'), value: paper.data.number ?? say('noNumber') },
            { name: say('madeOn'), value: moment(paper.data.madeAt) },
            { name: say('contentIs'), value: <span className="papers-hash">{paper.data.contentHash}</span> },
            { name: say('pdfIs'), value: <span className="papers-hash">{paper.data.pdfSha256}</span> },
          ]} />
        </Card>
      )}
    </main>
  )
}
