import { useQuery } from '@tanstack/react-query'
import { ShieldAlert, ShieldCheck } from 'lucide-react'
import { useParams } from 'react-router'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import type { Standing } from '#shared/agreements/words.ts'
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
import './agreements.css'
import { VerifyFile } from './verify-file.tsx'

/** Where the QR on a paper leads: whether that agreement is in effect here; and whether a PDF is as it was sealed. Open to everyone, names nobody. */
export function VerifyPage() {
  useShell('desk')
  const { fingerprint } = useParams()
  const say = useTexts(agreementsTexts)
  return (
    <main className="verify">
      <header className="row"><Mark size="2.5rem" /><h1>{say('verify')}</h1><LanguageSwitch /></header>
      {fingerprint !== undefined && <OnRecord fingerprint={fingerprint} />}
      <VerifyFile />
    </main>
  )
}

/** How the agreement stands today: a paper may be genuine and bind no more. */
function Today({ standing: { status, endedAt, replacedBy } }: { standing: Standing }) {
  const say = useTexts(agreementsTexts)
  const { moment } = useDates()
  if (status === 'effective') return <Empty icon={ShieldCheck} title={say('verified')}>{say('verifiedMore')}</Empty>
  return <Empty icon={ShieldAlert} title={say(`standing.${status}`)}>{say(`standing.${status}More`, { at: endedAt === null ? '' : moment(endedAt), by: replacedBy ?? '' })}</Empty>
}

function OnRecord({ fingerprint }: { fingerprint: string }) {
  const say = useTexts(agreementsTexts)
  const { day, time } = useDates()
  const paper = useQuery(query.agreements.verify.queryOptions({ input: { fingerprint } }))
  return (
    <>
      {paper.isPending && <Waiting words={say('verifying')} />}
      {paper.error && <ToldNotice told={refusalOf(paper.error)} onAgain={() => void paper.refetch()} />}
      {paper.data && (
        <Card tone={paper.data.status === 'effective' ? 'heard' : 'wait'}>
          <Today standing={paper.data} />
          <Facts facts={[
            { name: say('number'), value: paper.data.number },
            { name: say('effectiveOn'), value: `${day(paper.data.effectiveAt)} ${time(paper.data.effectiveAt)}` },
            { name: say('contentIs'), value: <span className="figures verify-hash">{paper.data.contentHash}</span> },
            ...(paper.data.pdfSha256 === null ? [] : [{ name: say('pdfIs'), value: <span className="figures verify-hash">{paper.data.pdfSha256}</span> }]),
          ]} />
        </Card>
      )}
    </>
  )
}
