/** What a connected client may ask of this chapter over the socket. */
export const sessionsAsks = {}

/** What the server may tell a connected client about this chapter. */
export type SessionsSignals = {}
