import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'

export type Secrets = { AUTH_SECRET: string; FIELD_KEY: string; INDEX_KEY: string }

const names = ['AUTH_SECRET', 'FIELD_KEY', 'INDEX_KEY'] as const

/** The keys in force: set ones first, else self-made ones kept below the data folder (demo mode only; see `refuseToStart`). */
export function readSecrets(config: Config): Secrets {
  const file = join(config.DATA, 'secrets.json')
  const kept: Partial<Secrets> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  const secrets = Object.fromEntries(names.map((name) => [name, config[name] ?? kept[name] ?? randomBytes(32).toString('hex')])) as Secrets
  if (names.some((name) => !config[name] && !kept[name])) {
    mkdirSync(config.DATA, { recursive: true })
    writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  return secrets
}

/** Which keys nobody set: production does not start with any. */
export const selfMade = (config: Config): string[] => names.filter((name) => !config[name])
