import { useQuery } from '@tanstack/react-query'
import { query } from '../platform/api.ts'

/** Who this tab is, asked once; being someone else forgets it. */
export const useMe = () => useQuery(query.people.me.queryOptions({ staleTime: Number.POSITIVE_INFINITY }))
