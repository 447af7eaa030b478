import { Sound } from './picture.tsx'
import type { OpenSession } from './use-session.ts'

/** The voices of all others; stands once on every page of a session. */
export function Sounds({ session: { tracks, you } }: { session: OpenSession }) {
  return <div hidden>{[...tracks].filter(([seatId]) => seatId !== you).map(([seatId, { audio }]) => <Sound key={seatId} seatId={seatId} track={audio} />)}</div>
}
