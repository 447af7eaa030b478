import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { mayReadClosedNotes } from '#shared/cases/may.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import type { CaseFile } from '#shared/cases/words.ts'
import { type CaseWork, type ClosedNoteKind, closedNoteKinds } from '#shared/cases/work.ts'
import { useMe } from '../people/use-me.ts'
import { api, query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Choice } from '../ui/choice.tsx'
import { TextArea } from '../ui/field.tsx'
import { Tag } from '../ui/page.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { useWork } from './use-work.ts'
import { WorkDialog } from './work-card.tsx'

/** Notes that are closed to others. The card is there only for who may read them; each look is written down. */
export function ClosedNotesCard({ file }: { file: CaseFile }) {
  const { data: me } = useMe()
  const work = useWork(file.id).data as CaseWork | undefined
  const kinds = me?.kind === 'staff' && work ? closedNoteKinds.filter((kind) => mayReadClosedNotes(me, kind, { ownerId: file.ownerId, team: work.team })) : []
  return kinds.length === 0 ? null : <ClosedNotes file={file} kinds={kinds} />
}

function ClosedNotes({ file, kinds }: { file: CaseFile; kinds: readonly ClosedNoteKind[] }) {
  const say = useTexts(casesTexts)
  const { moment } = useDates()
  const [writing, setWriting] = useState(false)
  const [kind, setKind] = useState(kinds[0]!)
  const [text, setText] = useState('')
  const asked = useQuery(query.cases.closedNotes.queryOptions({ input: { caseId: file.id }, staleTime: 60_000 }))
  return (
    <Card title={say('closedNotes')} aside={<Button onPress={() => { setText(''); setWriting(true) }}>{say('writeClosedNote')}</Button>}>
      <p className="quiet-text">{say('closedNotesMore')}</p>
      {asked.error && <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />}
      {asked.data?.length === 0 && <p className="quiet-text">{say('noClosedNotes')}</p>}
      <ul className="case-work">{asked.data?.map((note) => <li key={note.id}><span><Tag>{say(`closedNote.${note.kind}`)}</Tag> <span className="quiet-text">{note.authorName} · {moment(note.at)}</span></span><span>{note.text}</span></li>)}</ul>
      {writing && (
        <WorkDialog title={say('writeClosedNote')} ready={text.trim().length > 1} act={() => api.cases.writeClosedNote({ caseId: file.id, kind, text })} onClose={() => setWriting(false)}>
          {kinds.length > 1 && <Choice label={say('noteKind')} columns={2} options={kinds.map((key) => ({ key, word: say(`closedNote.${key}`) }))} value={kind} onChange={setKind} />}
          <TextArea label={say('noteText')} required rows={5} value={text} onChange={setText} maxLength={4000} />
        </WorkDialog>
      )}
    </Card>
  )
}
