import { useQuery } from '@tanstack/react-query'
import { query } from '../platform/api.ts'

/** Today's sessions of this tab's person or terminal, kept fresh by what the server tells and looked at again each minute. */
export const useToday = () => useQuery(query.sessions.today.queryOptions({ refetchInterval: 60_000 }))
