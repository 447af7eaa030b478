import { hashPassword } from 'better-auth/crypto'
import { createHmac } from 'node:crypto'
import { extendRosters, seedCounty } from '#drizzle/seed/county.ts'
import { seedPast } from '#drizzle/seed/past.ts'
import { finishSigned, pastSigned } from '#drizzle/seed/past-agreed.ts'
import { demoPassword, staffNamed } from '#drizzle/seed/staff.ts'
import { terminalOf } from '#drizzle/seed/stations.ts'
import type { AgreementId } from '#shared/agreements/words.ts'
import type { DemoDoor } from '#shared/people/contract.ts'
import type { StaffId } from '#shared/people/words.ts'
import { pressOf, sealAgreement } from './agreements/index.ts'
import type { Deps } from './deps.ts'
import { type Auth, type Context, refusePeople } from './people/index.ts'
import { inTransaction } from './platform/context.ts'
import type { Job } from './platform/jobs.ts'
import { after, news, type Subscription } from './platform/outbox.ts'
import { blindIndex, seal, sha256 } from './platform/sealed.ts'
import type { Secrets } from './platform/secrets.ts'
import { credentialMark, reviveTerminal } from './stations/index.ts'

/** Makes the demo county where there is none yet, with eight weeks behind it, and brings its rosters up to date. The calendar must be loaded. */
export async function prepareDemo({ config, secrets, database, asSystem }: Pick<Deps, 'config' | 'secrets' | 'database' | 'asSystem'>): Promise<void> {
  if (config.LIANXIN_MODE !== 'demo') return
  const { now } = asSystem('demo')
  await seedCounty(database.db, now, { passwordHash: () => hashPassword(demoPassword), credentialHash: (id) => sha256(demoCredential(secrets, id)) })
  await extendRosters(database.db, now)
  await seedPast(database.db, now, { mark: config.LIANXIN_CASE_MARK, seal: (number) => seal(secrets.FIELD_KEY, number), index: (number) => blindIndex(secrets.INDEX_KEY, number) })
}

/** What the clock starts in demo mode: rosters go on as days pass. */
export const demoJobs = ({ config, database, asSystem }: Pick<Deps, 'config' | 'database' | 'asSystem'>): Job[] =>
  config.LIANXIN_MODE === 'demo' ? [{ name: 'demo-extend-rosters', cron: '20 0 * * *', run: () => extendRosters(database.db, asSystem('demo-extend-rosters').now) }] : []

const pastAgreementSigned = news<{ agreementId: AgreementId; at: string }>(pastSigned)

/** What follows in demo mode: the agreement of the past weeks is sealed as of the day on which it was signed. */
export const demoFollows = (deps: Pick<Deps, 'config' | 'files' | 'asSystem'>): Subscription[] =>
  deps.config.LIANXIN_MODE === 'demo' ? [after(pastAgreementSigned, 'seal-paper', ({ agreementId, at }) => sealPast({ ...deps.asSystem('demo'), now: new Date(at) }, pressOf(deps), agreementId))] : []

/** Seals it in one step, so that nobody else does as of today. */
export const sealPast = (ctx: Context, press: ReturnType<typeof pressOf>, agreementId: AgreementId): Promise<void> => inTransaction(ctx, async (ctx) => {
  await finishSigned(ctx.db, agreementId)
  await sealAgreement(ctx, press, agreementId)
})

type OpenDoor = (ctx: Context, door: DemoDoor) => Promise<{ token: string; path: string }>

/**
 * The demo's doors: each opens a role with one click, as a real sign-in or as a real terminal.
 * `officerOf` may name the officer whom the story needs now (whose session comes next); else it is officer.demo.
 */
export function makeDemoDoors({ config, secrets }: Pick<Deps, 'config' | 'secrets'>, auth: Auth, officerOf: (ctx: Context) => Promise<StaffId | null> = async () => null): OpenDoor {
  const signIn = async (staffId: StaffId, path: string) => {
    const session = await (await auth.$context).internalAdapter.createSession(staffId)
    return { token: session.token, path }
  }
  const terminal = async (ctx: Context, pinyin: string) => {
    const { id } = terminalOf(pinyin, 1)
    const token = demoCredential(secrets, id)
    // NOTE: somebody may have tried "switch off" on it; the demo's door opens all the same.
    await reviveTerminal(ctx, id, sha256(token))
    return { token, path: '/kiosk' }
  }
  return async (ctx, door) => {
    if (config.LIANXIN_MODE !== 'demo') throw refusePeople('demo-only')
    switch (door) {
      case 'clerk': return signIn(staffNamed('clerk.yunling').id, '/counter')
      case 'officer': return signIn((await officerOf(ctx)) ?? staffNamed('officer.demo').id, '/desk')
      case 'recorder':
      case 'expert':
      case 'lead':
      case 'admin': return signIn(staffNamed(`${door}.demo`).id, '/desk')
      case 'terminal-applicant': return terminal(ctx, 'yunling')
      case 'terminal-respondent': return terminal(ctx, 'shikan')
    }
  }
}

// Made from the server's secret, so that a tab opened again is the same terminal.
const demoCredential = ({ AUTH_SECRET }: Secrets, id: string): string => credentialMark + createHmac('sha256', AUTH_SECRET).update(`demo terminal ${id}`).digest('base64url')
