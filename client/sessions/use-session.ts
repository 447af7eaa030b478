import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { isHeard } from '#shared/sessions/rules.ts'
import type { SeatId, SessionId } from '#shared/sessions/words.ts'
import { ask } from '../platform/socket.ts'
import { SessionLink, type SessionView } from './media/session-link.ts'

/** A session as a screen has it: what to draw, and what can be done. */
export type OpenSession = SessionView & {
  link: SessionLink
  /** The others hear this seat: its microphone is there and open, and somebody else is in. */
  heard: boolean
  admit: (seatIds: SeatId[]) => Promise<boolean>
  muteOther: (seatId: SeatId, wish: 'mute' | 'lock' | 'open') => Promise<boolean>
  askToSpeak: (seatId: SeatId) => Promise<boolean>
  end: () => Promise<boolean>
}

/** Opens this tab's link to a session while the screen shows it: staff join at once, a terminal waits to be asked in. */
export function useSession(sessionId: SessionId, as: 'staff' | 'terminal'): OpenSession {
  const [link, setLink] = useState(() => new SessionLink(sessionId))
  useEffect(() => {
    // NOTE: made anew here, because React may close what the first render made.
    const opened = new SessionLink(sessionId)
    setLink(opened)
    opened.open()
    if (as === 'staff' || opened.wasIn) opened.join()
    else {
      opened.wait()
      void opened.warmDevices()
    }
    return () => opened.close()
  }, [sessionId, as])
  const view = useSyncExternalStore(link.subscribe, () => link.view)
  return useMemo(() => ({ ...view, link, heard: isHeardNow(view), ...hostOf(link) }), [view, link])
}

function isHeardNow({ seat, session, devices, lost }: SessionView): boolean {
  if (!seat || !session || lost || devices?.microphone?.readyState !== 'live') return false
  return isHeard(seat) && session.seats.some((other) => other.id !== seat.id && other.presence === 'in')
}

const hostOf = (link: SessionLink) => ({
  admit: (seatIds: SeatId[]) => link.host((sessionId) => ask('sessions:admit', { sessionId, seatIds })),
  muteOther: (seatId: SeatId, wish: 'mute' | 'lock' | 'open') => link.host((sessionId) => ask('sessions:mute', { sessionId, seatId, wish })),
  askToSpeak: (seatId: SeatId) => link.host((sessionId) => ask('sessions:ask-to-unmute', { sessionId, seatId })),
  end: () => link.host((sessionId) => ask('sessions:end', { sessionId })),
})
