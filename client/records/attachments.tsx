import { useQuery } from '@tanstack/react-query'
import { Eye, FileAudio, FileText, FileVideo, Image, Paperclip, Presentation, Upload, Users, X } from 'lucide-react'
import { useRef, useState } from 'react'
import type { CaseId } from '#shared/cases/words.ts'
import { recordsTexts } from '#shared/records/texts.ts'
import { isShowable } from '#shared/records/showing.ts'
import { type Attachment, type AttachmentId, fileTypes } from '#shared/records/words.ts'
import { query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './notes.css'
import { type Sending, useUploads } from './use-uploads.ts'
import { FileView } from './file-view.tsx'
import { type Giver, GiverField, nobodySaid } from './giver-field.tsx'
import { ReadersDialog } from './readers-dialog.tsx'

/** How a file is laid before a session, for its host: which is now, and the way to. */
export type Laying = { shown: AttachmentId | null; busy: boolean; onShow: (id: AttachmentId) => void }

/** What is attached to a case, each with how it came in and from whom, and the way to add to it; beside a session its host lays files before everybody. */
export function Attachments({ caseId, laying = null, inSession = false }: { caseId: CaseId; laying?: Laying | null; inSession?: boolean }) {
  const say = useTexts(recordsTexts)
  const asked = useQuery(query.records.attachments.queryOptions({ input: { caseId } }))
  const { sending, send, cancel } = useUploads(caseId, asked.data?.maxMegabytes ?? 0, inSession)
  const [viewed, setViewed] = useState<Attachment | null>(null)
  const [from, setFrom] = useState<Giver>(nobodySaid)
  const [whoSaw, setWhoSaw] = useState<Attachment | null>(null)
  const attachments = (asked.data?.attachments ?? []) as Attachment[]
  return (
    <Card title={say('attachments')} aside={asked.data?.mayAttach && <FileButton onFiles={(files) => files.forEach((file) => send(file, from))} />}>
      {asked.isPending && <Waiting words={say('loadingFiles')} />}
      {asked.error && <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />}
      <ul className="files">
        {sending.map((one) => <SendingRow key={one.key} sending={one} onCancel={() => cancel(one.key)} />)}
        {attachments.map((one) => <FileRow key={one.id} file={one} laying={laying} onView={() => setViewed(one)} {...(asked.data?.maySeeReaders ? { onWhoSaw: () => setWhoSaw(one) } : {})} />)}
      </ul>
      {asked.data && attachments.length === 0 && sending.length === 0 && <Empty icon={Paperclip} title={say('noFiles')}>{say('noFilesMore')}</Empty>}
      {asked.data?.mayAttach && <><GiverField value={from} onChange={setFrom} /><p className="quiet-text">{say('addHint', { megabytes: asked.data.maxMegabytes })}</p></>}
      {viewed && <FileView file={viewed} onClose={() => setViewed(null)} />}
      {whoSaw && <ReadersDialog file={whoSaw} onClose={() => setWhoSaw(null)} />}
    </Card>
  )
}

/** Chooses files. NOTE: the browser's own field is hidden but there, so that a keyboard and a test can use it. */
function FileButton({ onFiles }: { onFiles: (files: File[]) => void }) {
  const say = useTexts(recordsTexts)
  const field = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button icon={Upload} onPress={() => field.current?.click()}>{say('addFile')}</Button>
      <input ref={field} type="file" multiple hidden accept={[...fileTypes, '.txt', '.mp3'].join(',')} data-testid="file-field" onChange={(event) => {
        onFiles([...(event.target.files ?? [])])
        event.target.value = ''
      }} />
    </>
  )
}

function SendingRow({ sending: { name, percent, paused, told }, onCancel }: { sending: Sending; onCancel: () => void }) {
  const say = useTexts(recordsTexts)
  return (
    <li className="files-row">
      <Upload aria-hidden size="1.4em" />
      <div>
        <p className="files-name">{name}</p>
        {told ? <ToldNotice told={told} /> : <><p className="quiet-text" role="status">{paused ? say('paused') : say('uploading', { percent })}</p><div className="files-bar" aria-hidden><i style={{ width: `${percent}%` }} /></div></>}
      </div>
      <Button tone="bare" icon={X} aria-label={say('cancelUpload')} onPress={onCancel} />
    </li>
  )
}

const icons = { application: FileText, image: Image, video: FileVideo, audio: FileAudio, text: FileText } as const

function FileRow({ file, laying, onView, onWhoSaw }: { file: Attachment; laying: Laying | null; onView: () => void; onWhoSaw?: () => void }) {
  const say = useTexts(recordsTexts)
  const { moment } = useDates()
  const Icon = icons[file.type.split('/')[0] as keyof typeof icons]
  return (
    <li className="files-row">
      <Icon aria-hidden size="1.4em" strokeWidth={1.6} />
      <div>
        <p className="files-name">{file.name}</p>
        <p className="quiet-text">{originWords(file, say)} · {sizeWords(file.bytes)} · {say('addedBy', { who: file.addedByName || say('bySystem'), at: moment(file.addedAt) })}</p>
        <p className="files-hash" title={file.sha256}>{say('fingerprint', { hash: file.sha256.slice(0, 16) })}</p>
      </div>
      <div className="files-do">
        <Button icon={Eye} onPress={onView}>{say('open')}</Button>
        {onWhoSaw && <Button tone="bare" icon={Users} onPress={onWhoSaw}>{say('whoSaw')}</Button>}
        {laying && isShowable(file.type) && <Button tone={laying.shown === file.id ? 'quiet' : 'main'} icon={Presentation} isDisabled={laying.shown === file.id} busy={laying.busy} onPress={() => laying.onShow(file.id)}>{say(laying.shown === file.id ? 'shownNow' : 'showAll')}</Button>}
      </div>
    </li>
  )
}

// How it came in, and from whom; or what of the platform it is.
function originWords({ origin, way, side, source }: Attachment, say: ReturnType<typeof useTexts<keyof typeof recordsTexts.zh>>): string {
  const from = side ? say(`from.${side}`) : source !== null && say('from.elsewhere', { source })
  return [way === null ? say(`origin.${origin}`) : say(`way.${way}`), from].filter(Boolean).join(' · ')
}

function sizeWords(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
