/** How a seat's line is used: moving pictures, or stills so that the sound stays clear; since when (ms), and how often in a row it has been too thin. `held`: it loses packets but does not choke, so it is not believed to carry less and less. */
export type LineUse = { stills: boolean; held: boolean; sinceMs: number; lowLooks: number; times: number }

/** What a look at a line found: what it is believed to carry (kbit/s), the share of the pictures' packets that was lost, and how long an answer takes (ms); null where nobody knows. */
export type LineLook = { kbit: number; lost: number | null; answerMs: number | null }

export const wideLine: LineUse = { stills: false, held: false, sinceMs: 0, lowLooks: 0, times: 0 }

// One low look may be a moment's dip; a line that has held this long is forgiven what it was before.
const looksBefore = 2
const forgivenMs = 60_000
const [firstTryMs, longestTryMs] = [20_000, 160_000]
// A bad line loses every tenth packet whatever is sent; one that chokes loses more, or lets packets stand in a queue.
const lossyFrom = 0.03
const chokesFrom = { lost: 0.25, answerMs: 800 }

/**
 * How a line is used after a look at it. NOTE: what a lossy line is believed to carry shrinks as long as it loses, however
 * much it carries; so where it loses, only its choking counts. While only stills go over it nobody can know whether more
 * would, so moving pictures are tried again after a while, each time after twice as long. Rule S15.
 */
export function lineAfter(use: LineUse, { kbit, lost, answerMs }: LineLook, leastKbit: number, nowMs: number): LineUse {
  const lasted = nowMs - use.sinceMs
  if (use.stills) {
    const tryAfter = Math.min(firstTryMs * 2 ** (use.times - 1), longestTryMs)
    return lasted < tryAfter ? use : { ...use, stills: false, sinceMs: nowMs, lowLooks: 0 }
  }
  const times = lasted >= forgivenMs ? 0 : use.times
  const lossy = (lost ?? 0) > lossyFrom
  const chokes = (lost ?? 0) > chokesFrom.lost || (answerMs ?? 0) > chokesFrom.answerMs
  // NOTE: a line that was held is believed to carry the least, whatever it does.
  const low = chokes ? kbit < leastKbit * 1.1 : !lossy && kbit < leastKbit
  if (!low) return { ...use, held: lossy && !chokes, lowLooks: 0, times }
  const lowLooks = use.lowLooks + 1
  const known = { ...use, held: false, times }
  return lowLooks < looksBefore ? { ...known, lowLooks } : { ...known, stills: true, sinceMs: nowMs, lowLooks: 0, times: times + 1 }
}
