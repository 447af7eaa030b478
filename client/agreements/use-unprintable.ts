import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { AgreementContent, AgreementId } from '#shared/agreements/words.ts'
import { query } from '../platform/api.ts'

const pauseMs = 700

/** What of a draft could not be printed, asked at each pause of typing. Only the server knows its fonts. */
export function useUnprintable(agreementId: AgreementId, { facts, issues, terms }: Pick<AgreementContent, 'facts' | 'issues' | 'terms'>) {
  const typed = JSON.stringify({ facts, issues, terms })
  const [paused, setPaused] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setPaused(typed), pauseMs)
    return () => clearTimeout(timer)
  }, [typed])
  const text = JSON.parse(paused) as Pick<AgreementContent, 'facts' | 'issues' | 'terms'>
  // NOTE: it only warns; opening for signing asks again, so an answer that does not come stands in nobody's way.
  return useQuery(query.agreements.unprintable.queryOptions({ input: { agreementId, ...text }, placeholderData: keepPreviousData, retry: false })).data ?? []
}
