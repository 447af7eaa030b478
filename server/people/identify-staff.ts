import type { IncomingHttpHeaders } from 'node:http'
import type { StaffActor } from '#shared/people/words.ts'
import { clock } from '#server/platform/clock.ts'
import type { Db } from '#server/platform/db.ts'
import { findSignedIn, type SignInId } from './store.ts'

/** The member of staff behind a token, or else behind the sign-in cookie; null where there is none or it has run out. */
export async function identifyStaff(db: Db, { token, headers }: { token: string | null; headers: IncomingHttpHeaders }): Promise<(StaffActor & { signInId: SignInId }) | null> {
  const given = token ?? cookieToken(headers.cookie)
  return given ? findSignedIn(db, given, clock.now()) : null
}

// NOTE: the cookie is "token.signature". The token alone is 32 random characters looked up in the database, so the signature proves nothing more.
function cookieToken(cookies: string | undefined): string | null {
  const found = cookies?.match(/(?:^|;\s*)(?:__Secure-)?lianxin\.session_token=([^;.]+)/)?.[1]
  return found && found.length < 200 ? decodeURIComponent(found) : null
}
