import { Languages } from 'lucide-react'
import type { ReactNode } from 'react'
import { useNow } from '../platform/clock.ts'
import { useDates } from '../platform/dates.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { Button } from './button.tsx'
import './frame.css'
import { Lamp } from './lamp.tsx'
import { Mark } from './mark.tsx'
import { Notice } from './notice.tsx'
import { texts } from './texts.ts'

/** What is round every page of a shell: mark, where or who, time, line, language; and a way to skip it all. */
export function Frame({ place, nav, tools, line, sayLost = true, banner, tone = 'plain', fixed = false, children }: {
  place: ReactNode
  nav?: ReactNode
  tools?: ReactNode
  line?: 'online' | 'reconnecting'
  /** Says a broken line across the page as well; a page that says it in its own way turns it off. */
  sayLost?: boolean
  banner?: ReactNode
  tone?: 'plain' | 'wait'
  /** The page fills the window and scrolls inside itself, as a session does. */
  fixed?: boolean
  children: ReactNode
}) {
  const say = useTexts(texts)
  return (
    <div className={`frame frame-${tone}${fixed ? ' frame-fixed' : ''}`}>
      <a className="frame-skip" href="#content">{say('skip')}</a>
      <header className="frame-head">
        <span className="frame-place"><Mark size="1.7em" />{place}</span>
        {nav !== undefined && <nav className="frame-nav" aria-label={say('pages')}>{nav}</nav>}
        <span className="frame-tools">
          <WallClock />
          {line && <Lamp state={line === 'online' ? 'good' : 'wait'} word={say(line)} />}
          <LanguageSwitch />
          {tools}
        </span>
      </header>
      {line === 'reconnecting' && sayLost && <div className="frame-banner"><Notice tone="lost">{say('lostLine')}</Notice></div>}
      {banner !== undefined && <div className="frame-banner">{banner}</div>}
      <main id="content" className="frame-content" tabIndex={-1}>{children}</main>
    </div>
  )
}

/** The time as a wall clock shows it, with the weekday. */
export function WallClock() {
  const at = useNow(1000)
  const { time, weekday } = useDates()
  return <time className="frame-clock" dateTime={at.toISOString()}>{time(at)} <span>{weekday(at)}</span></time>
}

/** Switches this tab between Chinese and English; the button says where it leads. */
export function LanguageSwitch() {
  const { language, speak } = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  return <Button tone="bare" icon={Languages} onPress={() => speak(other)}><span lang={other}>{other === 'zh' ? '中文' : 'English'}</span></Button>
}
