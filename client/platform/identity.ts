const tabKey = 'lianxin.identity'
const deviceKey = 'lianxin.device'
const listeners = new Set<() => void>()

/** Who this tab speaks as. One tab is one identity, so that clerk, terminals and officer fit in one browser. */
export const identity = {
  /** The token sent with every request and at the socket's handshake; null where the staff cookie speaks. */
  token: (): string | null => sessionStorage.getItem(tabKey),

  /** Becomes someone: for this tab only, or for the device so that it is the same terminal after a restart. */
  take(token: string, { keep }: { keep: 'tab' | 'device' }): void {
    if (keep === 'device') localStorage.setItem(deviceKey, token)
    become(token)
  },

  /** Becomes what the device is, if it is enrolled and the tab is nobody yet. Only the terminal's shell calls it. */
  wakeAsDevice(): void {
    const token = localStorage.getItem(deviceKey)
    if (token && !identity.token()) become(token)
  },

  /** Becomes nobody; a device that was enrolled with this token is no longer. */
  drop(): void {
    if (localStorage.getItem(deviceKey) === identity.token()) localStorage.removeItem(deviceKey)
    become(null)
  },

  /** Hears of every change of who this tab is. Returns the way to stop hearing. */
  onChange(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

function become(token: string | null): void {
  if (token) sessionStorage.setItem(tabKey, token)
  else sessionStorage.removeItem(tabKey)
  for (const listener of listeners) listener()
}
