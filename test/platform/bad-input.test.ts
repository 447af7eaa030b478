import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clock } from '#server/platform/clock.ts'
import { morning } from '#test/helpers/a-context.ts'
import { anApp } from '#test/helpers/an-app.ts'
import { endpoints } from '#test/helpers/endpoints.ts'
import { worldsOf } from './who-asks.ts'
import { whoMayAsk } from './who-may-ask.ts'

const app = anApp({ template: 'county' })
const worldFor = worldsOf(app)
const machineClock = clock.now
beforeAll(() => { clock.now = () => morning })
afterAll(() => { clock.now = machineClock })

/** What people, broken programs and bad ones put into a field. */
const nasty: unknown[] = [
  '', ' ', 'x'.repeat(10_000), '<script>alert(1)</script>', '\u202Eabc\u202C', '👩‍👩‍👧‍👦', '𠮷野䶮', 'a\u0000b', '\ud800', "'; drop table staff; --", '{name}', '../../etc/passwd', '%00',
  null, 7, -1, 0.5, 1e300, true, [], {}, { $ne: null }, ['a'], '2026-13-45', '0000-01-01', '275760-09-13', '99999-01-01T00:00:00Z', '00000000-0000-0000-0000-000000000000',
]

// An id is only ever one or none, so a few are enough there.
const noId: unknown[] = ['', 'x'.repeat(10_000), 'a\u0000b', '../../etc/passwd', null, 7, [], {}, '00000000-0000-0000-0000-000000000000']

/** The same input again and again, each time with one leaf replaced. */
function* spoiled(input: unknown): Generator<{ input: unknown; where: string }> {
  for (const path of leaves(input)) {
    for (const value of /Id$/.test(path.at(-1) ?? '') ? noId : nasty) yield { input: replaced(input, path, value), where: `${path.join('.')} = ${JSON.stringify(value).slice(0, 40)}` }
  }
}

function leaves(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return [...(path.length > 0 ? [path] : []), ...Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]))]
}

function replaced(value: unknown, [key, ...rest]: string[], by: unknown): unknown {
  if (key === undefined) return by
  if (Array.isArray(value)) return value.map((inner, at) => (String(at) === key ? replaced(inner, rest, by) : inner))
  const record = value as Record<string, unknown>
  return { ...record, [key]: replaced(record[key], rest, by) }
}

const withInput = endpoints.filter(({ name }) => whoMayAsk[name]?.with)

describe.each(withInput)('$name', (endpoint) => {
  const { name } = endpoint
  test('whatever is put into a field, it is done or refused, never broken', async () => {
    const row = whoMayAsk[name]!
    const world = await worldFor(endpoint)
    const [chapter = '', verb = ''] = name.split('.')
    const asker = row.who[0] ?? 'guest'
    // NOTE: a sign-in of its own, so that nobody is asked to slow down.
    const token = asker in world.staff ? await app.signIn(world.staff[asker as keyof typeof world.staff]) : world.tokens[asker]
    const client = app.as(token) as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>
    const broken: string[] = []
    let tried = 0
    for (const { input, where } of spoiled(await row.with!(world))) {
      tried += 1
      await client[chapter]![verb]!(input).catch((error: unknown) => {
        const { status, data } = error as { status?: number; data?: { code?: string } }
        // NOTE: what the client itself cannot put into an address never leaves it.
        if (error instanceof URIError) return
        if (status === undefined || status >= 500) broken.push(`${where}: ${status ?? String(error)} ${data?.code ?? ''}`)
      })
    }
    expect(broken).toEqual([])
    expect(tried).toBeGreaterThanOrEqual(noId.length)
  }, 120_000)
})
