/** Chance that is the same on every machine (mulberry32): what is drawn depends on the seed and the order of drawing only. */
export function chanceOf(seed: number) {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  const happens = (share: number): boolean => next() < share
  const oneOf = <One>(list: readonly One[]): One => list[Math.floor(next() * list.length)]!
  /** One of a list, as often as its weight says. */
  const weighed = <One>(list: readonly (readonly [One, number])[]): One => {
    let at = next() * list.reduce((sum, [, weight]) => sum + weight, 0)
    return (list.find(([, weight]) => (at -= weight) < 0) ?? list.at(-1)!)[0]
  }
  /** How many of something rare there are where this many are usual (Poisson). */
  const count = (mean: number): number => {
    const floor = Math.exp(-mean)
    let product = next()
    let times = 0
    while (product > floor) { product *= next(); times += 1 }
    return times
  }
  return { whole, happens, oneOf, weighed, count }
}
export type Chance = ReturnType<typeof chanceOf>
