import { countOn, noTalk, type Talk } from '#shared/sessions/talk.ts'
import type { SeatId, Session } from '#shared/sessions/words.ts'
import { clock } from '#server/platform/clock.ts'
import { type Room, roomOf } from './rooms.ts'

/** Counts at one table how long each side is heard, by what the media server hears in its rooms. Rule S29. */
export class TalkClock {
  readonly #heard = new Map<Room, readonly SeatId[]>()
  #talk = noTalk
  #at = clock.now().getTime()

  /** Who is heard in a room from now on. */
  hear(session: Session, room: Room, seatIds: readonly SeatId[]): void {
    this.count(session)
    this.#heard.set(room, seatIds)
  }

  /** What has been counted up to now. */
  count(session: Session): Talk {
    const now = clock.now().getTime()
    // NOTE: a router that was closed under somebody's last word never says that it is silent now: who moved on is not heard there.
    const heard = session.seats.filter((seat) => this.#heard.get(roomOf(session, seat))?.includes(seat.id)).map(({ id }) => id)
    this.#talk = countOn(this.#talk, session, heard, Math.max(0, now - this.#at))
    this.#at = now
    return this.#talk
  }
}
