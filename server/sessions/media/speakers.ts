import type { types } from 'mediasoup'
import type { SeatId } from '#shared/sessions/words.ts'

/** Listens for who speaks on a router, the loudest first; says so only when it changes. */
export class Speakers {
  readonly #observer: types.AudioLevelObserver
  readonly #seats = new Map<string, SeatId>()

  private constructor(observer: types.AudioLevelObserver, changed: (seatIds: SeatId[]) => void) {
    this.#observer = observer
    let last = ''
    const tell = (seatIds: SeatId[]): void => {
      if (seatIds.join() === last) return
      last = seatIds.join()
      changed(seatIds)
    }
    observer.on('volumes', (volumes) => tell(volumes.flatMap(({ producer }) => this.#seats.get(producer.id) ?? [])))
    observer.on('silence', () => tell([]))
  }

  static async create(router: types.Router, changed: (seatIds: SeatId[]) => void): Promise<Speakers> {
    return new Speakers(await router.createAudioLevelObserver({ maxEntries: 3, threshold: -60, interval: 300 }), changed)
  }

  add(producerId: string, seatId: SeatId): void {
    this.#seats.set(producerId, seatId)
    // NOTE: the producer may have closed meanwhile.
    this.#observer.addProducer({ producerId }).catch(() => this.#seats.delete(producerId))
  }
}
