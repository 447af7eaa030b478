import { createHash, randomBytes, verify, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BadSettings, type Config } from '#server/platform/config.ts'
import { askTool, idIn, type Token, tokensIn, ToolFailed } from './pkcs11-tool.ts'
import { SealTrouble } from './trouble.ts'

export type TokenSettings = Pick<Config, 'DATA' | 'SEAL_PKCS11_MODULE' | 'SEAL_PKCS11_TOKEN' | 'SEAL_PKCS11_KEY' | 'SEAL_PKCS11_PIN' | 'SEAL_PKCS11_CERT'>
type Opened = { chain: Buffer[]; sign: (bytes: Buffer) => Promise<Buffer> }

// PKCS#1's DigestInfo of a SHA-256 (RFC 8017, 9.2): what a token that knows plain RSA only is asked to sign.
const digestInfo = Buffer.from('3031300d060960864801650304020105000420', 'hex')

/** A key that never leaves its token: the certificate is read, and something is signed once to see that PIN, key and certificate belong together. Throws `BadSettings`; a token that is not there, `SealTrouble`. */
export async function openToken(config: TokenSettings): Promise<Opened> {
  const { chain, id } = await inTurn(async () => {
    const token = await findToken(config)
    const chain = config.SEAL_PKCS11_CERT ? certificatesIn(config.SEAL_PKCS11_CERT) : [await certificateOn(config, token)]
    return { chain, id: await idOfKey(config, token) }
  })
  const sign = (bytes: Buffer) => inTurn(() => signOn(config, id, new X509Certificate(chain[0]!), bytes))
  await sign(randomBytes(32))
  return { chain, sign }
}

// A token answers one question at a time.
let last: Promise<unknown> = Promise.resolve()
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work)
  last = mine.catch(() => {})
  return mine
}

async function findToken({ SEAL_PKCS11_MODULE: module, SEAL_PKCS11_TOKEN: wanted }: TokenSettings): Promise<Token> {
  if (!existsSync(module!)) throw new BadSettings([`设置 SEAL_PKCS11_MODULE 指的文件 ${module} 不在。The file ${module} of setting SEAL_PKCS11_MODULE is not there.`])
  const { said } = await askTool(module!, ['-L']).catch((error: ToolFailed) => {
    throw new BadSettings([error.missing
      ? '要用印章密码器（SEAL_PKCS11_MODULE），请先装 OpenSC：apt-get install opensc。A seal on a token (SEAL_PKCS11_MODULE) needs OpenSC: apt-get install opensc.'
      : `SEAL_PKCS11_MODULE 打不开：不是 PKCS#11 驱动，或者驱动没有应答。SEAL_PKCS11_MODULE cannot be opened: it is no PKCS#11 module, or it does not answer. ${error.message}`])
  })
  const token = tokensIn(said).find(({ slot, label }) => (wanted!.startsWith('slot:') ? Number(slot) === Number(wanted!.slice(5)) : label === wanted))
  if (!token) throw new SealTrouble('token-absent', `印章密码器 ${wanted} 没有插好（或者 SEAL_PKCS11_TOKEN 写错了）；插好以后会自动盖章。The token ${wanted} that holds the seal is not plugged in (or SEAL_PKCS11_TOKEN is wrong); once it is, sealing goes on by itself.`)
  return token
}

function certificatesIn(file: string): Buffer[] {
  try {
    return readFileSync(file, 'utf8').match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g)!.map((pem) => new X509Certificate(pem).raw)
  } catch {
    throw new BadSettings([`设置 SEAL_PKCS11_CERT 指的文件 ${file} 读不了，或者里面没有证书（PEM）。The file ${file} of setting SEAL_PKCS11_CERT cannot be read, or holds no certificate (PEM).`])
  }
}

async function certificateOn({ SEAL_PKCS11_MODULE: module, SEAL_PKCS11_KEY: key }: TokenSettings, { slot }: Token): Promise<Buffer> {
  try {
    return new X509Certificate((await askTool(module!, ['--slot', slot, '--read-object', '--type', 'cert', ...named(key!)])).made).raw
  } catch {
    throw new BadSettings([`密码器里没有名叫 ${key} 的证书（SEAL_PKCS11_KEY）；证书另外存放的，请用 SEAL_PKCS11_CERT 指定文件。The token holds no certificate called ${key} (SEAL_PKCS11_KEY); one that is kept elsewhere is named with SEAL_PKCS11_CERT.`])
  }
}

const named = (key: string): string[] => (key.startsWith('id:') ? ['--id', key.slice(3)] : ['--label', key])

