import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { generate } from 'selfsigned'
import { BadSettings, type Config } from './config.ts'

/** Certificate and key for HTTPS: the files that are set, or a self-made pair kept below the data folder. Null without HTTPS. */
export async function readTls(config: Config): Promise<{ cert: string; key: string } | null> {
  if (config.TLS_CERT && config.TLS_KEY) return { cert: readPem('TLS_CERT', config.TLS_CERT), key: readPem('TLS_KEY', config.TLS_KEY) }
  if (!config.TLS_SELF_MADE) return null
  const certFile = join(config.DATA, 'self-made.crt')
  const keyFile = join(config.DATA, 'self-made.key')
  if (!existsSync(certFile)) {
    const names = [{ type: 2 as const, value: 'localhost' }, ...['127.0.0.1', ...lanAddresses()].map((ip) => ({ type: 7 as const, ip }))]
    const notAfterDate = new Date(Date.now() + 365 * 86_400_000)
    const made = await generate([{ name: 'commonName', value: 'Lianxin self-made' }], { keySize: 2048, algorithm: 'sha256', notAfterDate, extensions: [{ name: 'subjectAltName', altNames: names }] })
    mkdirSync(config.DATA, { recursive: true })
    writeFileSync(keyFile, made.private, { mode: 0o600 })
    writeFileSync(certFile, made.cert)
  }
  return { cert: readFileSync(certFile, 'utf8'), key: readFileSync(keyFile, 'utf8') }
}

function readPem(setting: string, file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new BadSettings([`设置 ${setting} 指的文件 ${file} 读不了（${(error as NodeJS.ErrnoException).code}）。The file ${file} of setting ${setting} cannot be read.`])
  }
}

/** This machine's addresses in its own networks (IPv4). */
export function lanAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((found) => found ?? []).filter((face) => face.family === 'IPv4' && !face.internal).map((face) => face.address)
}
