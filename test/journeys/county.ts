import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll } from 'vitest'
import { clock } from '#server/platform/clock.ts'
import { morning } from '#test/helpers/a-context.ts'
import { type OwnApp, startApp } from '#test/helpers/an-app.ts'
import type { OwnDatabase } from '#test/helpers/a-database.ts'

/** A demo county that is open: the server, and how far its clock is ahead of the machine's (it is always a Friday morning). */
export type County = OwnApp & { aheadMs: number; now: () => Date }

const machineClock = clock.now

/** Opens the seeded county at a moment; from there its clock runs. Pages are given the same clock. */
export async function openCounty({ at = morning, settings = {}, database }: { at?: Date; settings?: Record<string, string>; database?: OwnDatabase } = {}): Promise<County> {
  const aheadMs = at.getTime() - Date.now()
  clock.now = () => new Date(Date.now() + aheadMs)
  const app = await startApp({ template: 'county', settings, ...(database ? { database } : {}) })
  // NOTE: pages learn the time from this header; Node would write the machine's.
  app.app.server.prependListener('request', (_request: unknown, response: ServerResponse) => { response.setHeader('Date', clock.now().toUTCString()) })
  return { ...app, aheadMs, now: clock.now, close: async () => { await app.close(); clock.now = machineClock } }
}

/** Gives a file of journeys its own county, open while its tests run. */
export function aCounty(given: Parameters<typeof openCounty>[0] = {}): { readonly county: County } {
  let opened: County | null = null
  beforeAll(async () => { opened = await openCounty(given) })
  afterAll(async () => opened?.close())
  return { get county() { return opened ?? raise() } }
}

function raise(): never {
  throw new Error('aCounty(): the county is open only inside hooks and tests')
}
