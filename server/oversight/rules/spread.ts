import type { Expected } from '#shared/oversight/words.ts'

/**
 * F4 What lies between the tenth and the ninetieth percentile of a count with this mean and variance: negative binomial,
 * or Poisson where the variance is no more than the mean. For large means the normal curve does.
 */
export function expectedOf(mean: number, variance: number): Expected {
  return { mean, low: quantile(mean, variance, 0.1), high: quantile(mean, variance, 0.9) }
}

/** The least count that at least this share of days stays at or below. */
export function quantile(mean: number, variance: number, share: number): number {
  if (mean <= 0) return 0
  const wide = Math.max(mean, variance)
  if (mean > 400) return Math.max(0, Math.round(mean + Math.sqrt(wide) * (share < 0.5 ? -1 : 1) * 1.2816))
  // The terms follow from one another: p(k+1) = p(k) · step(k).
  const size = wide > mean * (1 + 1e-9) ? (mean * mean) / (wide - mean) : null
  let term = size === null ? Math.exp(-mean) : (size / (size + mean)) ** size
  let sum = term
  let count = 0
  while (sum < share && count < 10_000) {
    term *= size === null ? mean / (count + 1) : ((count + size) / (count + 1)) * (mean / (size + mean))
    count += 1
    sum += term
  }
  return count
}
