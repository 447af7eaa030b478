import { Download, Printer } from 'lucide-react'
import { useRef } from 'react'
import { useTexts } from '../platform/language.tsx'
import type { Told } from '../platform/refusal-of.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Waiting } from './empty.tsx'
import './pdf-sheet.css'
import { texts } from './texts.ts'
import { ToldNotice } from './told.tsx'

/** A PDF to look at, to print and to save; while it has no address it is waited for, and where it cannot be had that is told. */
export function PdfSheet({ name, address, told = null, onClose }: { name: string; address: string | null; told?: Told | null; onClose: () => void }) {
  const say = useTexts(texts)
  const frame = useRef<HTMLIFrameElement>(null)
  return (
    <Dialog title={name} open wide onClose={onClose} actions={address !== null && (
      <div className="row">
        <Button icon={Printer} onPress={() => frame.current?.contentWindow?.print()}>{say('print')}</Button>
        <a className="button button-main button-usual" href={address} download={`${name}.pdf`}><Download aria-hidden size="1.25em" /><span>{say('savePdf')}</span></a>
      </div>
    )}>
      <ToldNotice told={told} />
      {!told && address === null && <Waiting words={say('loading')} />}
      {address !== null && <iframe ref={frame} className="pdf-sheet" src={address} title={name} />}
    </Dialog>
  )
}
