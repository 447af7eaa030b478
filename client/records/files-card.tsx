import { useQuery } from '@tanstack/react-query'
import { wantsCare } from '#shared/records/files-kept.ts'
import { filesTexts } from '#shared/records/files-texts.ts'
import { useMe } from '../people/use-me.ts'
import { query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Card } from '../ui/card.tsx'
import { Waiting } from '../ui/empty.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { FilesState } from './files-state.tsx'

/** Where files lie, on the administrator's home; on the lead's only when something is to be done about it. */
export function FilesCard() {
  const say = useTexts(filesTexts)
  const { data: me } = useMe()
  const asked = useQuery(query.records.filesKept.queryOptions({ refetchInterval: 60_000 }))
  if (me?.kind === 'staff' && me.role === 'lead' && !(asked.data && wantsCare(asked.data))) return null
  if (asked.data) return <FilesState kept={asked.data} />
  return <Card title={say('title')}>{asked.error ? <ToldNotice told={refusalOf(asked.error)} onAgain={() => void asked.refetch()} /> : <Waiting words={say('loading')} />}</Card>
}
