/** Chance from a seed: the same seed always gives the same world (mulberry32). */
export type Chance = { next: () => number; below: (n: number) => number; pick: (weights: readonly number[]) => number; lognormal: (median: number, p95: number) => number }

export function chanceFrom(seed: number): Chance {
  let state = (seed * 2654435761) >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return {
    next,
    below: (n) => Math.floor(next() * n),
    pick: (weights) => {
      let left = next() * weights.reduce((sum, weight) => sum + weight, 0)
      for (const [at, weight] of weights.entries()) if ((left -= weight) < 0) return at
      return weights.length - 1
    },
    lognormal: (median, p95) => median * Math.exp((Math.log(p95 / median) / 1.645) * normal()),
  }
}
