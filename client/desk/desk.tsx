import { CalendarDays, FolderOpen, LogOut, Moon, Sun } from 'lucide-react'
import { Suspense } from 'react'
import { NavLink, Outlet, useMatch } from 'react-router'
import { Doorkeeper } from '../people/doorkeeper.tsx'
import { leave } from '../people/leave.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { useConnection } from '../platform/socket.ts'
import { useFresh } from '../platform/use-fresh.ts'
import { SummonsBell } from '../sessions/summons.tsx'
import { Button } from '../ui/button.tsx'
import { Opening } from '../ui/empty.tsx'
import { Frame } from '../ui/frame.tsx'
import { Locale } from '../ui/locale.tsx'
import { useShell, useTheme } from '../ui/use-shell.ts'
import { deskLinks } from './desk-links.ts'
import { texts } from './texts.ts'

/** The desk of officer, recorder, expert, lead and admin: the frame round its pages. */
export function Desk() {
  useShell('desk')
  useFresh()
  const { dark, setDark } = useTheme()
  const say = useTexts(texts)
  const { language } = useLanguage()
  const line = useConnection()
  const inSession = useMatch('/desk/sessions/:sessionId') !== null
  return (
    <Doorkeeper>{(me) => (
      <Locale><Frame line={line} fixed={inSession} sayLost={!inSession} place={say('title', { unit: language === 'zh' ? me.unitName : me.unitNameEn })}
        nav={<>
          <NavLink to="/desk" end><CalendarDays aria-hidden size="1.2em" />{say('home')}</NavLink>
          {me.role !== 'admin' && <NavLink to="/desk/cases"><FolderOpen aria-hidden size="1.2em" />{say('cases')}</NavLink>}
          {deskLinks.filter((link) => link.for.includes(me.role)).map(({ to, word, icon: Icon }) => <NavLink key={to} to={to}><Icon aria-hidden size="1.2em" />{say(word)}</NavLink>)}
        </>}
        tools={<>
          <Button tone="bare" icon={dark ? Sun : Moon} aria-label={say(dark ? 'light' : 'dark')} onPress={() => setDark(!dark)} />
          <NavLink to="/desk/account">{me.name}</NavLink>
          <Button tone="bare" icon={LogOut} onPress={() => void leave()}>{say('signOut')}</Button>
        </>}>
        <SummonsBell />
        <Suspense fallback={<Opening />}><Outlet /></Suspense>
      </Frame></Locale>
    )}</Doorkeeper>
  )
}
