import { Suspense, useEffect, useState } from 'react'
import { useMe } from '../people/use-me.ts'
import { identity } from '../platform/identity.ts'
import { part } from '../platform/part.ts'
import { isLost, refusalOf } from '../platform/refusal-of.ts'
import { useFresh } from '../platform/use-fresh.ts'
import { useSwitchedOff } from '../stations/use-switched-off.ts'
import { Opening } from '../ui/empty.tsx'
import { Frame } from '../ui/frame.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { useShell } from '../ui/use-shell.ts'
import { forgetDay, keptDay } from './kept-day.ts'
import { OfflineStage } from './offline-stage.tsx'
import { Stages } from './stages.tsx'

// Only a device that is not a terminal yet needs it.
const EnrolmentStage = part(() => import('../stations/enrolment-stage.tsx'), 'EnrolmentStage')
const askAgainMs = 5_000

/** The station terminal: enrolled it waits, rings and joins; otherwise it shows how to enrol it. */
export function Kiosk() {
  useShell('kiosk')
  // NOTE: before the first question is asked, so that it is asked as the terminal.
  useState(() => identity.wakeAsDevice())
  useFresh()
  const me = useMe()
  useSwitchedOff(me.error)
  const { data, error, failureReason, refetch } = me
  useEffect(() => { if (data && data.kind !== 'terminal') forgetDay() }, [data])
  // On a dead line it asks on by itself: nobody may be there to press anything.
  useEffect(() => {
    if (!error || !isLost(error)) return
    const timer = setInterval(() => void refetch(), askAgainMs)
    return () => clearInterval(timer)
  }, [error, refetch])
  const kept = !data && isLost(failureReason ?? error) ? keptDay() : null
  if (kept) return <OfflineStage kept={kept} />
  if (me.data?.kind === 'terminal') return <Stages terminal={me.data} />
  if (me.data) return <Frame place="连心桥 · Lianxin" fixed><Suspense fallback={<Opening />}><EnrolmentStage /></Suspense></Frame>
  if (me.error) return <ToldNotice told={refusalOf(me.error)} onAgain={() => void me.refetch()} />
  return <Opening />
}
