import { Phone } from 'lucide-react'
import type { ReactNode } from 'react'
import { sessionsRefusals } from '#shared/sessions/refusals.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import type { Devices } from '../sessions/media/devices.ts'
import { Waiting } from '../ui/empty.tsx'
import { Notice } from '../ui/notice.tsx'
import { GuestReady, GuestSelf } from './guest-check.tsx'
import { GuestHello, GuestOpen } from './guest-hello.tsx'
import { talkTexts } from './talk-texts.ts'

const found: Devices = { camera: null, microphone: null, cameraTrouble: null, microphoneTrouble: null, instead: { camera: null, microphone: null } }
const check = (devices: Devices | null) => ({ screen: <GuestSelf devices={devices} />, actions: <GuestReady devices={devices} onGood={() => {}} /> })

/** What a party sees on their own phone before the talk, for the gallery; the talk itself is the terminal's. */
export const guestStages: Record<string, { screen: ReactNode; actions?: ReactNode }> = {
  'guest-hello': { screen: <GuestHello />, actions: <GuestOpen onOpen={() => {}} /> },
  'guest-opening': { screen: <Opening /> },
  'guest-spent': { screen: <Spent /> },
  'guest-check': check(null),
  'guest-forbidden': check({ ...found, cameraTrouble: 'forbidden', microphoneTrouble: 'forbidden' }),
}

function Opening() {
  return <Waiting words={useTexts(talkTexts)('guestOpening')} />
}

function Spent() {
  const { language } = useLanguage()
  return <Notice tone="refused">{sessionsRefusals[language]['guest-link-spent']}</Notice>
}

/** The number of whoever invited them stands where a terminal has its key for the staff. */
export function GuestHelp() {
  return <a className="button button-quiet button-usual" href="tel:12000000001"><Phone aria-hidden size="1.25em" /><span>{useTexts(talkTexts)('guestPhone', { phone: '120\u00a00000\u00a00001' })}</span></a>
}
