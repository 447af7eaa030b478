import { useEffect, useState } from 'react'
import { areTogether } from '#shared/sessions/rules.ts'
import type { Seat, SeatId } from '#shared/sessions/words.ts'
import type { OpenSession } from './use-session.ts'

const holdMs = 1_500

/** Who has the large place: whoever of the others spoke last, held long enough that it does not flicker; at first the host. */
export function useSpeaker({ session, seat: own, you, speaking }: OpenSession): { large: Seat | null; small: Seat[]; speaks: boolean } {
  const others = session?.seats.filter((seat) => seat.id !== you && seat.role !== 'recorder' && (!own || !session || areTogether(session, own, seat)) && (seat.presence === 'in' || seat.presence === 'lost')) ?? []
  const loudest = speaking.find((id) => others.some((seat) => seat.id === id)) ?? null
  const [held, setHeld] = useState<SeatId | null>(null)
  useEffect(() => {
    if (loudest === null || loudest === held) return
    const timer = setTimeout(() => setHeld(loudest), held === null ? 0 : holdMs)
    return () => clearTimeout(timer)
  }, [loudest, held])
  const large = others.find(({ id }) => id === held) ?? others.find(({ role }) => role === 'host') ?? others[0] ?? null
  return { large, small: others.filter((seat) => seat !== large), speaks: large !== null && speaking.includes(large.id) }
}
