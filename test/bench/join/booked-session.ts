import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { join } from 'node:path'
import { openDatabase } from '#server/platform/db.ts'
import { contract } from '#shared/contract.ts'
import type { DemoDoor } from '#shared/people/contract.ts'
import { aVillager } from '#test/helpers/a-villager.ts'

/** A session of today, and who opens it: the officer's and the terminal's tokens. */
export type BookedSession = { sessionId: string; officer: string; terminal: string }

/** Registers a matter at the demo's counter and waits for its session. */
export async function aBookedSession(url: string, data: string): Promise<BookedSession> {
  const as = (token: string | null): JsonifiedClient<ContractRouterClient<typeof contract>> => createORPCClient(new OpenAPILink(contract, { url: `${url}/api`, headers: () => (token ? { authorization: `Bearer ${token}` } : {}) }))
  const enter = async (door: DemoDoor) => (await as(null).people.openDemoDoor({ door })).token
  const clerk = await enter('clerk')
  const me = await as(clerk).people.me()
  if (me.kind !== 'staff') throw new Error('the clerk did not come in')
  const { appointment } = await as(clerk).appointments.register({ idempotencyKey: crypto.randomUUID(), topic: 'neighbor', summary: '量一量进门要多久', sides: [{ side: 'applicant', stationId: me.unitId, parties: [aVillager()] }] })
  // NOTE: late in the evening the next slot is tomorrow; the measurement is of today.
  const { sql, close } = openDatabase({ host: join(data, 'postgres/socket'), port: 5432, user: 'lianxin', database: 'lianxin' }, 1)
  let found: { id: string }[] = []
  for (let tries = 0; found.length === 0 && tries < 50; tries += 1) {
    found = await sql<{ id: string }[]>`update session set scheduled_for = now() where appointment_id = ${appointment!.id} returning id`
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await close()
  return { sessionId: found[0]!.id, officer: await enter('officer'), terminal: await enter('terminal-applicant') }
}
