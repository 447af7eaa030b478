import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import './button.css'

export type ButtonLook = { tone?: 'main' | 'quiet' | 'danger' | 'bare'; size?: 'small' | 'usual' | 'large'; icon?: LucideIcon; children?: ReactNode }
type Doing = { onPress?: () => void; isDisabled?: boolean; busy?: boolean; autoFocus?: boolean; type?: 'button' | 'submit'; form?: string; 'aria-label'?: string; 'aria-pressed'?: boolean; 'aria-expanded'?: boolean; 'data-testid'?: string }

/** A button. `main` is the one thing to do next on a screen; `danger` is for stopping; size follows the shell. */
export function Button({ tone = 'quiet', size = 'usual', icon: Icon, children, onPress, isDisabled = false, busy = false, type = 'button', ...rest }: ButtonLook & Doing) {
  return (
    // NOTE: a busy button stays in the tab order and only ignores presses, so that the focus is not lost while saving.
    <button {...rest} type={type} disabled={isDisabled} aria-disabled={busy || undefined} className={`button button-${tone} button-${size}`}
      onClick={(event) => { if (busy) event.preventDefault(); else onPress?.() }}>
      {Icon && <Icon aria-hidden size="1.25em" strokeWidth={1.9} />}
      {children !== undefined && <span>{children}</span>}
    </button>
  )
}
