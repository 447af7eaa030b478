import { Download } from 'lucide-react'
import { recordsTexts } from '#shared/records/texts.ts'
import type { Attachment } from '#shared/records/words.ts'
import { useTexts } from '../platform/language.tsx'
import { useFile } from '../platform/use-file.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Waiting } from '../ui/empty.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './notes.css'

/** A file, fetched as this tab's identity: shown as what it is, or saved. */
export function FileView({ file, onClose }: { file: Pick<Attachment, 'id' | 'name' | 'type'>; onClose: () => void }) {
  const say = useTexts(recordsTexts)
  const { address, told } = useFile(`/api/attachments/${file.id}/file`)
  return (
    <Dialog title={file.name} open wide onClose={onClose} actions={address !== null && <a className="button button-quiet button-usual" href={address} download={file.name}><Download aria-hidden size="1.25em" /><span>{say('save')}</span></a>}>
      <div className="files-view">
        {told && <ToldNotice told={told} />}
        {!told && address === null && <Waiting words={say('opening')} />}
        {address !== null && <Shown file={file} address={address} />}
      </div>
    </Dialog>
  )
}

function Shown({ file: { name, type }, address }: { file: Pick<Attachment, 'name' | 'type'>; address: string }) {
  switch (type) {
    case 'image/jpeg':
    case 'image/png':
    case 'image/webp': return <img src={address} alt={name} />
    case 'video/mp4': return <video src={address} controls aria-label={name} />
    case 'audio/mpeg': return <audio src={address} controls aria-label={name} />
    case 'application/pdf':
    case 'text/plain': return <iframe src={address} title={name} />
  }
}
