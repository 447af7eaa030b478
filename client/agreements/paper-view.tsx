import { FileText, Hourglass } from 'lucide-react'
import { useState } from 'react'
import { formWords } from '#shared/agreements/form-rules.ts'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import type { Agreement } from '#shared/agreements/words.ts'
import { useTexts } from '../platform/language.tsx'
import { useFile } from '../platform/use-file.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { PdfSheet } from '../ui/pdf-sheet.tsx'
import './agreements.css'

/** The sealed paper: to look at and to save, with its hash; or that the seal is still being put on. */
export function PaperLink({ agreement: { form, number, pdf, paperTrouble } }: { agreement: Agreement }) {
  const say = useTexts(agreementsTexts)
  const [open, setOpen] = useState(false)
  if (!pdf) return <Notice tone="wait">{paperTrouble ? `${say('sealingTrouble')} ${say(`trouble.${paperTrouble}`)}` : <span className="row"><Hourglass aria-hidden size="1.1em" />{say('sealing')}</span>}</Notice>
  return (
    <div className="stack">
      <Button tone="main" icon={FileText} onPress={() => setOpen(true)}>{say('pdf')}</Button>
      <p className="paper-hash" data-testid="pdf-sha256">SHA-256 {pdf.sha256}</p>
      {open && <PaperView attachmentId={pdf.attachmentId} name={`${formWords[form].title.zh} ${number}`} onClose={() => setOpen(false)} />}
    </div>
  )
}

function PaperView({ attachmentId, name, onClose }: { attachmentId: string; name: string; onClose: () => void }) {
  return <PdfSheet name={name} {...useFile(`/api/attachments/${attachmentId}/file`)} onClose={onClose} />
}
