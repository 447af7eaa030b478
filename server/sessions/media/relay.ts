import { createHmac } from 'node:crypto'
import type { RelayServer } from '#shared/sessions/media.ts'

/** A TURN server of the county's own and the secret that it shares with us. */
export type Relay = { urls: string[]; secret: string }

// NOTE: longer than any session; a relay asks for the credential again as long as a connection stands.
const goodForMs = 6 * 3_600_000

/** The relay as settings name it; null where there is none. */
export const relayOf = ({ TURN_URL, TURN_SECRET }: { TURN_URL?: string | undefined; TURN_SECRET?: string | undefined }): Relay | null =>
  TURN_URL === undefined || TURN_SECRET === undefined ? null : { urls: TURN_URL.split(',').map((url) => url.trim()), secret: TURN_SECRET }

/**
 * A way through the relay for whoever has this seat, good for a few hours: the user name says until when, and is signed
 * with the shared secret (coturn's use-auth-secret; draft-uberti-behave-turn-rest-00).
 */
export function relayFor({ urls, secret }: Relay, seatId: string, now: Date): RelayServer {
  const username = `${Math.floor((now.getTime() + goodForMs) / 1000)}:${seatId}`
  return { urls, username, credential: createHmac('sha1', secret).update(username).digest('base64') }
}
