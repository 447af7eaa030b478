import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { isForThem } from '#shared/sessions/interpreting-rules.ts'
import { areTogether, isHeard } from '#shared/sessions/rules.ts'
import type { Side } from '#shared/cases/words.ts'
import type { BreakReason, Hearers, OthersShare, SeatId, SessionId, Step, TickAnswer, TickName } from '#shared/sessions/words.ts'
import { ask } from '../platform/socket.ts'
import { SessionLink, type SessionView } from './media/session-link.ts'

/** How the host ends a session. */
export type Ending = { as: 'closed' | 'moved' | BreakReason; reason: string | null }

/** A session as a screen has it: what to draw, and what can be done. */
export type OpenSession = SessionView & {
  link: SessionLink
  /** The others hear this seat: its microphone is there and open, and somebody else is in. */
  heard: boolean
  admit: (seatIds: SeatId[]) => Promise<boolean>
  muteOther: (seatId: SeatId, wish: 'mute' | 'lock' | 'open') => Promise<boolean>
  askToSpeak: (seatId: SeatId) => Promise<boolean>
  /** The host has seen a visitor and their identity card. */
  knowVisitor: (seatId: SeatId) => Promise<boolean>
  goTo: (step: Step) => Promise<boolean>
  tick: (tick: TickName, side: Side | null, answer: TickAnswer) => Promise<boolean>
  talkAside: (side: Side, guests: SeatId[], minutes: number) => Promise<boolean>
  bringTogether: () => Promise<boolean>
  giveFloor: (seatId: SeatId | null) => Promise<boolean>
  /** The host binds an interpreter's seat to a party's, or (null) to nobody. */
  bind: (seatId: SeatId, partyId: SeatId | null, others: OthersShare) => Promise<boolean>
  /** A bound interpreter's two keys. */
  speakTo: (to: Hearers) => Promise<boolean>
  /** Anybody's: a rest of five minutes, or the host's own. */
  rest: () => Promise<boolean>
  goOn: () => Promise<boolean>
  end: (ending: Ending) => Promise<boolean>
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
  return isHeard(seat) && session.seats.some((other) => other.id !== seat.id && other.presence === 'in' && areTogether(session, seat, other) && isForThem(session.course, seat.id, other.id))
}

const hostOf = (link: SessionLink) => ({
  admit: (seatIds: SeatId[]) => link.host((sessionId) => ask('sessions:admit', { sessionId, seatIds })),
  muteOther: (seatId: SeatId, wish: 'mute' | 'lock' | 'open') => link.host((sessionId) => ask('sessions:mute', { sessionId, seatId, wish })),
  askToSpeak: (seatId: SeatId) => link.host((sessionId) => ask('sessions:ask-to-unmute', { sessionId, seatId })),
  knowVisitor: (seatId: SeatId) => link.host((sessionId) => ask('sessions:know', { sessionId, seatId })),
  goTo: (to: Step) => link.host((sessionId) => ask('sessions:go', { sessionId, to, reason: null })),
  tick: (tick: TickName, side: Side | null, answer: TickAnswer) => link.host((sessionId) => ask('sessions:tick', { sessionId, tick, side, answer })),
  talkAside: (side: Side, guests: SeatId[], minutes: number) => link.host((sessionId) => ask('sessions:caucus', { sessionId, side, guests, minutes })),
  bringTogether: () => link.host((sessionId) => ask('sessions:together', { sessionId })),
  giveFloor: (seatId: SeatId | null) => link.host((sessionId) => ask('sessions:floor', { sessionId, seatId })),
  bind: (seatId: SeatId, partyId: SeatId | null, others: OthersShare) => link.host((sessionId) => ask('sessions:bind', { sessionId, seatId, partyId, others })),
  speakTo: (to: Hearers) => link.host((sessionId) => ask('sessions:speak-to', { sessionId, to })),
  rest: () => link.host((sessionId) => ask('sessions:pause', { sessionId })),
  goOn: () => link.host((sessionId) => ask('sessions:go-on', { sessionId })),
  end: (ending: Ending) => link.host((sessionId) => ask('sessions:end', { sessionId, ...ending })),
})
