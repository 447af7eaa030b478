import { useQuery } from '@tanstack/react-query'
import { placeName } from '#shared/stations/rules.ts'
import { query } from '../platform/api.ts'
import { useLanguage } from '../platform/language.tsx'

/** Where this terminal stands, in the tab's language: its station, then its own name. Until the station is known, its own name. */
export function usePlace({ name, unitId }: { name: string; unitId: string }): string {
  const { language } = useLanguage()
  const stations = useQuery(query.stations.list.queryOptions({ staleTime: 600_000 }))
  return placeName(stations.data?.find(({ id }) => id === unitId) ?? null, name, language)
}
