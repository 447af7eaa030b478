import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import type { ButtonLook } from './button.tsx'
import './button.css'

/** A link that looks like a button, for going somewhere rather than doing something. */
export function ButtonLink({ to, tone = 'quiet', size = 'usual', icon: Icon, newTab = false, autoFocus = false, children }: ButtonLook & { to: string; newTab?: boolean; autoFocus?: boolean }) {
  const link = useRef<HTMLAnchorElement>(null)
  // NOTE: React focuses fields and buttons by itself, links it does not.
  useEffect(() => { if (autoFocus) link.current?.focus() }, [autoFocus])
  return (
    <Link ref={link} to={to} {...(newTab ? { target: '_blank', rel: 'noopener' } : {})} className={`button button-${tone} button-${size}`}>
      {Icon && <Icon aria-hidden size="1.25em" strokeWidth={1.9} />}
      <span>{children}</span>
    </Link>
  )
}
