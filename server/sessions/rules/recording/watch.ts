import type { TroubleKind } from '#shared/sessions/recording.ts'
import type { SeatId } from '#shared/sessions/words.ts'

/** What is known of a seat's tape: nothing of a kind means that nothing of it is sent. */
export type Watched = { seatId: SeatId; here: boolean; hereMs: number; muted: boolean; sound: { quietMs: number } | null; picture: { quietMs: number; paused: boolean } | null }

// NOTE: a moment's silence of a bad line is no alarm; and it must be told within ten seconds.
const alarmMs = 6_000
const mendedMs = 2_000

/** What should be on tape and is not. Whoever is muted is not expected; whoever has no camera is known to have none. Rule V9. */
export function troublesOf(watched: readonly Watched[], standing: (seatId: SeatId, kind: TroubleKind) => boolean): { seatId: SeatId; kind: TroubleKind }[] {
  const found: { seatId: SeatId; kind: TroubleKind }[] = []
  for (const { seatId, here, hereMs, muted, sound, picture } of watched) {
    if (!here) continue
    const limit = (kind: TroubleKind): number => (standing(seatId, kind) ? mendedMs : alarmMs)
    if (!muted && (sound ? sound.quietMs : hereMs) >= limit('no-sound')) found.push({ seatId, kind: 'no-sound' })
    if (picture && !picture.paused && picture.quietMs >= limit('no-picture')) found.push({ seatId, kind: 'no-picture' })
  }
  return found
}