// NOTE: the tool signs with the first key there is when it is given a label, so the label's id is looked up.
async function idOfKey(config: TokenSettings, token: Token): Promise<string> {
  const key = config.SEAL_PKCS11_KEY!
  if (key.startsWith('id:')) return key.slice(3)
  const { said } = await askWithPin(config, token, ['-O', '--type', 'privkey'])
  const id = idIn(said, key)
  if (id === null) throw noKey(config)
  return id
}

async function signOn(config: TokenSettings, id: string, certificate: X509Certificate, bytes: Buffer): Promise<Buffer> {
  const hash = createHash('sha256').update(bytes).digest()
  const rsa = certificate.publicKey.asymmetricKeyType === 'rsa'
  const how = rsa ? ['--mechanism', 'RSA-PKCS'] : ['--mechanism', 'ECDSA', '--signature-format', 'openssl']
  const { made } = await askWithPin(config, await findToken(config), ['--sign', ...how, '--id', id], rsa ? Buffer.concat([digestInfo, hash]) : hash)
  if (verify('sha256', bytes, certificate.publicKey, made)) return made
  throw new SealTrouble('token', `密码器上的私钥 ${config.SEAL_PKCS11_KEY} 和证书不是一对，没有盖章。The key ${config.SEAL_PKCS11_KEY} on the token does not belong to the certificate: nothing was sealed.`)
}

async function askWithPin(config: TokenSettings, token: Token, args: string[], given?: Buffer): Promise<{ said: string; made: Buffer }> {
  insistOnPin(config, token)
  const answer = await askTool(config.SEAL_PKCS11_MODULE!, ['--slot', token.slot, ...args], { pin: config.SEAL_PKCS11_PIN!, ...(given && { given }) }).catch((error: ToolFailed) => { throw inWords(config, token, error) })
  rmSync(refusedPin(config), { force: true })
  return answer
}

/** What the tool said, in words. A PIN that was refused is remembered, so that it is never tried a second time. */
function inWords(config: TokenSettings, token: Token, { message }: ToolFailed): SealTrouble | BadSettings {
  if (/CKR_PIN_(?:INCORRECT|INVALID|LEN_RANGE)/.test(message)) {
    mkdirSync(config.DATA, { recursive: true })
    writeFileSync(refusedPin(config), markOf(config, token), { mode: 0o600 })
    return wrongPin(config)
  }
  if (/CKR_PIN_LOCKED/.test(message)) return locked()
  if (/CKR_(?:TOKEN_NOT_PRESENT|TOKEN_NOT_RECOGNIZED|DEVICE_REMOVED|SLOT_ID_INVALID)/.test(message)) return new SealTrouble('token-absent', '盖章的时候密码器被拔掉了；插好以后会自动盖章。The token was taken out in the middle of sealing; once it is back, sealing goes on by itself.')
  if (/Private key not found|object not found/i.test(message)) return noKey(config)
  return new SealTrouble('token', `密码器没有盖章。The token did not seal. ${message}`)
}

/** Goes on only with a PIN that this token has not refused, and never uses up the last try: a locked token is a new certificate. */
function insistOnPin(config: TokenSettings, token: Token): void {
  if (token.pin === 'locked') throw locked()
  if (existsSync(refusedPin(config)) && readFileSync(refusedPin(config), 'utf8') === markOf(config, token)) throw wrongPin(config)
  if (token.pin === 'last') throw new SealTrouble('token-locked', '密码器只剩最后一次输密码的机会，系统不会去试；请先在密码器自己的工具里用正确的密码登录一次。The token has one try of its PIN left, and the server will not use it up: log in once with the right PIN in the token’s own tool.')
}

const noKey = ({ SEAL_PKCS11_KEY: key }: TokenSettings): BadSettings => new BadSettings([`密码器里没有名叫 ${key} 的私钥（SEAL_PKCS11_KEY）。The token holds no private key called ${key} (SEAL_PKCS11_KEY).`])
const locked = (): SealTrouble => new SealTrouble('token-locked', '密码器因为密码输错太多次锁住了，请用管理员密码解锁。The token is locked after too many wrong PINs: unlock it with its security officer’s PIN.')
const wrongPin = (config: TokenSettings): SealTrouble => new SealTrouble('token-pin', `密码器不接受 SEAL_PKCS11_PIN，系统不会再试同一个密码，免得锁住。请改好密码再启动；密码没有错的，删掉 ${refusedPin(config)} 再启动。The token refuses SEAL_PKCS11_PIN, and it is not tried again, so that the token is not locked. Correct it and start again; if it is right after all, delete ${refusedPin(config)} first.`)

const refusedPin = ({ DATA }: TokenSettings): string => join(DATA, 'seal-pin-refused')
const markOf = ({ SEAL_PKCS11_PIN }: TokenSettings, { serial, label }: Token): string => createHash('sha256').update(`${serial}\n${label}\n${SEAL_PKCS11_PIN}`).digest('hex')
