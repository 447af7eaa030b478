/**
 * How a seat's line is used. `stills`: no moving pictures, so that the sound stays clear. `small`: only the small size of
 * each picture. `held`: it loses packets but does not choke, so it is not believed to carry less and less. With each of
 * the first two: since when (ms), and how often in a row it came to that. And what the looks before found: how often it
 * was too thin, what it was believed to carry, and when it lost packets last.
 */
export type LineUse = { stills: boolean; sinceMs: number; times: number; small: boolean; smallSinceMs: number; smallTimes: number; held: boolean; lowLooks: number; kbit: number; lossyAtMs: number }

/** What a look at a line found: what it is believed to carry (kbit/s), the share of the pictures' packets that was lost, and how long an answer takes (ms); null where nobody knows. */
export type LineLook = { kbit: number; lost: number | null; answerMs: number | null }

export const wideLine: LineUse = { stills: false, sinceMs: 0, times: 0, small: false, smallSinceMs: 0, smallTimes: 0, held: false, lowLooks: 0, kbit: 0, lossyAtMs: -Infinity }

// One low look may be a moment's dip; a line that has held this long is forgiven what it was before.
const looksBefore = 2
const forgivenMs = 60_000
const stillsFor = { firstMs: 20_000, longestMs: 160_000 }
const smallFor = { firstMs: 10_000, longestMs: 160_000 }
// A line that is believed to carry no more may do so all the same, where so little goes over it that nobody can know.
const blindlyMs = 60_000
// How long a line that carries the large size again has to show it; and how soon a mistake about a thin one is seen.
const graceMs = 6_000
// A bad line loses every tenth packet whatever is sent; one that chokes loses more, or lets packets stand in a queue.
const lossyFrom = 0.03
// NOTE: what was lost is told seldom, and not every time: for so long one look that knows of nothing says nothing.
const lossyForMs = 10_000
// A line that was overwhelmed by its own narrowing is believed to carry more with each look: it is given the time.
const growing = 1.1
// And so is one whose pictures have only just become small.
const settleMs = 4_000
const chokesFrom = { lost: 0.25, answerMs: 800 }

/**
 * How a line is used after a look at it. NOTE: what a lossy line is believed to carry shrinks as long as it loses, however
 * much it carries; so where it loses, only its choking counts. While little goes over it nobody can know whether more
 * would, so more is tried again after a while, each time after twice as long. Rule S15.
 */
export function lineAfter(use: LineUse, look: LineLook, leastKbit: number, nowMs: number): LineUse {
  const { kbit, lost, answerMs } = look
  const lossyAtMs = (lost ?? 0) > lossyFrom ? nowMs : use.lossyAtMs
  const known = { ...sizeAfter(use, look, leastKbit, nowMs), kbit, lossyAtMs }
  const lasted = nowMs - use.sinceMs
  if (use.stills) {
    const over = lasted >= after(stillsFor, use.times) || (lasted >= graceMs && kbit >= 2 * leastKbit)
    return over ? { ...known, stills: false, sinceMs: nowMs, lowLooks: 0 } : known
  }
  const times = lasted >= forgivenMs ? 0 : use.times
  const lossy = nowMs - lossyAtMs < lossyForMs
  const chokes = (lost ?? 0) > chokesFrom.lost || (answerMs ?? 0) > chokesFrom.answerMs
  // NOTE: a line that was held is believed to carry the least, whatever it does.
  const low = chokes ? kbit < leastKbit * 1.1 : !lossy && kbit < leastKbit
  if (!low) return { ...known, times, held: lossy && !chokes, lowLooks: 0 }
  const settled = nowMs - known.smallSinceMs >= settleMs && kbit < use.kbit * growing
  const lowLooks = use.lowLooks + (use.lowLooks === 0 || chokes || settled ? 1 : 0)
  return lowLooks < looksBefore ? { ...known, times, held: false, lowLooks } : { ...known, held: false, stills: true, sinceMs: nowMs, times: times + 1, lowLooks: 0 }
}

// A line that carries little gets small pictures before it gets none that move: their whole ones weigh little.
function sizeAfter(use: LineUse, { kbit, lost }: LineLook, leastKbit: number, nowMs: number): LineUse {
  const lasted = nowMs - use.smallSinceMs
  if (use.small) {
    const [hopeful, blind] = [kbit >= 1.5 * leastKbit, (lost ?? 0) <= lossyFrom && lasted >= blindlyMs]
    return lasted >= after(smallFor, use.smallTimes) && (hopeful || blind) ? { ...use, small: false, smallSinceMs: nowMs } : use
  }
  const smallTimes = lasted >= forgivenMs ? 0 : use.smallTimes
  const tried = smallTimes > 0 && lasted < graceMs
  return kbit >= 2 * leastKbit || tried ? { ...use, smallTimes } : { ...use, small: true, smallSinceMs: nowMs, smallTimes: smallTimes + 1 }
}

const after = ({ firstMs, longestMs }: typeof stillsFor, times: number): number => Math.min(firstMs * 2 ** (times - 1), longestMs)
