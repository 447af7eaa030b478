import { identity } from '../platform/identity.ts'

/** What sign-in answers with when it gives a new session in place of the old one. */
export type Renewed = { token?: string | null }

/** Goes on with the new session. NOTE: only where this tab has a token of its own (a demo role); else the cookie has been renewed by itself. */
export function renew({ token }: Renewed): void {
  if (identity.token() && token) identity.take(token, { keep: 'tab' })
}
