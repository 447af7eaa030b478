import { loudness } from '#shared/sessions/interpreting-rules.ts'
import { Sound } from './picture.tsx'
import type { SeatId } from '#shared/sessions/words.ts'
import type { OpenSession } from './use-session.ts'

/** The voices of all others, each as loud as this seat is to hear it (S40); stands once on every page of a session. */
export function Sounds({ session: { session, tracks, you } }: { session: OpenSession }) {
  const loud = (seatId: SeatId) => (session && you ? loudness(session, you, seatId) : 1)
  return <div hidden>{[...tracks].filter(([seatId]) => seatId !== you).map(([seatId, { audio }]) => <Sound key={seatId} seatId={seatId} track={audio} volume={loud(seatId)} />)}</div>
}
