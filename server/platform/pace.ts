import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { refuse } from './refuse.ts'

const limiters = new Map<string, RateLimiterMemory>()

/** Takes a turn for somebody; refuses kindly when they come more often than so many times in so many seconds. */
export async function takeTurn(who: string, { points, seconds }: { points: number; seconds: number }): Promise<void> {
  const name = `${points}/${seconds}`
  let limiter = limiters.get(name)
  if (!limiter) limiters.set(name, (limiter = new RateLimiterMemory({ points, duration: seconds, keyPrefix: name })))
  try {
    await limiter.consume(who)
  } catch (full) {
    if (full instanceof RateLimiterRes) throw refuse('too-many', { seconds: Math.max(1, Math.ceil(full.msBeforeNext / 1000)) })
    throw full
  }
}
