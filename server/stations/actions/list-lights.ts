import { may } from '#shared/stations/may.ts'
import { lightOf } from '#shared/stations/self-test-rules.ts'
import type { SelfTest, StationLight } from '#shared/stations/words.ts'
import { type Context, insist } from '#server/people/index.ts'
import { loadLastTests, loadStations, loadTerminals } from '../store.ts'

/** The last self-test of each terminal that somebody looks after or oversees. */
export async function listSelfTests(ctx: Context): Promise<SelfTest[]> {
  const { actor } = ctx
  insist(ctx, actor.kind === 'staff' && may(actor, 'read-terminals', actor.unitId))
  return loadLastTests(ctx.db, actor.kind === 'staff' && actor.role === 'clerk' ? actor.unitId : null)
}

/** A light for each station of the county. Rule T11. */
export async function listLights(ctx: Context): Promise<StationLight[]> {
  insist(ctx, may(ctx.actor, 'see-lights'))
  const [stations, terminals, tests] = await Promise.all([loadStations(ctx.db), loadTerminals(ctx.db, null, ctx.now), loadLastTests(ctx.db, null)])
  return stations.map(({ id }) => {
    const here = terminals.filter(({ stationId, revoked }) => stationId === id && !revoked).map((terminal) => {
      const test = tests.find(({ terminalId }) => terminalId === terminal.id)
      return { lamp: terminal.lamp, verdict: test?.verdict ?? null, at: test?.at ?? null }
    })
    const times = here.flatMap(({ at }) => at ?? []).sort()
    return { stationId: id, light: lightOf(here), terminals: here.length, well: here.filter((one) => lightOf([one]) === 'good').length, testedAt: times.at(-1) ?? null }
  })
}
