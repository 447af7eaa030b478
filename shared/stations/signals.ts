/** What a connected client may ask of this chapter over the socket. */
export const stationsAsks = {}

/** What the server may tell a connected client about this chapter. */
export type StationsSignals = {}
