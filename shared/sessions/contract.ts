/** What the client may ask of this chapter. */
export const sessionsContract = {}
