import type { MuteState, MuteWish } from '#shared/sessions/words.ts'

/** Who wants it: the person whose microphone it is, or the host. */
export type Wisher = 'self' | 'host'

/** The state of a microphone after a wish, or why it stays as it is. Rules S7 and S8. */
export function muteAfter(state: MuteState, by: Wisher, wish: MuteWish): MuteState | 'session-mute-locked' | 'session-ask-instead' | 'session-host-only' {
  return by === 'self' ? ownWish(state, wish) : hostsWish(state, wish)
}

function ownWish(state: MuteState, wish: MuteWish) {
  switch (wish) {
    case 'open': return state === 'locked' ? 'session-mute-locked' : 'open'
    // NOTE: whom the host muted and who mutes themselves too stays muted when the host opens the floor again.
    case 'mute': return state === 'locked' ? 'locked' : 'self'
    case 'lock': return 'session-host-only'
  }
}

function hostsWish(state: MuteState, wish: MuteWish) {
  switch (wish) {
    // NOTE: whether its owner had closed it before the lock is not known any more, so only its owner opens it.
    case 'open': return state === 'self' ? 'session-ask-instead' : state === 'locked' ? 'self' : 'open'
    case 'mute': return state === 'open' ? 'host' : state
    case 'lock': return 'locked'
  }
}
