import { Download, Printer } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { papersTexts } from '#shared/papers/texts.ts'
import { useTexts } from '../platform/language.tsx'
import type { Told } from '../platform/refusal-of.ts'
import { useFile } from '../platform/use-file.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Waiting } from '../ui/empty.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './papers.css'

/** A PDF to look at, to print and to save. */
function PdfSheet({ name, address, told, onClose }: { name: string; address: string | null; told: Told | null; onClose: () => void }) {
  const say = useTexts(papersTexts)
  const frame = useRef<HTMLIFrameElement>(null)
  return (
    <Dialog title={name} open wide onClose={onClose} actions={address !== null && (
      <div className="row">
        <Button icon={Printer} onPress={() => frame.current?.contentWindow?.print()}>{say('print')}</Button>
        <a className="button button-main button-usual" href={address} download={`${name}.pdf`}><Download aria-hidden size="1.25em" /><span>{say('save')}</span></a>
      </div>
    )}>
      {told && <ToldNotice told={told} />}
      {!told && address === null && <Waiting words={say('loading')} />}
      {address !== null && <iframe ref={frame} className="papers-frame" src={address} title={name} />}
    </Dialog>
  )
}

/** A paper that is filed on the case. */
export function FiledPdf({ attachmentId, name, onClose }: { attachmentId: string; name: string; onClose: () => void }) {
  const { address, told } = useFile(`/api/attachments/${attachmentId}/file`)
  return <PdfSheet name={name} address={address} told={told} onClose={onClose} />
}

/** A paper that is only looked at: its bytes came with the answer and are kept nowhere. */
export function LookedPdf({ pdf, name, onClose }: { pdf: string; name: string; onClose: () => void }) {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([Uint8Array.from(atob(pdf), (byte) => byte.charCodeAt(0))], { type: 'application/pdf' }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [pdf])
  return <PdfSheet name={name} address={address} told={null} onClose={onClose} />
}
