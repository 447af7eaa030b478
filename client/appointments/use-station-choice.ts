import { useQuery } from '@tanstack/react-query'
import { query } from '../platform/api.ts'
import { useLanguage } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'

/** The county's stations to choose from, found by either name. */
export function useStationChoice() {
  const { language } = useLanguage()
  const stations = useQuery(query.stations.list.queryOptions({ staleTime: 600_000 }))
  const options = (stations.data ?? []).map(({ id, name, nameEn }) => (language === 'zh' ? { key: id, word: name, also: nameEn } : { key: id, word: nameEn, also: name }))
  return { options, refused: stations.error ? refusalOf(stations.error) : null, again: () => void stations.refetch() }
}
