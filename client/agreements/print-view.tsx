import { useBytes } from '../platform/use-file.ts'
import { PdfSheet } from '../ui/pdf-sheet.tsx'

/** The page to sign by hand, to look at, print and save. */
export function PrintView({ pdf, name, onClose }: { pdf: string; name: string; onClose: () => void }) {
  return <PdfSheet name={name} address={useBytes(pdf, 'application/pdf')} onClose={onClose} />
}
