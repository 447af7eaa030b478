import { toNodeHandler } from 'better-auth/node'
import type { Express } from 'express'
import { peopleRefusals } from '#shared/people/refusals.ts'
import { type Refusal, refusalKinds } from '#shared/platform/refusal.ts'
import { originOf } from '#server/platform/http.ts'
import { refuse as refusePlainly } from '#server/platform/refuse.ts'
import { type Auth, clientAddressHeader } from './auth.ts'
import { refuse } from './refuse.ts'

/** Mounts sign-in at /api/auth. Must come before anything that reads a request's body. */
export function mountAuth(http: Express, auth: Auth): void {
  const handler = toNodeHandler(async (request: Request) => inWords(await auth.handler(request)))
  http.all('/api/auth/{*any}', async (request, response) => {
    request.headers[clientAddressHeader] = originOf(request)
    await handler(request, response)
  })
}

const codes: Record<string, keyof typeof peopleRefusals.zh> = {
  INVALID_USERNAME_OR_PASSWORD: 'wrong-password',
  INVALID_USERNAME: 'wrong-password',
  USERNAME_TOO_SHORT: 'wrong-password',
  USERNAME_TOO_LONG: 'wrong-password',
  INVALID_PASSWORD: 'wrong-own-password',
  PASSWORD_TOO_SHORT: 'password-too-short',
  SUSPENDED: 'suspended',
  INVALID_CODE: 'wrong-code',
  INVALID_BACKUP_CODE: 'wrong-code',
  INVALID_TWO_FACTOR_COOKIE: 'second-factor-late',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'second-factor-late',
  ACCOUNT_TEMPORARILY_LOCKED: 'second-factor-locked',
}

// better-auth answers with codes of its own; a person gets a sentence, as everywhere else.
async function inWords(response: Response): Promise<Response> {
  if (response.status < 400) return response
  const { code } = (await response.clone().json().catch(() => ({}))) as { code?: string }
  const { kind, body } = refusalOf(response, code ?? '')
  const headers = new Headers(response.headers)
  headers.set('content-type', 'application/json')
  headers.delete('content-length')
  return new Response(JSON.stringify(body), { status: refusalKinds[kind], headers })
}

function refusalOf(response: Response, code: string): Refusal {
  const known = codes[code]
  if (known) return refuse(known)
  if (response.status === 429) return refusePlainly('too-many', { seconds: Number(response.headers.get('x-retry-after') ?? 60) })
  if (response.status === 401) return refusePlainly('not-signed-in')
  if (response.status === 403) return refusePlainly('not-allowed')
  if (response.status === 404) return refusePlainly('not-found')
  if (response.status >= 500) return refusePlainly('something-broke', { incident: 'sign-in' })
  return refuse('sign-in-failed')
}
