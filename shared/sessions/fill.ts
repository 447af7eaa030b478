/** The line is filled so fast at most: 2 Mbit/s, twice what a session needs. */
export const fill = { bytes: 1_000, count: 5, everyMs: 20, forMs: 3_000 }

/** kbit/s from what arrived between the first and the last message of a filled line; null where hardly anything came. */
export function carried({ bytes, firstAt, lastAt }: { bytes: number; firstAt: number; lastAt: number }): number | null {
  return bytes > 5 * fill.bytes && lastAt > firstAt ? Math.round((bytes * 8) / (lastAt - firstAt)) : null
}
