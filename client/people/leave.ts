import { post } from '../platform/api.ts'
import { identity } from '../platform/identity.ts'

/** Signs out: the server forgets the session, this tab forgets who it was, and the front page opens. */
export async function leave(): Promise<void> {
  // NOTE: a server that cannot be reached must not keep anyone signed in on this screen.
  await post('/api/auth/sign-out').catch(() => null)
  identity.drop()
  location.assign('/')
}
