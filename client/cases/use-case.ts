import { useQuery } from '@tanstack/react-query'
import type { CaseId } from '#shared/cases/words.ts'
import { query } from '../platform/api.ts'

/** A case file with its parties and timeline. NOTE: each opening is written down, so it is not asked again without need. */
export const useCase = (caseId: CaseId) => useQuery(query.cases.open.queryOptions({ input: { caseId }, staleTime: 60_000 }))
