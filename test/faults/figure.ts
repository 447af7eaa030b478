/** Prints what a fault did, for the one who reads the run. */
export function print(what: string, figure: Record<string, number | string>): void {
  process.stdout.write(`▸ ${what}: ${Object.entries(figure).map(([name, value]) => `${name} ${value}`).join(', ')}\n`)
}

/** The value below which that share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const [low = 0, high = 0] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  return low + (high - low) * (at - Math.floor(at))
}
