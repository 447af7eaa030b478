import { FileSignature, FileX2 } from 'lucide-react'
import { useState } from 'react'
import { wasInEffect } from '#shared/agreements/stage-rules.ts'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import type { Agreement } from '#shared/agreements/words.ts'
import type { Seat, Session } from '#shared/sessions/words.ts'
import { api } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { TextArea } from '../ui/field.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { Notice } from '../ui/notice.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './agreements.css'
import { Amend } from './amend.tsx'
import { Ended } from './ended.tsx'
import { DraftEditor } from './draft-editor.tsx'
import { PaperLink } from './paper-view.tsx'
import { Reading } from './reading.tsx'
import { Signers } from './signers.tsx'
import { SigningSheet } from './signing-sheet.tsx'
import { useAgreement } from './use-agreement.ts'

/** The agreement beside its session: drafted, shown, signed, in effect. */
export function AgreementSheet({ session: { session } }: { session: { session: Session | null; seat: Seat | null } }) {
  const say = useTexts(agreementsTexts)
  return session ? <Sheet key={session.id} session={session} /> : <Waiting words={say('loading')} />
}

function Sheet({ session }: { session: Session }) {
  const say = useTexts(agreementsTexts)
  const { asked, agreement, mayWrite, maySignAs, take } = useAgreement(session.id)
  const drafting = useSave(() => api.agreements.draft({ sessionId: session.id }), { then: take })
  const [editing, setEditing] = useState(false)
  if (asked.isPending) return <Waiting words={say('loading')} />
  if (asked.error) return <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />
  if (!agreement) return (
    <div className="stack">
      <Empty icon={FileSignature} title={say('none')} action={mayWrite && session.startedAt !== null && <Button tone="main" busy={drafting.saving} onPress={() => drafting.save(undefined)}>{say('draft')}</Button>}>{say(mayWrite ? 'noneMore' : 'noneRead')}</Empty>
      <ToldNotice told={drafting.refused} />
      {mayWrite && session.startedAt !== null && <Amend session={session} onDrafted={take} />}
    </div>
  )
  const changed = (answer: unknown) => { setEditing(false); take(answer) }
  const drafts = agreement.status === 'draft' || editing
  return (
    <div className="stack">
      <p className="reading-number">{agreement.number} · {say('version', { version: agreement.version })}</p>
      {agreement.amends && !isSigned(agreement) && <Notice>{say('amending', { number: agreement.amends.number })}</Notice>}
      <Ended agreement={agreement} />
      {isSigned(agreement) && <InEffect agreement={agreement} />}
      {wasInEffect(agreement.status) && mayWrite && <Amend session={session} onDrafted={take} />}
      {!isSigned(agreement) && drafts && mayWrite && <DraftEditor agreement={agreement} onChanged={changed} />}
      {agreement.status === 'draft' && !mayWrite && <Reading content={agreement} />}
      {agreement.status === 'signing' && !editing && <SigningSheet agreement={agreement} mayWrite={mayWrite} maySignAs={maySignAs} onChanged={take} onEdit={() => setEditing(true)} />}
      {!isSigned(agreement) && mayWrite && <Withdraw agreement={agreement} onDone={take} />}
    </div>
  )
}

/** Everybody has signed it, whatever became of it since. */
export const isSigned = ({ status }: Agreement): boolean => status === 'sealing' || wasInEffect(status)

/** Everybody has signed: when it took effect, by whom, and the paper, or that it waits for its seal. */
export function InEffect({ agreement }: { agreement: Agreement }) {
  const say = useTexts(agreementsTexts)
  const { moment } = useDates()
  return (
    <div className="stack">
      {agreement.effectiveAt !== null && agreement.ended === null && <Lamp state="good" word={say('effectiveAt', { at: moment(agreement.effectiveAt) })} />}
      <PaperLink agreement={agreement} />
      <Signers agreement={agreement} />
      <details><summary>{say('reading')}</summary><Reading content={agreement} /></details>
    </div>
  )
}

function Withdraw({ agreement, onDone }: { agreement: Agreement; onDone: (agreement: unknown) => void }) {
  const say = useTexts(agreementsTexts)
  const [asked, setAsked] = useState(false)
  const [reason, setReason] = useState('')
  const saving = useSave(() => api.agreements.withdraw({ agreementId: agreement.id, reason }), { then: () => { setAsked(false); onDone(null) } })
  return (
    <>
      <div><Button tone="bare" icon={FileX2} onPress={() => setAsked(true)}>{say('withdraw')}</Button></div>
      <Confirm title={say('withdrawSure')} open={asked} yes={say('withdraw')} danger busy={saving.saving} onNo={() => setAsked(false)} onYes={() => saving.save(undefined)}>
        <p>{say('withdrawMore')}</p>
        <TextArea label={say('withdrawReason')} required rows={2} maxLength={200} value={reason} onChange={setReason} />
        <ToldNotice told={saving.refused} />
      </Confirm>
    </>
  )
}
