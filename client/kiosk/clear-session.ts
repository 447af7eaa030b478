import { queryClient } from '../platform/api.ts'
import { line } from '../platform/socket.ts'

const ofASession = /^lianxin\.(session|kept)\./

/** Leaves nothing of a session at the terminal: not in the tab's storage, and the page begins anew, so not in its memory either. */
export function clearSession(): void {
  for (const key of Object.keys(sessionStorage)) if (ofASession.test(key)) sessionStorage.removeItem(key)
  queryClient.clear()
  // NOTE: on a dead line the page goes on as it is, emptied: where it is not kept for that, it could not be opened again.
  if (line().connected) location.reload()
}
