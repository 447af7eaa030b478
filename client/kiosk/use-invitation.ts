import { useEffect, useState } from 'react'
import type { Invitation } from '#shared/sessions/guest-link.ts'
import { api } from '../platform/api.ts'
import { identity } from '../platform/identity.ts'
import { refusalOf, type Told } from '../platform/refusal-of.ts'

const link = () => location.hash.slice(1)

/**
 * The link in this page's address, and what it opens. NOTE: this browser makes up its credential and keeps it before it
 * asks: an answer that is lost on a bad line leaves nobody outside, and a reload is the same browser.
 */
export function useInvitation(): { whole: boolean; invitation: Invitation | null; opening: boolean; told: Told | null; open: () => void } {
  const [token] = useState(link)
  const whole = /^[A-Za-z0-9_-]{43}$/.test(token)
  const key = `lianxin.guest.${token.slice(0, 12)}`
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const [opening, setOpening] = useState(whole && localStorage.getItem(key) !== null)
  const [told, setTold] = useState<Told | null>(null)
  const open = () => {
    const browser = localStorage.getItem(key) ?? made()
    localStorage.setItem(key, browser)
    setOpening(true)
    setTold(null)
    api.sessions.openGuestLink({ token, browser }).then(
      (found) => {
        identity.take(browser, { keep: 'tab' })
        setInvitation(found as Invitation)
      },
      (error: unknown) => {
        const why = refusalOf(error)
        // NOTE: what this browser was refused it does not hold on to, or it would not show the way in again.
        if (!why.lost) localStorage.removeItem(key)
        setTold(why)
      },
    ).finally(() => setOpening(false))
  }
  // Opened in this browser before: nobody need press anything again.
  // oxlint-disable-next-line react/exhaustive-deps -- once, when the page is opened
  useEffect(() => { if (opening) open() }, [])
  return { whole, invitation, opening, told, open }
}

function made(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return `visitor-${btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`
}
