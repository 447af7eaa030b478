import { eq } from 'drizzle-orm'
import { fact } from '#drizzle/schema/index.ts'
import type { Config } from './config.ts'
import type { Db } from './db.ts'
import { selfMade } from './secrets.ts'

/** What keeps this server from being a production server, a sentence each; empty where nothing does. */
export async function unfitForProduction(config: Config, db: Db): Promise<string[]> {
  if (config.LIANXIN_MODE !== 'production') return []
  const [demo] = await db.select().from(fact).where(eq(fact.name, 'demo-county'))
  return [
    ...(demo ? ['数据库里有演示账号，请换一个空的数据库。The database holds demo accounts: use an empty one.'] : []),
    ...selfMade(config).map((name) => `${name} 没有设置，不能用自动生成的密钥。${name} is not set: self-made secrets are not for production.`),
    ...(config.SEAL_P12 || config.SEAL_PKCS11_MODULE ? [] : ['SEAL_P12 和 SEAL_PKCS11_MODULE 都没有设置，协议不能盖自动生成的章。Neither SEAL_P12 nor SEAL_PKCS11_MODULE is set: a self-made seal is not for production.']),
    ...(config.TLS_SELF_MADE ? ['TLS_SELF_MADE 的证书只能用于试验，请设置 TLS_CERT 和 TLS_KEY。TLS_SELF_MADE is for trials: set TLS_CERT and TLS_KEY.'] : []),
    ...(config.PUBLIC_URL.startsWith('https:') ? [] : [`地址 ${config.PUBLIC_URL} 不安全，请用 https。The address ${config.PUBLIC_URL} is unsafe: use https (摄像头也需要 · cameras need it too).`]),
    ...(config.TEST_DATA ? ['TEST_DATA 打开了，会接受测试身份证号，请关掉。TEST_DATA is on and accepts test ID numbers: turn it off.'] : []),
  ]
}
