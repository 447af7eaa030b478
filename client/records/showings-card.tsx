import { useQuery } from '@tanstack/react-query'
import { Eye } from 'lucide-react'
import type { CaseId } from '#shared/cases/words.ts'
import type { PastShowing } from '#shared/records/showing.ts'
import { recordsTexts } from '#shared/records/texts.ts'
import { sessionsTexts } from '#shared/sessions/texts.ts'
import { query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useJoins, useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Card } from '../ui/card.tsx'
import { Waiting } from '../ui/empty.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './notes.css'

/** What of a case was shown in its sessions: to whom, when, and on whose screens it was. Draws nothing while nothing was shown. */
export function ShowingsCard({ caseId }: { caseId: CaseId }) {
  const say = useTexts(recordsTexts)
  const asked = useQuery(query.records.showings.queryOptions({ input: { caseId } }))
  if (asked.data?.length === 0) return null
  return (
    <Card title={say('showings')}>
      {asked.isPending && <Waiting words={say('loadingFiles')} />}
      {asked.error && <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} />}
      <ul className="files">{((asked.data ?? []) as PastShowing[]).map((one) => <ShowingRow key={one.id} showing={one} />)}</ul>
    </Card>
  )
}

function ShowingRow({ showing: { name, sha256, side, shownByName, shownAt, seenBy } }: { showing: PastShowing }) {
  const { list } = useJoins()
  const say = useTexts(recordsTexts)
  const sayWho = useTexts(sessionsTexts)
  const { moment, time } = useDates()
  return (
    <li className="files-row">
      <Eye aria-hidden size="1.4em" strokeWidth={1.6} />
      <div>
        <p className="files-name">{name}</p>
        <p className="quiet-text">{say(`shownTo.${side ?? 'all'}`)} · {say('shownAt', { at: moment(shownAt), who: shownByName })}</p>
        <p>{seenBy.length === 0 ? say('nobodySaw') : list(seenBy.map(({ role, who, at }) => say('saw', { who: `${sayWho(`role.${role}`)} ${who}`.trim(), time: time(at) })))}</p>
        <p className="files-hash" title={sha256}>{say('fingerprint', { hash: sha256.slice(0, 16) })}</p>
      </div>
    </li>
  )
}
