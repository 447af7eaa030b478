import { useFile, useBytes } from '../platform/use-file.ts'
import { PdfSheet } from '../ui/pdf-sheet.tsx'

/** A paper that is filed on the case. */
export function FiledPdf({ attachmentId, name, onClose }: { attachmentId: string; name: string; onClose: () => void }) {
  return <PdfSheet name={name} {...useFile(`/api/attachments/${attachmentId}/file`)} onClose={onClose} />
}

/** A paper that is only looked at. */
export function LookedPdf({ pdf, name, onClose }: { pdf: string; name: string; onClose: () => void }) {
  return <PdfSheet name={name} address={useBytes(pdf, 'application/pdf')} onClose={onClose} />
}
