import { useQuery } from '@tanstack/react-query'
import { Play, ShieldCheck, Video } from 'lucide-react'
import { useState } from 'react'
import type { CaseId } from '#shared/cases/words.ts'
import { mayHold } from '#shared/records/may.ts'
import type { SessionRecordings } from '#shared/records/recordings.ts'
import { recordingsTexts } from '#shared/records/recordings-texts.ts'
import { useMe } from '../people/use-me.ts'
import { api, query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { Notice } from '../ui/notice.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { HoldButton } from './hold-button.tsx'
import { FilmState, RecordedGaps, RecordedSeats, RecordingSays } from './recorded.tsx'
import './recordings.css'
import { WatchDialog } from './watch-dialog.tsx'

/** The recordings of a case: of whom, how long, what is missing and why, whether they are as they were filed, and the way to watch one. */
export function RecordingsCard({ caseId }: { caseId: CaseId }) {
  const say = useTexts(recordingsTexts)
  const { moment } = useDates()
  const asked = useQuery({ ...query.records.recordings.queryOptions({ input: { caseId } }), refetchInterval: ({ state }) => (state.data?.some(({ film }) => film.state === 'making' || film.state === 'waiting') ? 5_000 : false) })
  const { data: me } = useMe()
  const sessions = (asked.data ?? []) as SessionRecordings[]
  const hold = sessions[0]?.hold ?? null
  return (
    <Card title={say('title')} aside={me && mayHold(me) && sessions.length > 0 && <HoldButton caseId={caseId} held={hold !== null} />}>
      {asked.isPending && <Waiting words={say('loading')} />}
      {asked.error && <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />}
      {asked.data?.length === 0 && <Empty icon={Video} title={say('none')}>{say('noneMore')}</Empty>}
      {hold && <Notice>{say('held', { by: hold.by, at: moment(hold.at), reason: hold.reason })}</Notice>}
      {sessions.map((session) => <RecordedSession key={session.sessionId} session={session} />)}
    </Card>
  )
}

/** One session's recording. */
export function RecordedSession({ session }: { session: SessionRecordings }) {
  const say = useTexts(recordingsTexts)
  const { day, moment } = useDates()
  const [watching, setWatching] = useState(false)
  const checking = useSave(() => api.records.checkRecordings({ sessionId: session.sessionId }), { refresh: [query.records.recordings.key()] })
  const bases = [...new Set(session.runs.map(({ basis }) => basis))]
  return (
    <section className="recorded stack">
      <header>
        <h3>{say('sessionOn', { day: day(session.startedAt) })}</h3>
        <p className="quiet-text">{bases.map((basis) => say(`basis.${basis}`)).join(' · ')}{session.keptUntil && ` · ${say('keptUntil', { day: day(session.keptUntil) })}`}</p>
      </header>
      {session.due && <Notice tone="wait">{say('due')}</Notice>}
      <RecordedSeats seats={session.seats} />
      {session.seats.length > 0 && <FilmState film={session.film} />}
      <RecordedGaps gaps={session.gaps} />
      <RecordingSays session={session} />
      {checking.saved && <Checked found={checking.saved.found} brokenAt={checking.saved.chainBrokenAt} />}
      <ToldNotice told={checking.refused} onAgain={checking.again} />
      <div className="row">
        {session.mayWatch && session.seats.length > 0 && <Button tone="main" icon={Play} onPress={() => setWatching(true)}>{say('watch')}</Button>}
        <Button icon={ShieldCheck} busy={checking.saving} onPress={() => checking.save(undefined)}>{say('check')}</Button>
      </div>
      {session.withMinor && <p className="quiet-text">{say('minor')}</p>}
      {!session.mayWatch && !session.withMinor && <p className="quiet-text">{say('notYours')}</p>}
      {session.viewers.length > 0 && (
        <details className="recorded-viewers">
          <summary>{say('viewers')}</summary>
          <ul>{session.viewers.map(({ name, reason, at }) => <li key={`${name} ${at}`}>{say('viewer', { name, reason, at: moment(at) })}</li>)}</ul>
        </details>
      )}
      {watching && <WatchDialog sessionId={session.sessionId} onClose={() => setWatching(false)} />}
    </section>
  )
}

function Checked({ found, brokenAt }: { found: readonly string[]; brokenAt: number | null }) {
  const say = useTexts(recordingsTexts)
  const bad = found.filter((state) => state !== 'whole').length
  if (brokenAt !== null) return <Notice tone="refused">{say('chainBroken', { nth: brokenAt })}</Notice>
  return bad > 0 ? <Notice tone="refused">{say('checkedBad', { count: bad })}</Notice> : <Notice>{say('checked', { count: found.length })}</Notice>
}
