import { Download, FileText, Hourglass } from 'lucide-react'
import { useState } from 'react'
import { formWords } from '#shared/agreements/form-rules.ts'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import type { Agreement } from '#shared/agreements/words.ts'
import { useTexts } from '../platform/language.tsx'
import { useFile } from '../platform/use-file.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Waiting } from '../ui/empty.tsx'
import { Notice } from '../ui/notice.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './agreements.css'

/** The sealed paper: to look at and to save, with its hash; or that the seal is still being put on. */
export function PaperLink({ agreement: { form, number, pdf, paperTrouble } }: { agreement: Agreement }) {
  const say = useTexts(agreementsTexts)
  const [open, setOpen] = useState(false)
  if (!pdf) return <Notice tone="wait">{paperTrouble ? say('sealingTrouble') : <span className="row"><Hourglass aria-hidden size="1.1em" />{say('sealing')}</span>}</Notice>
  return (
    <div className="stack">
      <Button tone="main" icon={FileText} onPress={() => setOpen(true)}>{say('pdf')}</Button>
      <p className="paper-hash" data-testid="pdf-sha256">SHA-256 {pdf.sha256}</p>
      {open && <PaperView attachmentId={pdf.attachmentId} name={`${formWords[form].title.zh} ${number}.pdf`} onClose={() => setOpen(false)} />}
    </div>
  )
}

function PaperView({ attachmentId, name, onClose }: { attachmentId: string; name: string; onClose: () => void }) {
  const say = useTexts(agreementsTexts)
  const { address, told } = useFile(`/api/attachments/${attachmentId}/file`)
  return (
    <Dialog title={name} open wide onClose={onClose} actions={address !== null && <a className="button button-main button-usual" href={address} download={name}><Download aria-hidden size="1.25em" /><span>{say('pdfSave')}</span></a>}>
      {told && <ToldNotice told={told} />}
      {!told && address === null && <Waiting words={say('loading')} />}
      {address !== null && <iframe className="paper-frame" src={address} title={name} />}
    </Dialog>
  )
}
