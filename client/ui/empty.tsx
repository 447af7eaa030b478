import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTexts } from '../platform/language.tsx'
import './empty.css'
import { texts } from './texts.ts'

/** Nothing is here, said kindly, with what one may do. */
export function Empty({ icon: Icon, title, action, children }: { icon?: LucideIcon; title: string; action?: ReactNode; children?: ReactNode }) {
  return (
    <div className="empty">
      {Icon && <Icon aria-hidden size="2em" strokeWidth={1.5} />}
      <p className="empty-title">{title}</p>
      {children !== undefined && <div className="empty-more">{children}</div>}
      {action}
    </div>
  )
}

/** Something is on its way; the words say what. Never a spinner alone. */
export function Waiting({ words }: { words: string }) {
  return <div className="waiting" role="status"><span className="waiting-dots" aria-hidden><i /><i /><i /></span>{words}</div>
}

/** A page is being opened. */
export function Opening() {
  return <Waiting words={useTexts(texts)('loading')} />
}
