import { useQuery } from '@tanstack/react-query'
import { FileSignature } from 'lucide-react'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import type { Agreement } from '#shared/agreements/words.ts'
import type { CaseId } from '#shared/cases/words.ts'
import { query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Card } from '../ui/card.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { Tag } from '../ui/page.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { InEffect } from './agreement-sheet.tsx'
import './agreements.css'

const tones = { draft: 'wait', signing: 'wait', sealing: 'wait', effective: 'heard', void: 'plain' } as const

/** The agreements of a case with their papers; void ones stay, with their number and reason. */
export function CaseAgreements({ caseId }: { caseId: CaseId }) {
  const say = useTexts(agreementsTexts)
  const asked = useQuery(query.agreements.ofCase.queryOptions({ input: { caseId } }))
  const agreements = (asked.data ?? []) as Agreement[]
  return (
    <Card title={say('agreement')}>
      {asked.isPending && <Waiting words={say('loading')} />}
      {asked.error && <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />}
      {asked.data && agreements.length === 0 && <Empty icon={FileSignature} title={say('none')} />}
      {agreements.map((agreement) => (
        <section key={agreement.id} className="case-agreement">
          <p className="row"><strong>{agreement.number}</strong><Tag tone={tones[agreement.status]}>{say(`status.${agreement.status}`)}</Tag></p>
          {(agreement.status === 'sealing' || agreement.status === 'effective') && <InEffect agreement={agreement} />}
          {agreement.voidReason !== null && <p className="quiet-text">{say('withdrawn', { reason: agreement.voidReason })}</p>}
        </section>
      ))}
    </Card>
  )
}
