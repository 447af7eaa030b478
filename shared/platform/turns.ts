/** Invisible characters that turn the direction of what stands around them (Unicode's bidirectional marks): what is read would not be what is kept. */
const turns = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g

/** A text as everybody reads it. */
export const withoutTurns = (text: string): string => text.replace(turns, '')
