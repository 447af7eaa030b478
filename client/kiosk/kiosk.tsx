import { useState } from 'react'
import { useMe } from '../people/use-me.ts'
import { identity } from '../platform/identity.ts'
import { refusalOf } from '../platform/refusal-of.ts'
import { useFresh } from '../platform/use-fresh.ts'
import { EnrolmentStage } from '../stations/enrolment-stage.tsx'
import { useSwitchedOff } from '../stations/use-switched-off.ts'
import { Opening } from '../ui/empty.tsx'
import { Frame } from '../ui/frame.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { useShell } from '../ui/use-shell.ts'
import { Stages } from './stages.tsx'

/** The station terminal: enrolled it waits, rings and joins; otherwise it shows how to enrol it. */
export function Kiosk() {
  useShell('kiosk')
  // NOTE: before the first question is asked, so that it is asked as the terminal.
  useState(() => identity.wakeAsDevice())
  useFresh()
  const me = useMe()
  useSwitchedOff(me.error)
  if (me.data?.kind === 'terminal') return <Stages terminal={me.data} />
  if (me.data) return <Frame place="连心桥 · Lianxin" fixed><EnrolmentStage /></Frame>
  if (me.error) return <ToldNotice told={refusalOf(me.error)} onAgain={() => void me.refetch()} />
  return <Opening />
}
