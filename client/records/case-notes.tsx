import { useQuery } from '@tanstack/react-query'
import { NotebookPen, Play } from 'lucide-react'
import { useState } from 'react'
import type { CaseId } from '#shared/cases/words.ts'
import { isOnTape, type SessionRecordings } from '#shared/records/recordings.ts'
import { recordingsTexts } from '#shared/records/recordings-texts.ts'
import { recordsTexts } from '#shared/records/texts.ts'
import type { SessionId } from '#shared/sessions/words.ts'
import { query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Card } from '../ui/card.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { clockWords } from './clock-words.ts'
import './notes.css'
import { WatchDialog } from './watch-dialog.tsx'

/** The notes of all sessions of a case, to read. */
export function CaseNotes({ caseId }: { caseId: CaseId }) {
  const say = useTexts(recordsTexts)
  const { day } = useDates()
  const [watching, setWatching] = useState<{ sessionId: SessionId; atMs: number } | null>(null)
  const recorded = (useQuery(query.records.recordings.queryOptions({ input: { caseId } })).data ?? []) as SessionRecordings[]
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
                <NoteClock line={line} recorded={recorded.find((session) => session.sessionId === sessionId)} onWatch={() => setWatching({ sessionId, atMs: line.atMs })} />
                <span className="notes-who" title={say(`speaker.${line.speaker}`)}>{say(`key.${line.speaker}`)}</span>
                <p className="notes-words">{line.text}</p>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {watching && <WatchDialog {...watching} onClose={() => setWatching(null)} />}
    </Card>
  )
}

/** When a line was begun; where there is a recording of that moment, the way to watch it from there. Rule R5. */
function NoteClock({ line: { atMs }, recorded, onWatch }: { line: { atMs: number }; recorded: SessionRecordings | undefined; onWatch: () => void }) {
  const say = useTexts(recordingsTexts)
  const clock = clockWords(atMs)
  if (!recorded?.mayWatch || !isOnTape(recorded.seats.flatMap(({ parts }) => parts), atMs)) return <time className="notes-clock figures">{clock}</time>
  return <button type="button" className="notes-clock notes-watch figures" title={say('watchFrom', { clock })} aria-label={say('watchFrom', { clock })} onClick={onWatch}><Play aria-hidden size="0.8em" />{clock}</button>
}
