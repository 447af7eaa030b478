import { useQuery } from '@tanstack/react-query'
import { FileSignature } from 'lucide-react'
import { may } from '#shared/agreements/may.ts'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import { signerKey } from '#shared/agreements/rules.ts'
import type { Agreement } from '#shared/agreements/words.ts'
import type { CaseId } from '#shared/cases/words.ts'
import { useMe } from '../people/use-me.ts'
import { query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Card } from '../ui/card.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { Tag } from '../ui/page.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { InEffect, isSigned } from './agreement-sheet.tsx'
import './agreements.css'
import { EndButton, Ended } from './ended.tsx'
import { PaperSigning } from './paper-signing.tsx'
import { Signers } from './signers.tsx'
import { Witnesses } from './witnesses.tsx'

const tones = { draft: 'wait', signing: 'wait', sealing: 'wait', effective: 'heard', replaced: 'plain', revoked: 'plain', invalid: 'plain', void: 'plain' } as const

/** While it is being signed: who has, the witnesses of marks, and signing on paper at the station. */
function OpenOnCase({ agreement, onChanged }: { agreement: Agreement; onChanged: () => void }) {
  const { data: me } = useMe()
  const takesIn = me?.kind === 'staff' && may(me, 'print', { status: agreement.status, shown: agreement.shown, mediator: agreement.mediator, sitting: null, readsCase: true })
  const mine = agreement.signers.flatMap((signer) => (signer.kind === 'mediator' && me?.kind === 'staff' && signer.staffId === me.id ? [signerKey(signer)] : []))
  return <div className="stack"><Signers agreement={agreement} />{takesIn && <><Witnesses agreement={agreement} onChanged={onChanged} /><PaperSigning agreement={agreement} mine={mine} onChanged={onChanged} /></>}</div>
}

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
          <Ended agreement={agreement} />
          {isSigned(agreement) && <InEffect agreement={agreement} />}
          <EndButton agreement={agreement} onDone={() => void asked.refetch()} />
          {agreement.status === 'signing' && <OpenOnCase agreement={agreement} onChanged={() => void asked.refetch()} />}
          {agreement.voidReason !== null && <p className="quiet-text">{say('withdrawn', { reason: agreement.voidReason })}</p>}
        </section>
      ))}
    </Card>
  )
}
