import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { agreementsTexts } from '#shared/agreements/texts.ts'
import { useTexts } from '../platform/language.tsx'
import { Dialog } from '../ui/dialog.tsx'

/** A PDF that came as base64, to look at, print and save. */
export function PrintView({ pdf, name, onClose }: { pdf: string; name: string; onClose: () => void }) {
  const say = useTexts(agreementsTexts)
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([Uint8Array.from(atob(pdf), (one) => one.charCodeAt(0))], { type: 'application/pdf' }))
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [pdf])
  return (
    <Dialog title={name} open wide onClose={onClose} actions={address !== null && <a className="button button-main button-usual" href={address} download={name}><Download aria-hidden size="1.25em" /><span>{say('pdfSave')}</span></a>}>
      {address !== null && <iframe className="paper-frame" src={address} title={name} />}
    </Dialog>
  )
}
