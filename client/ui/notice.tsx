import { Hourglass, Info, type LucideIcon, OctagonAlert, WifiOff } from 'lucide-react'
import type { ReactNode } from 'react'
import './notice.css'

const icons: Record<NoticeTone, LucideIcon> = { info: Info, wait: Hourglass, refused: OctagonAlert, lost: WifiOff }

export type NoticeTone = 'info' | 'wait' | 'refused' | 'lost'

/** A sentence that must be read, with what can be done about it. A refusal or lost line is also spoken up by screen readers. */
export function Notice({ tone = 'info', action, children }: { tone?: NoticeTone; action?: ReactNode; children: ReactNode }) {
  const Icon = icons[tone]
  return (
    <div className={`notice notice-${tone}`} role={tone === 'refused' || tone === 'lost' ? 'alert' : 'status'}>
      <Icon aria-hidden size="1.3em" />
      <div className="notice-words">{children}</div>
      {action}
    </div>
  )
}
