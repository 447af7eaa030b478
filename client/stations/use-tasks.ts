import { useQuery } from '@tanstack/react-query'
import { tasksOf, type TerminalTask } from '#shared/stations/self-test-rules.ts'
import { query } from '../platform/api.ts'

/** What is to be done about the terminals that I look after; null until it is known. */
export function useTasks(): { tasks: TerminalTask[] | null; error: unknown; again: () => void } {
  const terminals = useQuery(query.stations.terminals.queryOptions({ refetchInterval: 30_000 }))
  const tests = useQuery(query.stations.selfTests.queryOptions())
  return { tasks: terminals.data && tests.data ? tasksOf(terminals.data, tests.data) : null, error: terminals.error ?? tests.error, again: () => { void terminals.refetch(); void tests.refetch() } }
}
