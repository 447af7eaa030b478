import { CalendarDays, ClipboardPlus, FolderOpen, LogOut } from 'lucide-react'
import { Suspense } from 'react'
import { NavLink, Outlet } from 'react-router'
import { Doorkeeper } from '../people/doorkeeper.tsx'
import { leave } from '../people/leave.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { useConnection } from '../platform/socket.ts'
import { useFresh } from '../platform/use-fresh.ts'
import { Button } from '../ui/button.tsx'
import { Opening } from '../ui/empty.tsx'
import { Frame } from '../ui/frame.tsx'
import { Locale } from '../ui/locale.tsx'
import { useShell } from '../ui/use-shell.ts'
import { texts } from './texts.ts'

/** The clerk's counter: the frame round its pages. */
export function Counter() {
  useShell('counter')
  useFresh()
  const say = useTexts(texts)
  const { language } = useLanguage()
  const line = useConnection()
  return (
    <Doorkeeper>{(me) => (
      <Locale><Frame line={line} place={say('title', { station: language === 'zh' ? me.unitName : me.unitNameEn })}
        nav={<>
          <NavLink to="/counter" end><CalendarDays aria-hidden size="1.2em" />{say('today')}</NavLink>
          <NavLink to="/counter/register"><ClipboardPlus aria-hidden size="1.2em" />{say('register')}</NavLink>
          <NavLink to="/counter/cases"><FolderOpen aria-hidden size="1.2em" />{say('cases')}</NavLink>
        </>}
        tools={<><NavLink to="/counter/account">{me.name}</NavLink><Button tone="bare" icon={LogOut} onPress={() => void leave()}>{say('signOut')}</Button></>}>
        <Suspense fallback={<Opening />}><Outlet /></Suspense>
      </Frame></Locale>
    )}</Doorkeeper>
  )
}
