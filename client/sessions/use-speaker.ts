import { useEffect, useState } from 'react'
import { areTogether } from '#shared/sessions/rules.ts'
import type { Seat, SeatId } from '#shared/sessions/words.ts'
import type { OpenSession } from './use-session.ts'

const holdMs = 1_500

/** Who has the large place: whoever of the others spoke last, held long enough that it does not flicker; at first the host. Whoever signs for this seat has it throughout. */
export function useSpeaker({ session, seat: own, you, speaking }: OpenSession): { large: Seat | null; small: Seat[]; speaks: boolean } {
  const others = session?.seats.filter((seat) => seat.id !== you && seat.role !== 'recorder' && (!own || !session || areTogether(session, own, seat)) && (seat.presence === 'in' || seat.presence === 'lost')) ?? []
  const mine = session?.course.interpreting.filter(({ partyId }) => partyId === you) ?? []
  // NOTE: whose hands speak stays in the large place; whose voice is a whisper in the ear does not take it.
  const hands = others.find(({ id, interprets }) => interprets?.includes('sign') && mine.some(({ seatId }) => seatId === id))
  const loudest = speaking.find((id) => !mine.some(({ seatId, to }) => seatId === id && to === 'party') && others.some((seat) => seat.id === id)) ?? null
  const [held, setHeld] = useState<SeatId | null>(null)
  useEffect(() => {
    if (loudest === null || loudest === held) return
    const timer = setTimeout(() => setHeld(loudest), held === null ? 0 : holdMs)
    return () => clearTimeout(timer)
  }, [loudest, held])
  const large = hands ?? others.find(({ id }) => id === held) ?? others.find(({ role }) => role === 'host') ?? others[0] ?? null
  return { large, small: others.filter((seat) => seat !== large), speaks: large !== null && speaking.includes(large.id) }
}
