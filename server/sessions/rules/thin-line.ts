/** How a seat's line is used: moving pictures, or stills so that the sound stays clear; since when (ms), and how often in a row it has been too thin. */
export type LineUse = { stills: boolean; sinceMs: number; lowLooks: number; times: number }

export const wideLine: LineUse = { stills: false, sinceMs: 0, lowLooks: 0, times: 0 }

// One low look may be a moment's dip; a line that has held this long is forgiven what it was before.
const looksBefore = 2
const forgivenMs = 60_000
const [firstTryMs, longestTryMs] = [20_000, 160_000]

/**
 * How a line is used after a look at how much it carries (kbit/s). NOTE: while only stills go over it nobody can know
 * whether more would, so moving pictures are tried again after a while, each time after twice as long. Rule S15.
 */
export function lineAfter(use: LineUse, kbit: number, leastKbit: number, nowMs: number): LineUse {
  const lasted = nowMs - use.sinceMs
  if (use.stills) {
    const tryAfter = Math.min(firstTryMs * 2 ** (use.times - 1), longestTryMs)
    return lasted < tryAfter ? use : { ...use, stills: false, sinceMs: nowMs, lowLooks: 0 }
  }
  const times = lasted >= forgivenMs ? 0 : use.times
  if (kbit >= leastKbit) return { ...use, lowLooks: 0, times }
  const lowLooks = use.lowLooks + 1
  return lowLooks < looksBefore ? { ...use, lowLooks, times } : { stills: true, sinceMs: nowMs, lowLooks: 0, times: times + 1 }
}
