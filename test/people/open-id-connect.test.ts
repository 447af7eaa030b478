import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditEntry, staff, staffAccount } from '#drizzle/schema/index.ts'
import { staffNamed } from '#drizzle/seed/staff.ts'
import { anIdProvider, type Claims } from '#test/helpers/an-id-provider.ts'
import { type OwnApp, startApp } from '#test/helpers/an-app.ts'

const client = { id: 'lianxin', secret: 'between the county and us' }
let provider: Awaited<ReturnType<typeof anIdProvider>>
let app: OwnApp

beforeAll(async () => {
  provider = await anIdProvider(client)
  app = await startApp({ template: 'county', settings: { OIDC_DISCOVERY_URL: provider.discovery, OIDC_CLIENT_ID: client.id, OIDC_CLIENT_SECRET: client.secret, TRUST_PROXY: '1' } })
})
afterAll(async () => { await app.close(); await provider.close() })

const emailOf = async (username: string) => (await app.database.db.select({ email: staff.email }).from(staff).where(eq(staff.username, username)))[0]!.email

// Each call from an address of its own, so that the rate limit stays out of the way.
let caller = 0
const from = () => ({ 'x-forwarded-for': `198.51.100.${(caller += 1)}` })

/** Walks through a sign-in as a browser would: our page, the provider, back to us. Gives where it ended and the cookies. */
async function signInAs(claims: Claims | null): Promise<{ at: URL; cookies: string }> {
  provider.setWho(claims)
  const asked = await fetch(`${app.url}/api/auth/sign-in/social`, { method: 'POST', headers: { 'content-type': 'application/json', origin: app.url, ...from() }, body: JSON.stringify({ provider: 'county', callbackURL: '/desk' }) })
  const { url } = (await asked.json()) as { url: string }
  const jar = new Map<string, string>()
  const keep = (response: Response) => { for (const line of response.headers.getSetCookie()) jar.set(line.split('=')[0]!, line.split(';')[0]!) }
  keep(asked)
  const atProvider = await fetch(url, { redirect: 'manual' })
  const back = await fetch(atProvider.headers.get('location')!, { redirect: 'manual', headers: { cookie: [...jar.values()].join('; '), ...from() } })
  keep(back)
  return { at: new URL(back.headers.get('location') ?? '/', app.url), cookies: [...jar.values()].join('; ') }
}

const me = async (cookies: string) => (await (await fetch(`${app.url}/api/people/me`, { headers: { cookie: cookies } })).json()) as Record<string, unknown>

test('an officer whom the county’s provider knows comes in as themselves, and it is written down', async () => {
  const { id } = staffNamed('officer.demo')
  const { at, cookies } = await signInAs({ sub: 'p-1', email: await emailOf('officer.demo'), email_verified: true, name: '别的名字' })
  expect(at.pathname).toBe('/desk')
  expect(await me(cookies)).toMatchObject({ kind: 'staff', id, role: 'officer', name: staffNamed('officer.demo').name })
  expect((await app.database.db.select().from(staffAccount).where(eq(staffAccount.userId, id))).map(({ providerId }) => providerId).toSorted()).toEqual(['county', 'credential'])
  expect((await app.database.db.select().from(auditEntry).where(eq(auditEntry.verb, 'sign-in'))).length).toBeGreaterThan(0)
})

test('whom nobody has given an account here does not get one by being known there', async () => {
  const before = await app.database.db.$count(staff)
  const { at, cookies } = await signInAs({ sub: 'p-2', email: 'stranger@example.test', email_verified: true, name: '生人' })
  expect(at.searchParams.get('error')).toBeTruthy()
  expect(await me(cookies)).toMatchObject({ kind: 'guest' })
  expect(await app.database.db.$count(staff)).toBe(before)
})

test('an address that the provider has not verified opens nobody’s desk', async () => {
  const { cookies } = await signInAs({ sub: 'p-3', email: await emailOf('lead.demo'), email_verified: false, name: '冒名' })
  expect(await me(cookies)).toMatchObject({ kind: 'guest' })
})

test('who is suspended here stays out, and who declines there is a guest as before', async () => {
  await app.database.db.update(staff).set({ banned: true }).where(eq(staff.username, 'officer.02'))
  expect(await me((await signInAs({ sub: 'p-4', email: await emailOf('officer.02'), email_verified: true, name: '停职' })).cookies)).toMatchObject({ kind: 'guest' })
  expect(await me((await signInAs(null)).cookies)).toMatchObject({ kind: 'guest' })
})
