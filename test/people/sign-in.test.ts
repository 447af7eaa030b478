import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { demoPassword, staffNamed } from '#drizzle/seed/staff.ts'
import type { RefusalBody } from '#shared/platform/refusal.ts'
import { aClerk, aLead, aMemberOfStaff, anOfficer, aTerminal } from '../helpers/someone.ts'
import { anApp, codeOf } from '../helpers/an-app.ts'

// Behind a proxy, so that each call below may come from an address of its own and the rate limit stays out of the way.
const app = anApp({ template: 'county', settings: { TRUST_PROXY: '1' } })
let caller = 0

type Answered = { status: number; cookies: string; body: Record<string, unknown> & Partial<RefusalBody> }

/** Posts to better-auth as a browser on our own page would. */
async function post(path: string, body: object, { cookies = '', origin = app.url }: { cookies?: string; origin?: string } = {}): Promise<Answered> {
  const response = await fetch(`${app.url}/api/auth${path}`, { method: 'POST', headers: { 'content-type': 'application/json', origin, cookie: cookies, 'x-forwarded-for': `198.51.100.${(caller += 1)}` }, body: JSON.stringify(body) })
  return { status: response.status, cookies: response.headers.getSetCookie().map((line) => line.split(';')[0]).join('; '), body: (await response.json()) as Answered['body'] }
}

const signIn = (username: string, password = demoPassword) => post('/sign-in/username', { username, password })
const who = async (cookies: string) => (await (await fetch(`${app.url}/api/people/me`, { headers: { cookie: cookies } })).json()) as Record<string, unknown>

describe('signing in', () => {
  test('opens the desk with username and password, in a cookie that no script can read', async () => {
    const response = await fetch(`${app.url}/api/auth/sign-in/username`, { method: 'POST', headers: { 'content-type': 'application/json', origin: app.url }, body: JSON.stringify({ username: 'Lead.Demo', password: demoPassword }) })
    const cookie = response.headers.getSetCookie().find((line) => line.includes('session_token'))!
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
    expect(await who(cookie.split(';')[0]!)).toMatchObject({ kind: 'staff', role: 'lead', unitName: '青禾县公安局' })
  })

  test('is refused with a sentence, the same for a wrong name and a wrong password', async () => {
    const [name, password] = [await signIn('nobody.here'), await signIn('clerk.shikan', 'not-this-one')]
    expect(name).toMatchObject({ status: 401, body: { code: 'wrong-password', sentence: { zh: expect.stringContaining('用户名或密码不对') } } })
    expect(password.body).toEqual(name.body)
  })

  test('is not open to a foreign page', async () => {
    const { cookies } = await signIn('clerk.bailu')
    expect((await post('/sign-out', {}, { cookies, origin: 'https://evil.example' })).status).toBe(403)
    expect(await who(cookies)).toMatchObject({ kind: 'staff' })
  })

  test('nobody signs up, and nobody gives themselves a role', async () => {
    expect((await post('/sign-up/email', { email: 'a@b.cn', password: 'long enough', name: 'A', role: 'admin' })).status).toBeGreaterThanOrEqual(400)
    const { cookies } = await signIn('clerk.qingquan')
    expect((await post('/update-user', { role: 'admin' }, { cookies })).status).toBeGreaterThanOrEqual(400)
    expect(await who(cookies)).toMatchObject({ role: 'clerk' })
  })
})

describe('a second factor', () => {
  test('is asked for once it is set up: a code from the phone, or a backup code that works once', async () => {
    const first = await signIn('officer.01')
    const enabled = await post('/two-factor/enable', { password: demoPassword }, { cookies: first.cookies })
    const secret = new URL(String(enabled.body['totpURI'])).searchParams.get('secret')!
    const backup = enabled.body['backupCodes'] as string[]
    expect(backup).toHaveLength(10)
    const confirmed = await post('/two-factor/verify-totp', { code: totp(secret) }, { cookies: first.cookies })
    expect(confirmed.status).toBe(200)

    const asked = await signIn('officer.01')
    expect(asked.body).toMatchObject({ twoFactorRedirect: true })
    expect(await who(asked.cookies)).toEqual({ kind: 'guest' })
    expect((await post('/two-factor/verify-totp', { code: '000000' }, { cookies: asked.cookies })).body).toMatchObject({ code: 'wrong-code' })
    const done = await post('/two-factor/verify-totp', { code: totp(secret) }, { cookies: asked.cookies })
    expect(await who(done.cookies)).toMatchObject({ kind: 'staff', role: 'officer' })

    const withBackup = async () => post('/two-factor/verify-backup-code', { code: backup[0] }, { cookies: (await signIn('officer.01')).cookies })
    expect((await withBackup()).status).toBe(200)
    expect((await withBackup()).body).toMatchObject({ code: 'wrong-code' })
  })
})

