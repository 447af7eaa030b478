import { isAside } from '#shared/sessions/rules.ts'
import type { Seat, SeatId, Session } from '#shared/sessions/words.ts'
import type { SessionMedia } from '../media/session-media.ts'
import { type Whispers, whispersOf } from '../rules/interpreting.ts'

/** Where a seat's sound and picture are: with everybody, or on the router of those who talk aside. */
export type Room = 'table' | 'aside'

/** The room of a seat as the course of the session says, whatever way it comes. Rule S24. */
export const roomOf = ({ course }: Pick<Session, 'course'>, seat: Seat): Room => (isAside(course, seat) ? 'aside' : 'table')

/**
 * The routers of a session: one for all, and while some talk aside a second one that nobody else ever reaches. What is
 * recorded is recorded from `table` (see `Table.media`); nothing outside this file holds the other.
 */
export class Rooms {
  readonly #openMedia: (room: Room) => Promise<SessionMedia>
  readonly #open = new Map<Room, Promise<SessionMedia>>()

  constructor(openMedia: (room: Room) => Promise<SessionMedia>) {
    this.#openMedia = openMedia
  }

  /** A room's sound and picture, opened when first needed: nobody is in it who is muted, and nothing passes in it that must not. */
  async at(room: Room, session: () => Session): Promise<SessionMedia> {
    let media = this.#open.get(room)
    if (!media) {
      media = this.#make(room, session)
      this.#open.set(room, media)
      media.catch(() => { if (this.#open.get(room) === media) this.#open.delete(room) })
    }
    return media
  }

  /** A room that has been opened. */
  now(room: Room): Promise<SessionMedia | null> { return this.#open.get(room)?.catch(() => null) ?? Promise.resolve(null) }

  /** Everything that is open. */
  async all(): Promise<SessionMedia[]> { return (await Promise.all([...this.#open.keys()].map((room) => this.now(room)))).filter((media) => media !== null) }

  /** Lets each of these voices reach one seat alone, in whatever room. */
  async whisper(whispers: Whispers): Promise<void> { await Promise.all((await this.all()).map((media) => media.whisper(whispers))) }

  /** Nothing of a seat is carried any more, wherever it was. */
  async leave(id: SeatId): Promise<void> { for (const media of await this.all()) media.leave(id) }

  /** Nothing passes between anybody any more: the first thing that is done before some talk aside, or all rest. */
  async hush(): Promise<void> { await Promise.all((await this.all()).map((media) => media.still(true))) }

  /** Puts everybody where the session says: cuts first, then moves, and only then lets pass what may. */
  async arrange(session: () => Session): Promise<void> {
    const { course, seats } = session()
    await this.#still(session, true)
    const [table, aside] = await Promise.all([this.now('table'), this.now('aside')])
    const moving = seats.flatMap((seat) => {
      const to = roomOf(session(), seat)
      const moved = (to === 'aside' ? table : aside)?.release(seat.id)
      return moved ? [{ to, id: seat.id, moved }] : []
    })
    if (course.caucus === null) await this.#shut('aside')
    // NOTE: whoever cannot be put there now comes by themselves: their browser finds its connection gone and joins again.
    await Promise.all(moving.map(async ({ to, id, moved }) => (await this.at(to, session)).adopt(id, moved)))
    await this.#still(session, false)
  }

  /** Closes all. May be called twice. */
  async close(): Promise<void> { for (const room of [...this.#open.keys()]) await this.#shut(room) }

  async #make(room: Room, session: () => Session): Promise<SessionMedia> {
    const media = await this.#openMedia(room)
    await media.still(isRoomStill(session(), room))
    for (const { id, mute } of session().seats) await media.silence(id, mute !== 'open')
    await media.whisper(whispersOf(session().course))
    return media
  }

  // Stills what must be still, or lets go what may pass.
  async #still(session: () => Session, still: boolean): Promise<void> {
    for (const room of this.#open.keys()) {
      const media = await this.now(room)
      if (isRoomStill(session(), room) === still) await media?.still(still)
    }
  }

  async #shut(room: Room): Promise<void> {
    const media = await this.now(room)
    this.#open.delete(room)
    media?.close()
  }
}

/** Whether nothing passes in a room: all rest, or others talk aside. */
const isRoomStill = ({ course }: Session, room: Room): boolean => course.pause !== null || (course.caucus !== null && room === 'table')
