import { expect, test } from 'vitest'
import { boundOf } from '../../bench/world/bound.ts'
import { liveThrough } from '../../bench/world/live-through.ts'
import { firstFit, planned } from '../../bench/world/policies.ts'
import { makeWorld } from '../../bench/world/world.ts'

const small = { days: 4, stations: 8, officers: 20 }

test('at a load of one the planner is near the best that anybody could do, and urgent matters are seen in time', async () => {
  const world = makeWorld({ ...small, load: 1, seed: 5, kind: 'units' })
  const [ours, first, bound] = [liveThrough(world, planned()), liveThrough(world, firstFit), await boundOf(world)]
  expect(bound!.percent - ours.within24h).toBeLessThanOrEqual(1.5)
  expect(bound!.percent).toBeGreaterThanOrEqual(Math.max(ours.within24h, first.within24h) - 1e-6)
  expect(ours.urgentWithin2h).toBeGreaterThan(first.urgentWithin2h + 30)
  expect(ours.urgentWithin2h).toBeGreaterThanOrEqual(97)
  expect(ours.movedAfterNotice).toBeLessThanOrEqual(1)
})

test('with meetings of many lengths that overrun it still keeps more than first-fit does', () => {
  const world = makeWorld({ ...small, load: 1.1, seed: 5, kind: 'minutes' })
  expect(liveThrough(world, planned()).within24h).toBeGreaterThan(liveThrough(world, firstFit).within24h)
})

test('the same seed is the same world, another seed another', () => {
  const world = (seed: number) => makeWorld({ ...small, load: 1, seed, kind: 'units' })
  expect(world(3)).toEqual(world(3))
  expect(world(3).coming).not.toEqual(world(4).coming)
})