describe('my sign-ins', () => {
  test('are listed, and ending one cuts its live line and its requests at once', async () => {
    const lead = await aLead(app.database.db)
    const [here, there] = [await app.signIn(lead), await app.signIn(lead)]
    const line = await app.line(there)
    const cut = new Promise((resolve) => { line.once('disconnect', resolve) })
    const list = await app.as(here).people.signIns()
    expect(list).toHaveLength(2)
    expect(list.filter(({ mine }) => mine)).toHaveLength(1)
    expect(JSON.stringify(list)).not.toContain(there)
    expect(await app.as(here).people.endSignIn({ signInId: list.find(({ mine }) => !mine)!.id })).toEqual({ ended: 1 })
    await cut
    expect(await app.as(there).people.me()).toEqual({ kind: 'guest' })
    expect(await app.as(here).people.me()).toMatchObject({ kind: 'staff' })
  })

  test('nobody ends somebody else’s', async () => {
    const [mine, theirs] = [await app.signIn(await aLead(app.database.db)), await app.signIn(await aLead(app.database.db))]
    const [other] = await app.as(theirs).people.signIns()
    expect(await app.as(mine).people.endSignIn({ signInId: other!.id })).toEqual({ ended: 0 })
    expect(await app.as(theirs).people.me()).toMatchObject({ kind: 'staff' })
  })

  test('end everywhere when an admin suspends the account, which then cannot sign in', async () => {
    const admin = await app.signIn(await aMemberOfStaff(app.database.db, 'admin'))
    const { cookies } = await signIn('clerk2.jinzhu')
    expect(await who(cookies)).toMatchObject({ kind: 'staff' })
    await app.as(admin).people.suspendStaff({ staffId: staffNamed('clerk2.jinzhu').id, suspended: true })
    expect(await who(cookies)).toEqual({ kind: 'guest' })
    expect((await signIn('clerk2.jinzhu')).body).toMatchObject({ code: 'suspended' })
  })
})

describe('who may ask for what', () => {
  test('a terminal’s credential opens nothing of an officer’s', async () => {
    const { token } = await aTerminal(app.database.db)
    const terminal = app.as(token)
    expect(await codeOf(terminal.people.staff())).toBe('not-allowed')
    expect(await codeOf(terminal.people.audit({}))).toBe('not-allowed')
    expect(await codeOf(terminal.people.signIns())).toBe('not-allowed')
    expect(await codeOf(terminal.calendar.reach())).toBe('not-allowed')
    expect(await codeOf(terminal.stations.terminals())).toBe('not-allowed')
  })

  test('a guest is asked to sign in, and gets no live line', async () => {
    expect(await codeOf(app.as(null).people.audit({}))).toBe('not-signed-in')
    await expect(app.line(null)).rejects.toMatchObject({ data: { code: 'not-signed-in' } })
    await expect(app.line('made up')).rejects.toMatchObject({ data: { code: 'not-signed-in' } })
  })

  test('the audit log is for leads and admins; an officer is refused', async () => {
    const officer = await app.signIn(await anOfficer(app.database.db))
    expect(await codeOf(app.as(officer).people.audit({}))).toBe('not-allowed')
    const lead = await app.signIn(await aLead(app.database.db))
    expect(await app.as(lead).people.verifyAudit()).toMatchObject({ ok: true })
  })

  test('an admin adds staff who can then sign in; a taken name is refused, a clerk is refused', async () => {
    const clerk = await aClerk(app.database.db)
    const admin = app.as(await app.signIn(await aMemberOfStaff(app.database.db, 'admin')))
    const asked = { name: '测试新人', username: 'new.one', password: 'a long password', role: 'recorder' as const, unitId: clerk.unitId, skills: [] }
    expect(await admin.people.addStaff(asked)).toMatchObject({ name: '测试新人', role: 'recorder' })
    expect(await codeOf(admin.people.addStaff(asked))).toBe('username-taken')
    expect(await codeOf(app.as(await app.signIn(clerk)).people.addStaff({ ...asked, username: 'other.one' }))).toBe('not-allowed')
    expect(await who((await signIn('new.one', 'a long password')).cookies)).toMatchObject({ kind: 'staff', role: 'recorder' })
  })
})

describe('guessing passwords', () => {
  const own = anApp()

  test('has to wait after ten tries in a minute, whatever address it claims to come from', async () => {
    const guess = async (nth: number) => {
      const response = await fetch(`${own.url}/api/auth/sign-in/username`, { method: 'POST', headers: { 'content-type': 'application/json', origin: own.url, 'x-forwarded-for': `203.0.113.${nth}` }, body: JSON.stringify({ username: `nobody.${nth}`, password: 'wrong' }) })
      return { status: response.status, body: (await response.json()) as RefusalBody }
    }
    for (let nth = 0; nth < 10; nth++) expect((await guess(nth)).status).toBe(401)
    expect(await guess(10)).toMatchObject({ status: 429, body: { code: 'too-many', values: { seconds: expect.any(Number) } } })
  })

  test('of one name from many addresses has to wait as well', async () => {
    const answers: number[] = []
    for (let nth = 0; nth < 21; nth++) answers.push((await signIn('clerk.dabian', 'wrong')).status)
    expect(answers.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 401))
    expect(answers[20]).toBe(429)
  })
})

// RFC 6238 over the base32 secret, as an authenticator on the phone computes it.
function totp(secret: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  const bits = [...secret.replace(/=+$/, '')].map((letter) => letters.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const mac = createHmac('sha1', key).update(counter).digest()
  const at = mac[19]! & 0xf
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
