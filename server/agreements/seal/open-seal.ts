import forge from 'node-forge'
import { createHash, createPrivateKey, type KeyObject, sign, X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { clock } from '#server/platform/clock.ts'
import { BadSettings, type Config } from '#server/platform/config.ts'
import type { Log } from '#server/platform/log.ts'
import { openToken, type TokenSettings } from './open-token.ts'
import { SealTrouble } from './trouble.ts'

/** What seals a paper: the county's key (it signs the SHA-256 of what it is given: PKCS#1 v1.5, or ECDSA as DER) and certificates (DER, its own first), and how they are shown. */
export type Seal = { sign: (bytes: Buffer) => Promise<Buffer>; chain: Buffer[]; certificate: X509Certificate; sha256: string; selfMade: boolean }

const opened = new Map<string, Promise<Seal>>()

type SealSettings = Pick<Config, 'SEAL_P12' | 'SEAL_P12_PASSWORD' | 'COUNTY'> & TokenSettings

/** The county's seal: on the token or in the PKCS#12 file that is set, else a self-made one kept below the data folder (demo mode only; see `unfitForProduction`). Opened once. */
export function openSeal(config: SealSettings): Promise<Seal> {
  const from = JSON.stringify([config.SEAL_PKCS11_MODULE, config.SEAL_PKCS11_TOKEN, config.SEAL_PKCS11_KEY, config.SEAL_PKCS11_PIN, config.SEAL_PKCS11_CERT, config.SEAL_P12, config.DATA])
  const before = opened.get(from)
  if (before) return before
  const opening = sealFrom(config)
  opened.set(from, opening)
  // One that could not be opened is looked for again at the next paper.
  opening.catch(() => opened.delete(from))
  return opening
}

/** At the start: bad settings are told now and not at the first agreement. A token that is not plugged in, or locked, is only logged: agreements wait for it, and nothing else does. */
export async function trySeal(config: SealSettings, log: Pick<Log, 'warn'>): Promise<void> {
  if (!config.SEAL_P12 && !config.SEAL_PKCS11_MODULE) return
  await openSeal(config).catch((error: unknown) => {
    if (!(error instanceof SealTrouble) || (error.why !== 'token-absent' && error.why !== 'token-locked')) throw error
    log.warn(error.message)
  })
}

async function sealFrom(config: SealSettings): Promise<Seal> {
  if (config.SEAL_PKCS11_MODULE) return sealOf(await openToken(config), false)
  return config.SEAL_P12 ? readP12(config.SEAL_P12, config.SEAL_P12_PASSWORD ?? '') : selfMade(config)
}

/** Key and certificates of a PKCS#12 file; old and new kinds of encryption are read. Throws `BadSettings` with a sentence. */
export function readP12(file: string, password: string): Seal {
  const bytes = readOr(file)
  let bags: forge.pkcs12.Bag[]
  try {
    bags = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(bytes.toString('binary')), false, password).safeContents.flatMap(({ safeBags }) => safeBags)
  } catch {
    throw new BadSettings([`SEAL_P12 打不开：密码不对，或者文件不是 PKCS#12。SEAL_P12 cannot be opened: the password is wrong, or it is no PKCS#12 file.`])
  }
  const key = bags.flatMap((bag) => keyOf(bag))[0]
  const certificates = bags.flatMap((bag) => (bag.type === forge.pki.oids['certBag'] ? [derOf(bag.cert ? forge.pki.certificateToAsn1(bag.cert) : bag.asn1)] : []))
  const own = key && certificates.find((der) => new X509Certificate(der).checkPrivateKey(key))
  if (!key || !own) throw new BadSettings([`SEAL_P12 里没有成对的证书和私钥。SEAL_P12 holds no key with its certificate.`])
  return sealOf({ sign: signWith(key), chain: [own, ...certificates.filter((der) => der !== own)] }, false)
}

function keyOf(bag: forge.pkcs12.Bag): KeyObject[] {
  if (bag.type !== forge.pki.oids['pkcs8ShroudedKeyBag'] && bag.type !== forge.pki.oids['keyBag']) return []
  const info = bag.key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(bag.key)) : bag.asn1
  return [createPrivateKey({ key: derOf(info), format: 'der', type: 'pkcs8' })]
}

const derOf = (asn1: forge.asn1.Asn1): Buffer => Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'binary')

function readOr(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new BadSettings([`设置 SEAL_P12 指的文件 ${file} 读不了（${(error as NodeJS.ErrnoException).code}）。The file ${file} of setting SEAL_P12 cannot be read.`])
  }
}

async function selfMade({ DATA, COUNTY }: SealSettings): Promise<Seal> {
  const file = join(DATA, 'self-made-seal.pem')
  if (!existsSync(file)) {
    // NOTE: good since before the demo's past weeks, whose agreement it seals too.
    const name = [{ name: 'commonName', value: `${COUNTY.zh}人民调解委员会（演示印章）` }, { name: 'organizationName', value: 'Lianxin self-made' }]
    const made = await generate(name, { keySize: 2048, algorithm: 'sha256', notBeforeDate: new Date(clock.now().getTime() - 90 * 86_400_000), notAfterDate: new Date(clock.now().getTime() + 3650 * 86_400_000), extensions: [{ name: 'keyUsage', digitalSignature: true, nonRepudiation: true }] })
    mkdirSync(DATA, { recursive: true })
    writeFileSync(`${file}.new`, `${made.private.trim()}\n${made.cert.trim()}\n`, { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  const pem = readFileSync(file, 'utf8')
  return sealOf({ sign: signWith(createPrivateKey(pem)), chain: [new X509Certificate(pem.slice(pem.indexOf('-----BEGIN CERTIFICATE'))).raw] }, true)
}

const signWith = (key: KeyObject) => async (bytes: Buffer): Promise<Buffer> => sign('sha256', bytes, key)

function sealOf({ sign, chain }: Pick<Seal, 'sign' | 'chain'>, selfMade: boolean): Seal {
  return { sign, chain, certificate: new X509Certificate(chain[0]!), sha256: createHash('sha256').update(chain[0]!).digest('hex'), selfMade }
}
