import { DoorOpen, SmartphoneNfc } from 'lucide-react'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { talkTexts } from './talk-texts.ts'

/** What whoever has a link reads before it is opened, for it opens once. */
export function GuestHello() {
  const say = useTexts(talkTexts)
  return <div className="kiosk-calm"><SmartphoneNfc aria-hidden size="6rem" strokeWidth={1.2} /><h1>{say('guestHello')}</h1><p>{say('guestNeeds')}</p></div>
}

export function GuestOpen({ onOpen }: { onOpen: () => void }) {
  return <Button tone="main" size="large" icon={DoorOpen} onPress={onOpen}>{useTexts(talkTexts)('guestOpen')}</Button>
}
