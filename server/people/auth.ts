import { betterAuth } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { APIError, createAuthMiddleware } from 'better-auth/api'
import { bearer, genericOAuth, twoFactor, username } from 'better-auth/plugins'
import * as tables from '#drizzle/schema/index.ts'
import type { StaffId } from '#shared/people/words.ts'
import type { Id } from '#shared/platform/ids.ts'
import type { Deps } from '#server/deps.ts'
import { newId } from '#server/platform/context.ts'
import { takeTurn } from '#server/platform/pace.ts'
import { audit } from './actions/audit.ts'
import { loadStaff } from './store.ts'

export type Auth = ReturnType<typeof makeAuth>

/** A working day: who was away that long signs in again. */
const signInSeconds = 12 * 3600
/** Own header: what a caller writes into X-Forwarded-For must not choose their bucket of the rate limit. */
export const clientAddressHeader = 'x-lianxin-client'
export const signInRoom = (id: Id<'staff_session'>): string => `sign-in:${id}`

/** Sign-in of staff with better-auth: password, second factor, sessions that end everywhere at once, OpenID Connect where configured. */
export function makeAuth({ config, secrets, database, lines, contextFor }: Deps) {
  const openIdConnect = config.OIDC_DISCOVERY_URL && config.OIDC_CLIENT_ID
    ? [genericOAuth({ config: [{ providerId: 'county', discoveryUrl: config.OIDC_DISCOVERY_URL, clientId: config.OIDC_CLIENT_ID, ...(config.OIDC_CLIENT_SECRET ? { clientSecret: config.OIDC_CLIENT_SECRET } : {}), scopes: ['openid', 'profile', 'email'], pkce: true, disableSignUp: true }] })]
    : []

  const noteSignIn = async (verb: string, { id, userId, ipAddress }: { id: string; userId: string; ipAddress?: string | null | undefined }): Promise<void> => {
    const [member] = await loadStaff(database.db, [userId as StaffId])
    if (!member) return
    const { name, role, unitId, skills } = member
    await audit(contextFor({ kind: 'staff', id: member.id, name, role, unitId, skills, origin: ipAddress || 'server' }), { verb, subject: 'sign-in', subjectId: id })
  }

  return betterAuth({
    appName: '连心桥 Lianxin',
    baseURL: config.PUBLIC_URL,
    basePath: '/api/auth',
    secret: secrets.AUTH_SECRET,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: drizzleAdapter(database.db, { provider: 'pg', schema: tables, transaction: true }),
    // NOTE: the page may also be opened by another name of this machine (a terminal in the same network): its own host is as good as PUBLIC_URL.
    trustedOrigins: (request) => [config.PUBLIC_URL, ...(request?.headers.get('host') ? [`${config.HTTPS ? 'https' : 'http'}://${request.headers.get('host')}`] : [])],
    user: { modelName: 'staff', additionalFields: {
      role: { type: 'string', required: true, input: false },
      unitId: { type: 'string', required: true, input: false },
      skills: { type: 'string[]', required: false, input: false },
      banned: { type: 'boolean', required: false, input: false },
    } },
    session: { modelName: 'staffSession', expiresIn: signInSeconds, disableSessionRefresh: true },
    // NOTE: an address that the provider has not verified (`email_verified`) opens nobody's account, or whoever may type an address there would be anybody here.
    account: { modelName: 'staffAccount', accountLinking: { enabled: true, requireLocalEmailVerified: false } },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 10 },
    // What nobody here needs is not there: accounts are made by an admin, sessions are listed and ended through the contract.
    disabledPaths: ['/sign-up/email', '/sign-in/email', '/update-user', '/delete-user', '/delete-user/callback', '/change-email', '/request-password-reset', '/reset-password', '/send-verification-email', '/verify-email', '/is-username-available', '/get-session', '/update-session', '/list-sessions', '/revoke-session', '/revoke-sessions', '/revoke-other-sessions', '/two-factor/send-otp', '/two-factor/verify-otp'],
    rateLimit: { enabled: true, storage: 'database', window: 60, max: 60, customRules: {
      '/sign-in/username': { window: 60, max: 10 },
      '/two-factor/*': { window: 60, max: 10 },
      '/change-password': { window: 60, max: 5 },
    } },
    advanced: { cookiePrefix: 'lianxin', database: { generateId: () => newId() }, useSecureCookies: config.PUBLIC_URL.startsWith('https:'), ipAddress: { ipAddressHeaders: [clientAddressHeader] } },
    hooks: { before: createAuthMiddleware(async (asked) => { if (asked.path === '/sign-in/username') await pacePerName(asked.body) }) },
    databaseHooks: { session: {
      create: { before: refuseSuspended(database), after: (session) => noteSignIn('sign-in', session) },
      delete: { after: async (session) => {
        lines.in(signInRoom(session.id as Id<'staff_session'>)).disconnectSockets(true)
        await noteSignIn('sign-out', session)
      } },
    } },
    plugins: [username({ minUsernameLength: 3, maxUsernameLength: 30 }), twoFactor({ issuer: `连心桥 ${config.COUNTY.zh}`, twoFactorTable: 'twoFactor' }), bearer(), ...openIdConnect],
  })
}

// One name may be tried from many addresses, so each name has a pace of its own.
async function pacePerName(body: unknown): Promise<void> {
  const name = String((body as { username?: unknown } | null)?.username ?? '').toLowerCase().slice(0, 30)
  await takeTurn(`sign-in ${name}`, { points: 20, seconds: 600 }).catch(() => { throw new APIError('TOO_MANY_REQUESTS', { code: 'TOO_MANY', message: 'too many' }) })
}

const refuseSuspended = ({ db }: Deps['database']) => async ({ userId }: { userId: string }): Promise<void> => {
  const [member] = await loadStaff(db, [userId as StaffId])
  if (!member || member.suspended) throw new APIError('FORBIDDEN', { code: 'SUSPENDED', message: 'suspended' })
}
