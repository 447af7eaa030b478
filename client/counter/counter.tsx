import { CalendarDays, ClipboardPlus, FolderOpen, LogOut } from 'lucide-react'
import { Suspense, useEffect } from 'react'
import { NavLink, Outlet, useNavigate } from 'react-router'
import { Doorkeeper } from '../people/doorkeeper.tsx'
import { leave } from '../people/leave.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { part } from '../platform/part.ts'
import { useConnection } from '../platform/socket.ts'
import { useFresh } from '../platform/use-fresh.ts'
import { Button } from '../ui/button.tsx'
import { Opening } from '../ui/empty.tsx'
import { Frame } from '../ui/frame.tsx'
import { Locale } from '../ui/locale.tsx'
import { useShell } from '../ui/use-shell.ts'
import { texts } from './texts.ts'

const StaffCalls = part(() => import('../sessions/staff-calls.tsx'), 'StaffCalls')

/** The clerk's counter: the frame round its pages. */
export function Counter() {
  useShell('counter')
  useFresh()
  const say = useTexts(texts)
  const { language } = useLanguage()
  const line = useConnection()
  const go = useNavigate()
  // F2 from anywhere at the counter: somebody stands there and is to be registered.
  useEffect(() => {
    const register = (event: KeyboardEvent) => { if (event.key === 'F2') { event.preventDefault(); void go('/counter/register') } }
    window.addEventListener('keydown', register)
    return () => window.removeEventListener('keydown', register)
  }, [go])
  return (
    <Doorkeeper>{(me) => (
      <Locale><Frame line={line} place={say('title', { station: language === 'zh' ? me.unitName : me.unitNameEn })} banner={<Suspense><StaffCalls /></Suspense>}
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
