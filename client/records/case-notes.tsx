import { useQuery } from '@tanstack/react-query'
import { NotebookPen } from 'lucide-react'
import type { CaseId } from '#shared/cases/words.ts'
import { recordsTexts } from '#shared/records/texts.ts'
import { query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Card } from '../ui/card.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { clockWords } from './clock-words.ts'
import './notes.css'

/** The notes of all sessions of a case, to read. */
export function CaseNotes({ caseId }: { caseId: CaseId }) {
  const say = useTexts(recordsTexts)
  const { day } = useDates()
  const notes = useQuery(query.records.caseNotes.queryOptions({ input: { caseId } }))
  return (
    <Card title={say('notes')}>
      {notes.isPending && <Waiting words={say('loadingNotes')} />}
      {notes.error && <ToldNotice told={refusalOf(notes.error)} onAgain={() => void notes.refetch()} />}
      {notes.data?.length === 0 && <Empty icon={NotebookPen} title={say('noNotes')}>{say('noNotesMore')}</Empty>}
      {notes.data?.map(({ sessionId, startedAt, lines }) => (
        <section key={sessionId} className="notes-session">
          {startedAt !== null && <h3>{say('sessionOn', { day: day(startedAt) })}</h3>}
          <ol className="notes-lines">
            {lines.map((line) => (
              <li key={line.id} className={`notes-row notes-${line.speaker}`}>
                <time className="notes-clock figures">{clockWords(line.atMs)}</time>
                <span className="notes-who" title={say(`speaker.${line.speaker}`)}>{say(`key.${line.speaker}`)}</span>
                <p className="notes-words">{line.text}</p>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </Card>
  )
}
