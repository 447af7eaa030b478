import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { oversightTexts } from '#shared/oversight/texts.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Waiting } from '../ui/empty.tsx'
import { ToldNotice } from '../ui/told.tsx'

/** What was asked, in whatever state it is: on its way, refused or lost (what was there stays in sight), or there. */
export function Asked<Given>({ of, children }: { of: UseQueryResult<Given>; children: (given: Given) => ReactNode }) {
  const say = useTexts(oversightTexts)
  const told = of.error ? refusalOf(of.error) : null
  return (
    <>
      {of.isPending && <Waiting words={say('loading')} />}
      {/* That the line is down is said once, by the frame; what was there stays. */}
      <ToldNotice told={told?.lost && of.data !== undefined ? null : told} onAgain={() => void of.refetch()} />
      {of.data !== undefined && children(of.data)}
    </>
  )
}
