import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clock } from '#server/platform/clock.ts'
import { morning } from '#test/helpers/a-context.ts'
import { anApp } from '#test/helpers/an-app.ts'
import { endpoints } from '#test/helpers/endpoints.ts'
import { askers, worldsOf } from './who-asks.ts'
import { whoMayAsk } from './who-may-ask.ts'

const app = anApp({ template: 'county' })
const worldFor = worldsOf(app)
const machineClock = clock.now
beforeAll(() => { clock.now = () => morning })
afterAll(() => { clock.now = machineClock })

/** Past the door, kept out, or something that must never happen. */
function outcomeOf(status: number, code: string | undefined): 'in' | 'out' | string {
  if (code === 'invalid-input' || status >= 500) return `${status} ${code}`
  return [401, 403, 404].includes(status) ? 'out' : 'in'
}

test('every endpoint of the contract says who may ask it, and no line is left of one that is gone', () => {
  expect(Object.keys(whoMayAsk).sort()).toEqual(endpoints.map(({ name }) => name).sort())
})

describe.each(endpoints.filter(({ name }) => name in whoMayAsk))('$name', (endpoint) => {
  const { name } = endpoint
  const row = whoMayAsk[name]!

  test(`is answered for ${row.who.length === askers.length ? 'everybody' : row.who.join(', ') || 'nobody'} only`, async () => {
    const world = await worldFor(endpoint)
    const [chapter = '', verb = ''] = name.split('.')
    const outcomes: Record<string, string> = {}
    for (const asker of askers) {
      const client = app.as(world.tokens[asker]) as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>
      outcomes[asker] = await client[chapter]![verb]!(await row.with?.(world)).then(() => 'in', (error: unknown) => {
        const { status, data } = error as { status?: number; data?: { code?: string } }
        return status === undefined ? String(error) : outcomeOf(status, data?.code)
      })
    }
    expect(outcomes).toEqual(Object.fromEntries(askers.map((asker) => [asker, row.who.includes(asker) ? 'in' : 'out'])))
  })
})
