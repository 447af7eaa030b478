import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { addDays, type Day } from '#shared/platform/time.ts'
import { query } from '../platform/api.ts'

// NOTE: news tells the board to look again; the minute is for what only time changes.
const everyMinute = { refetchInterval: 60_000 }

/** What the board asks. A day that is left stays in sight until the next one has come. */
export const useBoard = (day: Day) => useQuery(query.oversight.board.queryOptions({ input: { day }, placeholderData: keepPreviousData, ...everyMinute }))
export const useRisks = () => useQuery(query.oversight.risks.queryOptions({ refetchInterval: 30_000 }))
export const useStandings = () => useQuery(query.oversight.standings.queryOptions(everyMinute))
export const useForecast = () => useQuery(query.oversight.forecast.queryOptions(everyMinute))

/** The load of a day and of the one after it. */
export function useLoads(today: Day) {
  return [useQuery(query.oversight.load.queryOptions({ input: { day: today }, ...everyMinute })), useQuery(query.oversight.load.queryOptions({ input: { day: addDays(today, 1) }, ...everyMinute }))] as const
}
