import { Phone } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { sessionsRefusals } from '#shared/sessions/refusals.ts'
import { useFresh } from '../platform/use-fresh.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { useConnection } from '../platform/socket.ts'
import { Waiting } from '../ui/empty.tsx'
import { Notice } from '../ui/notice.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { useShell } from '../ui/use-shell.ts'
import { GuestCheck } from './guest-check.tsx'
import { GuestHello, GuestOpen } from './guest-hello.tsx'
import { KioskFrame } from './kiosk-frame.tsx'
import { SessionStages } from './terminal-session.tsx'
import { talkTexts } from './talk-texts.ts'
import { useInvitation } from './use-invitation.ts'

const place = '连心桥 · Lianxin'
const noTests = { shown: null, trySound: () => {}, test: () => {} }

/** A party outside the county at their own phone or laptop: opens the link, looks at camera and microphone, waits, and talks. */
export function Guest() {
  useShell('phone')
  const say = useTexts(talkTexts)
  const { language } = useLanguage()
  const { whole, invitation, opening, told, open } = useInvitation()
  const [checked, setChecked] = useState(false)
  const page = (body: ReactNode, actions?: ReactNode) => <KioskFrame place={place} line="online" actions={actions}>{body}</KioskFrame>
  if (!whole) return page(<Notice tone="refused">{sessionsRefusals[language]['guest-link-unknown']}</Notice>)
  if (told) return page(<ToldNotice told={told} {...(told.lost ? { onAgain: open } : {})} />)
  if (opening) return page(<Waiting words={say('guestOpening')} />)
  if (!invitation) return page(<GuestHello />, <GuestOpen onOpen={open} />)
  const help = invitation.phone === '' ? <span /> : <a className="button button-quiet button-usual" href={`tel:${invitation.phone.replaceAll(' ', '')}`}><Phone aria-hidden size="1.25em" /><span>{say('guestPhone', { phone: invitation.phone.replaceAll(' ', '\u00a0') })}</span></a>
  const wasIn = sessionStorage.getItem(`lianxin.session.${invitation.sessionId}`) !== null
  if (!checked && !wasIn) return <GuestCheck place={place} help={help} onGood={() => setChecked(true)} />
  return <Seated><SessionStages summary={{ ...invitation, id: invitation.sessionId, status: 'lobby', seats: [], queue: { ahead: 0, busyUntil: null }, queueNumber: '' }} place={place} onDevices={() => {}} onBusy={() => {}} own={noTests} quiet={false} onDone={() => {}} help={help} /></Seated>
}

// The line is opened only now: before, this browser is nobody.
function Seated({ children }: { children: ReactNode }) {
  useFresh()
  useConnection()
  return children
}
