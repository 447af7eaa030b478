import { describe, expect, test } from 'vitest'
import { BadSettings, readConfig, settings } from '#server/platform/config.ts'

/** The sentences that a set of settings is refused with. */
function refused(environment: Record<string, string>): string[] {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    if (error instanceof BadSettings) return error.sentences
    throw error
  }
}

test('with nothing set, a demo county opens at localhost', () => {
  const config = readConfig({})
  expect(config).toMatchObject({ LIANXIN_MODE: 'demo', PUBLIC_URL: 'http://localhost:3000', HTTPS: false, TEST_DATA: true, COUNTY: { zh: '青禾县', en: 'Qinghe County' } })
  expect(config.DATABASE_URL).toBeUndefined()
})

test('an empty setting is one that is not set', () => {
  expect(readConfig({ DATABASE_URL: '', TLS_CERT: '', PORT: '' })).toEqual(readConfig({}))
})

test.each([
  ['LIANXIN_MODE', 'staging'],
  ['PORT', '0'],
  ['PORT', 'eighty'],
  ['PORT', '65536'],
  ['PUBLIC_URL', 'somewhere'],
  ['TLS_SELF_MADE', 'yes'],
  ['TRUST_PROXY', 'true'],
  ['DATABASE_URL', 'mysql://localhost/x'],
  ['MEDIA_PORT', '-1'],
  ['MEDIA_WORKERS', '0'],
  ['AUTH_SECRET', 'too short'],
  ['FIELD_KEY', 'xyz'],
  ['INDEX_KEY', '0'.repeat(63)],
  ['SMS_URL', 'gateway'],
  ['UPLOAD_MAX_MB', '0'],
  ['FILES_S3_PATH_STYLE', 'host'],
  ['LOG_LEVEL', 'loud'],
])('%s=%s is refused with one sentence in Chinese and English that names it', (name, value) => {
  const sentences = refused({ [name]: value })
  expect(sentences).toHaveLength(1)
  expect(sentences[0]).toContain(`设置 ${name} 不对`)
  expect(sentences[0]).toContain(`Setting ${name} is wrong`)
  // What it takes is said in both languages, in our words and not in the library's.
  expect(sentences[0]).toMatch(/不对：.*[填要].*。Setting .*: it takes /)
  expect(sentences[0]).not.toMatch(/Invalid|expected|received|Too (small|big)/)
})

test('every bad setting gets its own sentence at once', () => {
  expect(refused({ PORT: 'x', LOG_LEVEL: 'x', FIELD_KEY: 'x' })).toHaveLength(3)
  expect(refused({ PORT: '0.5', TLS_KEY: 'a.key', OIDC_CLIENT_ID: 'lianxin' })).toHaveLength(3)
})

test('an S3 store takes a bucket, an address, a key and its secret, all of them', () => {
  const whole = { FILES_S3_BUCKET: 'qinghe-files', FILES_S3_ENDPOINT: 'https://oss-cn-chengdu.aliyuncs.com', FILES_S3_KEY: 'a', FILES_S3_SECRET: 'b' }
  expect(readConfig(whole)).toMatchObject({ ...whole, FILES_S3_REGION: 'us-east-1', FILES_S3_PATH_STYLE: true })
  expect(readConfig({ ...whole, FILES_S3_PATH_STYLE: '0' }).FILES_S3_PATH_STYLE).toBe(false)
  expect(refused({ ...whole, FILES_S3_ENDPOINT: 'oss.example.cn', FILES_S3_BUCKET: '青禾' })).toEqual([expect.stringMatching(/FILES_S3_BUCKET 不对：.*小写字母.*it takes the name of a bucket/), expect.stringMatching(/FILES_S3_ENDPOINT 不对：.*网址.*it takes a whole address/)])
  for (const name of Object.keys(whole)) expect(refused({ ...whole, [name]: '' }).length, name).toBe(name === 'FILES_S3_BUCKET' ? 3 : 1)
})

test('a relay takes a turn address and a secret that is long enough, both', () => {
  const [url, secret] = ['turns:turn.example.cn:443?transport=tcp', 'sixteen characters']
  expect(refused({ TURN_URL: 'https://turn.example.cn', TURN_SECRET: secret })).toEqual([expect.stringMatching(/TURN_URL 不对：.*turns:.*Setting TURN_URL is wrong: it takes /)])
  expect(refused({ TURN_URL: url, TURN_SECRET: 'too short' })).toEqual([expect.stringMatching(/TURN_SECRET 不对：.*16.*Setting TURN_SECRET is wrong: it takes /)])
  expect(refused({ TURN_URL: url })).toEqual([expect.stringMatching(/TURN_URL.*TURN_SECRET/)])
  expect(readConfig({ TURN_URL: url, TURN_SECRET: secret })).toMatchObject({ TURN_URL: url })
})

test('a token for the seal takes its module, name, key and PIN, all of them, and no PKCS#12 file beside it', () => {
  const token = { SEAL_PKCS11_MODULE: '/usr/lib/vendor.so', SEAL_PKCS11_TOKEN: '青禾县印章', SEAL_PKCS11_KEY: 'id:01ab', SEAL_PKCS11_PIN: '246810' }
  expect(readConfig(token)).toMatchObject(token)
  expect(readConfig({ ...token, SEAL_PKCS11_TOKEN: 'slot:0x1f' })).toMatchObject({ SEAL_PKCS11_TOKEN: 'slot:0x1f' })
  for (const [name, bad] of [['SEAL_PKCS11_MODULE', 'vendor.so'], ['SEAL_PKCS11_TOKEN', 'slot:first'], ['SEAL_PKCS11_KEY', 'id:seal'], ['SEAL_PKCS11_PIN', '123']]) expect(refused({ ...token, [name!]: bad })).toEqual([expect.stringMatching(new RegExp(`${name} 不对：要填.*Setting ${name} is wrong: it takes `))])
  for (const name of ['SEAL_PKCS11_TOKEN', 'SEAL_PKCS11_KEY', 'SEAL_PKCS11_PIN']) expect(refused({ ...token, [name]: '' })).toEqual([expect.stringMatching(new RegExp(`SEAL_PKCS11_MODULE 和 ${name} 要一起`))])
  expect(refused({ ...token, SEAL_P12: 'a.p12', SEAL_P12_PASSWORD: 'x' })).toEqual([expect.stringMatching(/SEAL_P12.*只能设置一个.*not both/)])
  expect(refused({ SEAL_PKCS11_CERT: 'a.pem' })).toEqual([expect.stringMatching(/SEAL_PKCS11_CERT.*SEAL_PKCS11_MODULE/)])
})

test('half a pair is refused: a certificate without its key, OpenID Connect without a client', () => {
  expect(refused({ TLS_CERT: 'a.pem' })[0]).toMatch(/TLS_CERT.*TLS_KEY/)
  expect(refused({ OIDC_DISCOVERY_URL: 'https://id.example.cn' })[0]).toMatch(/OIDC_DISCOVERY_URL.*OIDC_CLIENT_ID/)
})

test('a certificate turns on HTTPS, and 0.0.0.0 is not an address that people type', () => {
  expect(readConfig({ TLS_CERT: 'a.pem', TLS_KEY: 'a.key', HOST: '0.0.0.0', PORT: '8443' })).toMatchObject({ HTTPS: true, PUBLIC_URL: 'https://localhost:8443' })
})

describe('the list of settings', () => {
  test.each(Object.entries(settings.shape))('%s says what it is for', (_name, check) => {
    expect(check.description?.length ?? 0).toBeGreaterThan(10)
  })
})
