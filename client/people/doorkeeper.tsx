import type { ReactNode } from 'react'
import { Navigate, useLocation } from 'react-router'
import type { WhoAmI } from '#shared/people/contract.ts'
import { refusalOf } from '../platform/refusal-of.ts'
import { Opening } from '../ui/empty.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { useMe } from './use-me.ts'
import { useSignedOff } from './use-signed-off.ts'

/** Lets staff in and sends everyone else to the sign-in page, which brings them back here. */
export function Doorkeeper({ children }: { children: (me: Extract<WhoAmI, { kind: 'staff' }>) => ReactNode }) {
  const { pathname, search } = useLocation()
  const me = useMe()
  useSignedOff()
  if (me.data?.kind === 'staff') return children(me.data)
  if (me.data) return <Navigate to={`/sign-in?to=${encodeURIComponent(pathname + search)}`} replace />
  if (me.error) return <ToldNotice told={refusalOf(me.error)} onAgain={() => void me.refetch()} />
  return <Opening />
}
