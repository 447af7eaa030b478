import { expect, test } from 'vitest'
import { takeTurn } from '#server/platform/pace.ts'
import { Refusal } from '#shared/platform/refusal.ts'

const slow = { points: 3, seconds: 30 }

test('who comes too often is asked to wait, and told how long; others are not', async () => {
  for (let turn = 0; turn < 3; turn++) await takeTurn('one', slow)
  const refusal = await takeTurn('one', slow).then(() => null, (error: unknown) => error)
  expect(refusal).toBeInstanceOf(Refusal)
  expect((refusal as Refusal).body).toMatchObject({ code: 'too-many', values: { seconds: expect.any(Number) } })
  expect(Number((refusal as Refusal).body.values['seconds'])).toBeLessThanOrEqual(30)
  await expect(takeTurn('another', slow)).resolves.toBeUndefined()
})

test('each pace is counted apart', async () => {
  for (let turn = 0; turn < 3; turn++) await takeTurn('two', slow)
  await expect(takeTurn('two', { points: 10, seconds: 30 })).resolves.toBeUndefined()
})
