import { Hand } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTexts } from '../platform/language.tsx'
import { Button } from '../ui/button.tsx'
import { Frame } from '../ui/frame.tsx'
import './kiosk.css'
import { texts } from './texts.ts'
import { useSettling } from './use-settling.ts'

/** One screen of the terminal: what is said, and under it at most three things to touch. */
export function KioskFrame({ place, line, tone = 'plain', onCall, called = false, help, actions, children }: {
  place: string
  line: 'online' | 'reconnecting'
  tone?: 'plain' | 'wait'
  /** Calls the staff; there is no button for it where nobody could be called. */
  onCall?: () => void
  called?: boolean
  /** Stands in the place of that button, where nobody sits at a counter. */
  help?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  const say = useTexts(texts)
  useSettling()
  return (
    <Frame place={place} line={line} sayLost={false} fixed tone={tone}>
      <div className="kiosk-body">{children}</div>
      <div className="kiosk-actions">
        {help}
        {onCall && <Button icon={Hand} onPress={onCall} isDisabled={called}>{say(called ? 'called' : 'call')}</Button>}
        {actions}
      </div>
    </Frame>
  )
}
