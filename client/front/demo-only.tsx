import { useQuery } from '@tanstack/react-query'
import { Outlet } from 'react-router'
import { query } from '../platform/api.ts'
import { refusalOf } from '../platform/refusal-of.ts'
import { NotFound } from '../ui/broken.tsx'
import { Opening } from '../ui/empty.tsx'
import { ToldNotice } from '../ui/told.tsx'

/** Pages with made-up content, which are not there where real people are. */
export function DemoOnly() {
  const mode = useQuery(query.people.mode.queryOptions({ staleTime: Number.POSITIVE_INFINITY }))
  if (mode.error) return <ToldNotice told={refusalOf(mode.error)} onAgain={() => void mode.refetch()} />
  if (!mode.data) return <Opening />
  return mode.data.mode === 'demo' ? <Outlet /> : <NotFound />
}
