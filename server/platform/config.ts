import { resolve } from 'node:path'
import { z } from 'zod'
import type { Sentence } from '#shared/platform/say.ts'

const flag = z.enum(['0', '1']).default('0').transform((value) => value === '1')
const optional = z.string().min(1).optional()

/** Every setting there is: name, check, and what it is for. The README lists them from here. */
export const settings = z.object({
  LIANXIN_MODE: z.enum(['demo', 'production']).default('demo').describe('demo opens a seeded county with one-click roles; production refuses to start with anything of the demo in it'),
  LIANXIN_DATA: z.string().default('data').describe('folder of the embedded database, uploaded files and self-made secrets'),
  LIANXIN_COUNTY: z.string().default('青禾县|Qinghe County').describe('name of the county, zh|en'),
  LIANXIN_CASE_MARK: z.string().default('青禾').describe('mark in case and document numbers'),
  HOST: z.string().default('localhost').describe('address to listen on; 0.0.0.0 lets other machines in'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000).describe('port to listen on'),
  PUBLIC_URL: z.url().optional().describe('address that people type; default http(s)://HOST:PORT'),
  TLS_CERT: optional.describe('certificate file (PEM); with TLS_KEY turns on HTTPS'),
  TLS_KEY: optional.describe('key file (PEM) of TLS_CERT'),
  TLS_SELF_MADE: flag.describe('1 makes a certificate of its own, so that a second machine can be a terminal'),
  TRUST_PROXY: flag.describe('1 only behind a reverse proxy of your own: takes the caller address from X-Forwarded-For'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional().describe("a server's PostgreSQL 15 or later; default is the embedded one below LIANXIN_DATA"),
  MEDIASOUP_WORKER_BIN: optional.describe('mediasoup worker to use; npm start finds or builds one'),
  MEDIA_ADDRESS: optional.describe('address that media is announced on; default is found from HOST'),
  MEDIA_PORT: z.coerce.number().int().min(1).max(65535).default(44400).describe('first port of media, UDP and TCP; one more for each worker'),
  MEDIA_WORKERS: z.coerce.number().int().min(1).max(64).default(1).describe('how many media workers to run'),
  AUDIO_FIRST_KBIT: z.coerce.number().int().min(0).max(2000).default(150).describe('a line that carries less (kbit/s) gets stills instead of moving pictures, so that the sound stays clear; 0 never'),
  TURN_URL: z.string().regex(/^turns?:[^,\s]+(,\s*turns?:[^,\s]+)*$/).optional().describe('TURN server for lines that let only 443 through, such as turns:turn.example.cn:443?transport=tcp; several with commas between'),
  TURN_SECRET: z.string().min(16).optional().describe('secret shared with that TURN server (coturn: static-auth-secret), 16 characters or more'),
  HOLD_MINUTES: z.coerce.number().int().min(0).max(30).default(3).describe('how long the time that a counter is offered is kept for it; 0 keeps nothing'),
  AUTH_SECRET: z.string().min(32).optional().describe('signs staff sessions, 32 characters or more; self-made in demo mode'),
  FIELD_KEY: z.string().regex(/^[0-9a-f]{64}$/).optional().describe('encrypts ID numbers and phones, 64 hex digits; self-made in demo mode'),
  INDEX_KEY: z.string().regex(/^[0-9a-f]{64}$/).optional().describe('blind index of ID numbers, 64 hex digits; self-made in demo mode'),
  OIDC_DISCOVERY_URL: z.url().optional().describe('OpenID Connect discovery document for staff sign-in'),
  OIDC_CLIENT_ID: optional.describe('OpenID Connect client'),
  OIDC_CLIENT_SECRET: optional.describe('OpenID Connect secret'),
  SMS_URL: z.url().optional().describe('SMS gateway: receives POST {to, text, id}; without it nobody is sent an SMS and the phone list is used'),
  SMS_TOKEN: optional.describe('bearer token for SMS_URL'),
  SEAL_P12: optional.describe("PKCS#12 file with the county's seal: key and certificate that agreements are sealed with; self-made in demo mode"),
  SEAL_P12_PASSWORD: optional.describe('password of SEAL_P12'),
  SEAL_PKCS11_MODULE: z.string().startsWith('/').optional().describe("PKCS#11 module (.so) of the token or HSM that holds the county's seal, instead of SEAL_P12; needs OpenSC's pkcs11-tool (apt-get install opensc)"),
  SEAL_PKCS11_TOKEN: z.string().regex(/^(?!slot:)|^slot:(\d+|0x[0-9a-f]+)$/i).optional().describe('label of that token, or slot:NUMBER'),
  SEAL_PKCS11_KEY: z.string().regex(/^(?!id:)|^id:([0-9a-f]{2})+$/i).optional().describe('label of the RSA or EC key on it and of its certificate, or id:HEX'),
  SEAL_PKCS11_PIN: z.string().min(4).max(255).optional().describe('user PIN of that token; one that it refuses is not tried again, and its last try is never used'),
  SEAL_PKCS11_CERT: optional.describe('certificates of that key (PEM, its own first), where the token does not hold them'),
  TSA_URL: z.url().optional().describe('timestamp service (RFC 3161) asked at each sealing; without it the server’s own clock counts'),
  UPLOAD_MAX_MB: z.coerce.number().int().min(1).max(2048).default(50).describe('largest attachment'),
  FILES_S3_BUCKET: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/).optional().describe('bucket of an S3 store that attachments, papers, films and recordings are moved to; without it they stay below LIANXIN_DATA'),
  FILES_S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional().describe('address of that store, such as https://oss-cn-chengdu.aliyuncs.com'),
  FILES_S3_REGION: z.string().min(1).default('us-east-1').describe('region of that store'),
  FILES_S3_KEY: optional.describe('access key of that store: it reads, writes, lists and deletes in the bucket, nothing else'),
  FILES_S3_SECRET: optional.describe('secret of FILES_S3_KEY'),
  FILES_S3_PATH_STYLE: z.enum(['0', '1']).default('1').transform((value) => value === '1').describe('1 names the bucket in the path (MinIO, Ceph), 0 in the host name (Alibaba OSS, Tencent COS, Amazon)'),
  TEST_DATA: flag.describe('1 accepts ID numbers of the unassigned region 990101 and phones 120 0000 00xx; on in demo mode'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info').describe('how much is logged'),
})

export type Settings = z.infer<typeof settings>
export type Config = Omit<Settings, 'LIANXIN_COUNTY' | 'LIANXIN_DATA' | 'PUBLIC_URL'> & { DATA: string; COUNTY: { zh: string; en: string }; PUBLIC_URL: string; HTTPS: boolean }

/** Thrown with one sentence for each setting that is wrong. */
export class BadSettings extends Error {
  readonly sentences: string[]
  constructor(sentences: string[]) {
    super(sentences.join('\n'))
    this.sentences = sentences
  }
}

/** Reads the settings once, from the environment. Throws `BadSettings` with a sentence for each bad one. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  // NOTE: an empty value means "not set", as shells and service files write it.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(given)
  const wrong = new Set(parsed.error?.issues.map((issue) => issue.path.join('.')))
  const sentences = [...[...wrong].map(badSetting), ...halves(given), ...twoSeals(given)]
  if (!parsed.success || sentences.length > 0) throw new BadSettings(sentences)
  const { LIANXIN_COUNTY, LIANXIN_DATA, PUBLIC_URL, ...rest } = parsed.data
  const [zh = '', en = zh] = LIANXIN_COUNTY.split('|')
  const HTTPS = rest.TLS_SELF_MADE || rest.TLS_CERT !== undefined
  return { ...rest, TEST_DATA: rest.TEST_DATA || rest.LIANXIN_MODE === 'demo', DATA: resolve(LIANXIN_DATA), COUNTY: { zh, en }, HTTPS, PUBLIC_URL: PUBLIC_URL ?? `${HTTPS ? 'https' : 'http'}://${rest.HOST === '0.0.0.0' ? 'localhost' : rest.HOST}:${rest.PORT}` }
}

const whole = (from: number, to: number): Sentence => ({ zh: `要填 ${from} 到 ${to} 的整数`, en: `it takes a whole number from ${from} to ${to}` })
const either = (...words: string[]): Sentence => ({ zh: `只能填 ${words.join('、')}`, en: `it takes ${words.join(', ')} and nothing else` })
const address: Sentence = { zh: '要填完整的网址，比如 https://lianxin.example.cn', en: 'it takes a whole address, such as https://lianxin.example.cn' }
const key: Sentence = { zh: '要填 64 位十六进制数（0–9、a–f），可以用 openssl rand -hex 32 生成', en: 'it takes 64 hex digits (0–9, a–f); openssl rand -hex 32 makes them' }

/** What each setting that can be wrong takes, in words. */
const takes: Partial<Record<keyof Settings, Sentence>> = {
  LIANXIN_MODE: either('demo', 'production'), PORT: whole(1, 65535), PUBLIC_URL: address, TLS_SELF_MADE: either('0', '1'), TRUST_PROXY: either('0', '1'),
  DATABASE_URL: { zh: '要填 postgres:// 开头的地址，比如 postgres://lianxin@db:5432/lianxin', en: 'it takes an address that begins with postgres://, such as postgres://lianxin@db:5432/lianxin' },
  MEDIA_PORT: whole(1, 65535), MEDIA_WORKERS: whole(1, 64), AUDIO_FIRST_KBIT: whole(0, 2000), TURN_URL: { zh: '要填 turn: 或 turns: 开头的地址，比如 turns:turn.example.cn:443?transport=tcp', en: 'it takes addresses that begin with turn: or turns:, such as turns:turn.example.cn:443?transport=tcp' }, TURN_SECRET: { zh: '至少要有 16 个字符', en: 'it takes 16 characters or more' },
  HOLD_MINUTES: whole(0, 30), AUTH_SECRET: { zh: '至少要有 32 个字符', en: 'it takes 32 characters or more' }, FIELD_KEY: key, INDEX_KEY: key,
  OIDC_DISCOVERY_URL: address, SMS_URL: address, TSA_URL: address,
  SEAL_PKCS11_MODULE: { zh: '要填 PKCS#11 驱动的完整路径，比如 /usr/lib/softhsm/libsofthsm2.so', en: 'it takes the whole path of a PKCS#11 module, such as /usr/lib/softhsm/libsofthsm2.so' },
  SEAL_PKCS11_TOKEN: { zh: '要填密码器的名称（label），或者 slot: 加号码，比如 slot:0', en: 'it takes the label of the token, or slot: with its number, such as slot:0' },
  SEAL_PKCS11_KEY: { zh: '要填密钥的名称（label），或者 id: 加十六进制数，比如 id:01ab', en: 'it takes the label of the key, or id: with hex digits, such as id:01ab' },
  SEAL_PKCS11_PIN: { zh: '要填密码器的密码，4 到 255 个字符', en: 'it takes the PIN of the token, 4 to 255 characters' },
  FILES_S3_BUCKET: { zh: '要填存储桶的名字：小写字母、数字、点和短横，3 到 63 个字符', en: 'it takes the name of a bucket: small letters, digits, dots and hyphens, 3 to 63 of them' },
  UPLOAD_MAX_MB: whole(1, 2048), FILES_S3_ENDPOINT: address, FILES_S3_PATH_STYLE: either('0', '1'), TEST_DATA: either('0', '1'), LOG_LEVEL: either('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
}

function badSetting(name: string): string {
  const { zh, en } = takes[name as keyof Settings] ?? { zh: '请看 README 里的说明', en: 'see the README' }
  return `设置 ${name} 不对：${zh}。Setting ${name} is wrong: ${en}.`
}

function halves(given: Record<string, string | undefined>): string[] {
  const pairs = [['TLS_CERT', 'TLS_KEY'], ['OIDC_DISCOVERY_URL', 'OIDC_CLIENT_ID'], ['SEAL_P12', 'SEAL_P12_PASSWORD'], ['SEAL_PKCS11_MODULE', 'SEAL_PKCS11_TOKEN'], ['SEAL_PKCS11_MODULE', 'SEAL_PKCS11_KEY'], ['SEAL_PKCS11_MODULE', 'SEAL_PKCS11_PIN'], ['FILES_S3_BUCKET', 'FILES_S3_ENDPOINT'], ['FILES_S3_BUCKET', 'FILES_S3_KEY'], ['FILES_S3_BUCKET', 'FILES_S3_SECRET'], ['TURN_URL', 'TURN_SECRET']] as const
  return pairs.filter(([a, b]) => (given[a] === undefined) !== (given[b] === undefined)).map(([a, b]) => `${a} 和 ${b} 要一起设置。${a} and ${b} must be set together.`)
}

function twoSeals({ SEAL_P12, SEAL_PKCS11_MODULE, SEAL_PKCS11_CERT }: Record<string, string | undefined>): string[] {
  return [
    ...(SEAL_P12 && SEAL_PKCS11_MODULE ? ['SEAL_P12 和 SEAL_PKCS11_MODULE 只能设置一个。Set SEAL_P12 or SEAL_PKCS11_MODULE, not both.'] : []),
    ...(SEAL_PKCS11_CERT && !SEAL_PKCS11_MODULE ? ['SEAL_PKCS11_CERT 要和 SEAL_PKCS11_MODULE 一起设置。SEAL_PKCS11_CERT needs SEAL_PKCS11_MODULE.'] : []),
  ]
}
