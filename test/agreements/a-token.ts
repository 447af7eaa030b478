import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const places = ['/usr/lib/softhsm/libsofthsm2.so', '/usr/local/lib/softhsm/libsofthsm2.so', '/opt/homebrew/lib/softhsm/libsofthsm2.so']
const has = (tool: string) => (process.env['PATH'] ?? '').split(':').some((place) => existsSync(join(place, tool)))

/** The module of a token in software, or null where SoftHSM, OpenSC or openssl is not installed. */
export const softModule = has('pkcs11-tool') && has('softhsm2-util') && has('openssl') ? (places.find((place) => existsSync(place)) ?? null) : null

/** A token in software with one key: it can be taken out and put back, and every question to it is written down as other users of the machine would see it. */
export type Token = {
  folder: string
  settings: Record<string, string>
  pin: string
  /** Its certificate, in a PEM file. */
  certificate: string
  unplug: () => void
  plug: () => void
  /** Lets it say of its PIN what SoftHSM never says, and a card does: one try left, locked. */
  tell: (flag: string | null) => void
  /** The command lines of `pkcs11-tool` since it was last asked. */
  asked: () => string[]
  remove: () => void
}

const label = '青禾县印章'

/** Makes a token of its own in a folder of its own. NOTE: it sets where SoftHSM looks and stands before `pkcs11-tool` in the path, in this process. */
export function aToken(kind: 'rsa' | 'ec' = 'rsa', module = softModule!): Token {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-soft-token-'))
  const [tokens, away, bin, asked, flag, pin] = [join(folder, 'tokens'), join(folder, 'away'), join(folder, 'bin'), join(folder, 'asked'), join(folder, 'flag'), '246810']
  mkdirSync(tokens)
  mkdirSync(bin)
  writeFileSync(join(folder, 'softhsm2.conf'), `directories.tokendir = ${tokens}\nobjectstore.backend = file\nlog.level = ERROR\n`)
  const before = { SOFTHSM2_CONF: process.env['SOFTHSM2_CONF'], PATH: process.env['PATH'] }
  process.env['SOFTHSM2_CONF'] = join(folder, 'softhsm2.conf')
  const run = (tool: string, ...args: string[]) => execFileSync(tool, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  run('softhsm2-util', '--init-token', '--free', '--label', label, '--pin', pin, '--so-pin', '12345678')
  run('openssl', 'req', '-x509', '-nodes', '-newkey', ...(kind === 'rsa' ? ['rsa:2048'] : ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256']), '-keyout', 'own.key', '-out', 'own.pem', '-days', '30', '-utf8', '-subj', '/CN=青禾县人民调解委员会/O=青禾县')
  run('openssl', 'pkcs8', '-topk8', '-nocrypt', '-in', 'own.key', '-out', 'own.p8')
  run('openssl', 'x509', '-in', 'own.pem', '-outform', 'DER', '-out', 'own.der')
  run('softhsm2-util', '--import', 'own.p8', '--token', label, '--label', 'seal', '--id', '01ab', '--pin', pin)
  run('pkcs11-tool', '--module', module, '--token-label', label, '--login', '--pin', pin, '--write-object', 'own.der', '--type', 'cert', '--label', 'seal', '--id', '01ab')
  const real = execFileSync('/bin/sh', ['-c', 'command -v pkcs11-tool'], { encoding: 'utf8' }).trim()
  writeFileSync(join(bin, 'pkcs11-tool'), `#!/bin/sh\necho "$@" >> ${asked}\nif [ -f ${flag} ]; then ${real} "$@" | sed "s/PIN initialized/$(cat ${flag}), &/"; else exec ${real} "$@"; fi\n`)
  chmodSync(join(bin, 'pkcs11-tool'), 0o755)
  process.env['PATH'] = `${bin}:${before.PATH}`
  return {
    folder, pin, certificate: join(folder, 'own.pem'),
    settings: { LIANXIN_DATA: join(folder, 'data'), SEAL_PKCS11_MODULE: module, SEAL_PKCS11_TOKEN: label, SEAL_PKCS11_KEY: 'seal', SEAL_PKCS11_PIN: pin },
    unplug: () => { renameSync(tokens, away); mkdirSync(tokens) },
    plug: () => { rmSync(tokens, { recursive: true }); renameSync(away, tokens) },
    tell: (said) => { if (said === null) rmSync(flag, { force: true }); else writeFileSync(flag, said) },
    asked: () => {
      const lines = existsSync(asked) ? readFileSync(asked, 'utf8').trim().split('\n') : []
      rmSync(asked, { force: true })
      return lines
    },
    remove: () => {
      for (const [name, value] of Object.entries(before)) if (value === undefined) delete process.env[name]; else process.env[name] = value
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
