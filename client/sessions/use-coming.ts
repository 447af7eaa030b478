import { useQuery } from '@tanstack/react-query'
import { query } from '../platform/api.ts'

/** Sessions of this tab's person or terminal, today's and those of the next 24 hours, kept fresh by what the server tells and looked at again each minute. */
export const useComing = () => useQuery(query.sessions.coming.queryOptions({ refetchInterval: 60_000 }))
