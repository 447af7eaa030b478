/** An entry of the chain of files, as it is kept. `links` is what its chain should be, made of the one before and its own. */
export type Link = { nth: number; chainBefore: string; chain: string; links: string }

/** The number of the first entry that does not follow from the one before; null where all do. An entry that is left out breaks it too. Rule R4. */
export function brokenLink(links: readonly Link[], before: { nth: number; chain: string }): number | null {
  let last = before
  for (const { nth, chainBefore, chain, links: made } of links) {
    if (nth !== last.nth + 1 || chainBefore !== last.chain || chain !== made) return nth
    last = { nth, chain }
  }
  return null
}
