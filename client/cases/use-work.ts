import { useQuery } from '@tanstack/react-query'
import type { CaseId } from '#shared/cases/words.ts'
import { query } from '../platform/api.ts'

/** Who works on a case and what they do; asked once by all the cards of a page. */
export const useWork = (caseId: CaseId) => useQuery(query.cases.work.queryOptions({ input: { caseId }, staleTime: 5_000 }))
