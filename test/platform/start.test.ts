import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { fact } from '#drizzle/schema/index.ts'
import { readConfig } from '#server/platform/config.ts'
import { unfitForProduction } from '#server/platform/fit-for-production.ts'
import { readSecrets } from '#server/platform/secrets.ts'
import { aDatabase } from '#test/helpers/a-database.ts'
import { startApp } from '#test/helpers/an-app.ts'

const database = aDatabase()
const folder = mkdtempSync(join(tmpdir(), 'lianxin-start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const key = 'c3'.repeat(32)
const fit = { LIANXIN_MODE: 'production', AUTH_SECRET: 'a secret of thirty-two characters or more', FIELD_KEY: key, INDEX_KEY: key, TLS_CERT: 'a.pem', TLS_KEY: 'a.key', SEAL_P12: 'seal.p12', SEAL_P12_PASSWORD: 'x' }

describe('keys', () => {
  test('made by itself, they are the same at the next start and readable to nobody else', () => {
    const config = readConfig({ LIANXIN_DATA: join(folder, 'keys') })
    const made = readSecrets(config)
    expect(readSecrets(config)).toEqual(made)
    expect(made.FIELD_KEY).toMatch(/^[0-9a-f]{64}$/)
    expect(new Set(Object.values(made)).size).toBe(3)
    expect(statSync(join(folder, 'keys/secrets.json')).mode & 0o077).toBe(0)
  })

  test('those that are set come first and are not written down', () => {
    const config = readConfig({ LIANXIN_DATA: join(folder, 'set'), AUTH_SECRET: 'x'.repeat(32), FIELD_KEY: key, INDEX_KEY: key })
    expect(readSecrets(config)).toEqual({ AUTH_SECRET: 'x'.repeat(32), FIELD_KEY: key, INDEX_KEY: key })
    expect(() => readFileSync(join(folder, 'set/secrets.json'))).toThrow(/ENOENT/)
  })
})

describe('production', () => {
  const why = (more: Record<string, string>) => unfitForProduction(readConfig({ ...fit, ...more }), database.db)

  test('starts with nothing of the demo in it', async () => {
    await database.db.delete(fact)
    expect(await why({})).toEqual([])
    expect(await why({ SEAL_P12: '', SEAL_P12_PASSWORD: '', SEAL_PKCS11_MODULE: '/usr/lib/vendor.so', SEAL_PKCS11_TOKEN: 'a', SEAL_PKCS11_KEY: 'b', SEAL_PKCS11_PIN: '246810' })).toEqual([])
  })

  test.each([
    ['a key that nobody set', { FIELD_KEY: '' }, /FIELD_KEY/],
    ['a seal of its own making', { SEAL_P12: '', SEAL_P12_PASSWORD: '' }, /SEAL_P12/],
    ['a certificate for trials', { TLS_SELF_MADE: '1' }, /TLS_SELF_MADE/],
    ['an address without https', { PUBLIC_URL: 'http://bridge.example.cn' }, /http:\/\/bridge\.example\.cn/],
    ['test ID numbers', { TEST_DATA: '1' }, /TEST_DATA/],
  ])('does not start with %s, and says so in both languages', async (_what, settings, named) => {
    const sentences = await why(settings)
    expect(sentences).toHaveLength(1)
    expect(sentences[0]).toMatch(named)
    expect(sentences[0]).toMatch(/[\u4e00-\u9fff].*[a-z]{3}/)
  })

  test('does not start on a database with demo accounts', async () => {
    await database.db.insert(fact).values({ name: 'demo-county', value: {}, at: new Date() })
    expect((await why({}))[0]).toMatch(/演示账号.*demo accounts/)
    await expect(startApp({ settings: { ...fit, TLS_CERT: '', TLS_KEY: '', PUBLIC_URL: 'https://bridge.example.cn' }, database })).rejects.toThrow(/demo accounts/)
  })

  test('the demo says nothing of all that', async () => {
    expect(await unfitForProduction(readConfig({}), database.db)).toEqual([])
  })
})

test('with a certificate of its own the server speaks HTTPS', async () => {
  const app = await startApp({ settings: { TLS_SELF_MADE: '1' } })
  try {
    const status = await new Promise((resolve, reject) => { request(`${app.url}/healthz`, { rejectUnauthorized: false }, (response) => { response.resume(); resolve(response.statusCode) }).on('error', reject).end() })
    expect(status).toBe(200)
    expect(statSync(join(app.config.DATA, 'self-made.key')).mode & 0o077).toBe(0)
  } finally {
    await app.close()
  }
})
