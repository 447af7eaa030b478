import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button as Pressable, type ButtonProps } from 'react-aria-components/Button'
import { Link } from 'react-router'
import './button.css'

type Look = { tone?: 'main' | 'quiet' | 'danger' | 'bare'; size?: 'small' | 'usual' | 'large'; icon?: LucideIcon; children?: ReactNode }

/** A button. `main` is the one thing to do next on a screen; `danger` is for stopping; size follows the shell. */
export function Button({ tone = 'quiet', size = 'usual', icon: Icon, busy = false, children, ...rest }: Omit<ButtonProps, 'children' | 'className' | 'style'> & Look & { busy?: boolean }) {
  return (
    <Pressable {...rest} isPending={busy} className={`button button-${tone} button-${size}`}>
      {Icon && <Icon aria-hidden size="1.25em" strokeWidth={1.9} />}
      {children !== undefined && <span>{children}</span>}
    </Pressable>
  )
}

/** A link that looks like a button, for going somewhere rather than doing something. */
export function ButtonLink({ to, tone = 'quiet', size = 'usual', icon: Icon, newTab = false, children }: Look & { to: string; newTab?: boolean }) {
  return (
    <Link to={to} {...(newTab ? { target: '_blank', rel: 'noopener' } : {})} className={`button button-${tone} button-${size}`}>
      {Icon && <Icon aria-hidden size="1.25em" strokeWidth={1.9} />}
      <span>{children}</span>
    </Link>
  )
}
