import { useQuery } from '@tanstack/react-query'
import { EyeOff } from 'lucide-react'
import { peopleTexts } from '#shared/people/texts.ts'
import { recordsTexts } from '#shared/records/texts.ts'
import type { Attachment, FileReader } from '#shared/records/words.ts'
import { roles } from '#shared/people/words.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import { query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './notes.css'

/** Who saw a file: who opened it and how often, and on whose screens it was. */
export function ReadersDialog({ file, onClose }: { file: Pick<Attachment, 'id' | 'name' | 'sha256'>; onClose: () => void }) {
  const say = useTexts(recordsTexts)
  const asked = useQuery(query.records.readers.queryOptions({ input: { attachmentId: file.id }, gcTime: 0 }))
  return (
    <Dialog title={say('whoSawOf', { name: file.name })} open onClose={onClose}>
      {asked.isPending && <Waiting words={say('loadingFiles')} />}
      {asked.error && <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />}
      {asked.data?.length === 0 && <Empty icon={EyeOff} title={say('nobodyYet')} />}
      <ul className="files">{((asked.data ?? []) as FileReader[]).map((one) => <ReaderRow key={`${one.how} ${one.role} ${one.who}`} reader={one} />)}</ul>
      <p className="files-hash">{say('fingerprint', { hash: file.sha256 })}</p>
    </Dialog>
  )
}

function ReaderRow({ reader: { who, role, how, times, firstAt, lastAt } }: { reader: FileReader }) {
  const say = useTexts(recordsTexts)
  const [sayPost, saySeat] = [useTexts(peopleTexts), useTexts(sessionsTexts)]
  const { moment } = useDates()
  // A post of the staff for who opened it; a seat in the session for whose screen it was on.
  const post = roles.find((one) => one === role)
  const as = how === 'opened' && post ? sayPost(`role.${post}`) : saySeat(`role.${role as Exclude<FileReader['role'], 'clerk' | 'officer' | 'lead' | 'admin'>}`)
  return (
    <li className="files-reader">
      <p className="files-name">{who} <span className="quiet-text">{as}</span></p>
      <p className="quiet-text">{say(`how.${how}`, { times })} · {say(times === 1 ? 'sawAt' : 'sawFromTo', { first: moment(firstAt), last: moment(lastAt) })}</p>
    </li>
  )
}
