import { may } from '#shared/stations/may.ts'
import type { Station } from '#shared/stations/words.ts'
import { audit, type Context, insist } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { addRoom, loadRooms, loadStation, saveStation } from '../store.ts'

export type StationKept = Omit<Station, 'id'> & { rooms: string[] }

/** Adds a station, or changes the one with the same code. Rooms that are named and not there yet are made; none is taken away. */
export async function keepStation(ctx: Context, { rooms, ...asked }: StationKept): Promise<Station> {
  insist(ctx, may(ctx.actor, 'keep-stations'))
  return inTransaction(ctx, async (ctx) => {
    const id = await saveStation(ctx.db, { ...asked, id: ctx.newId<'unit'>() })
    const there = new Set((await loadRooms(ctx.db, id)).map(({ name }) => name))
    for (const name of new Set(rooms)) if (!there.has(name)) await addRoom(ctx.db, { id: ctx.newId(), stationId: id, name })
    await audit(ctx, { verb: 'keep', subject: 'station', subjectId: id })
    return (await loadStation(ctx.db, id))!
  })
}
