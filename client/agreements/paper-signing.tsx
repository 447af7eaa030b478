import { useQuery } from '@tanstack/react-query'
import { FileCheck2, Printer } from 'lucide-react'
import { useState } from 'react'
import { signerKey } from '#shared/agreements/rules.ts'
import { paperOnly, wayOf } from '#shared/agreements/signing-rules.ts'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import type { Agreement } from '#shared/agreements/words.ts'
import type { AttachmentId } from '#shared/records/words.ts'
import { api, query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choice.tsx'
import { Waiting } from '../ui/empty.tsx'
import { Notice } from '../ui/notice.tsx'
import { Select } from '../ui/select.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { PrintView } from './print-view.tsx'

/** Signing by hand: print, have it signed, choose the picture of the signed page, say who signed on it. `mine`: whom this person may sign for. */
export function PaperSigning({ agreement, mine, onChanged }: { agreement: Agreement; mine: readonly string[]; onChanged: (agreement: unknown) => void }) {
  const say = useTexts(agreementsTexts)
  const { moment } = useDates()
  const { id: agreementId, caseId, contentHash } = agreement
  const files = useQuery(query.records.attachments.queryOptions({ input: { caseId } }))
  const pictures = (files.data?.attachments ?? []).filter(({ type, origin }) => origin === 'upload' && (type === 'image/jpeg' || type === 'image/png'))
  const law = paperOnly(agreement)
  const open = agreement.signers.filter((signer) => !agreement.signatures.some((mark) => mark.signerKey === signerKey(signer)) && (signer.kind === 'party' || mine.includes(signerKey(signer))))
  const [chosen, setChosen] = useState<string[] | null>(null)
  const [page, setPage] = useState<AttachmentId | null>(null)
  const who = (chosen ?? open.filter((signer) => signer.kind === 'party' && wayOf(agreement, signer.partyId) === 'paper').map(signerKey)).filter((key) => open.some((signer) => signerKey(signer) === key))
  const printing = useSave(() => api.agreements.printDraft({ agreementId }))
  const taking = useSave((attachmentId: AttachmentId) => api.agreements.signOnPaper({ agreementId, contentHash, attachmentId, signerKeys: who }), { then: (answer) => { setPage(null); setChosen(null); onChanged(answer) } })
  return (
    <details className="paper-signing" open={law !== null || who.length > 0}>
      <summary>{say('paperHead')}</summary>
      <div className="stack">
        {law !== null && <Notice tone="wait">{say('paperLaw', { words: law })}</Notice>}
        <p className="quiet-text">{say('paperMore')}</p>
        <div><Button icon={Printer} busy={printing.saving} onPress={() => printing.save(undefined)}>{say('paperPrint')}</Button></div>
        <ToldNotice told={printing.refused} onAgain={printing.again} />
        {printing.saved && <PrintView {...printing.saved} onClose={printing.forget} />}
        {files.data && pictures.length === 0 && <p>{say('paperNoPick')}</p>}
        {pictures.length > 0 && <Select label={say('paperPick')} options={pictures.map(({ id, name, addedAt }) => ({ key: id, word: `${name} · ${moment(addedAt)}` }))} value={page} onChange={setPage} />}
        {pictures.length > 0 && <Choices label={say('paperWho')} options={open.map((signer) => ({ key: signerKey(signer), word: signer.name }))} value={who} onChange={setChosen} />}
        <ToldNotice told={taking.refused} onAgain={taking.again} />
        {taking.saving && <Waiting words={say('paperReading')} />}
        {pictures.length > 0 && <div><Button tone="main" icon={FileCheck2} busy={taking.saving} isDisabled={page === null || who.length === 0} onPress={() => { if (page) taking.save(page) }}>{say('paperTake')}</Button></div>}
      </div>
    </details>
  )
}
