/** A change of a text, as a field tells it: at a place some characters gave way to others. */
export type Edit = { at: number; removed: number; inserted: string }

/** One step of a change that somebody else made, as Yjs tells it. */
export type Step = { retain?: number | undefined; delete?: number | undefined; insert?: unknown }

/** What was typed between two states of a field. A rare character (two halves in JavaScript) is never cut in two. */
export function editBetween(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length)
  let at = 0
  while (at < shorter && before[at] === after[at]) at += 1
  if (cuts(before, at) || cuts(after, at)) at -= 1
  let tail = 0
  while (tail < shorter - at && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1
  if (cuts(before, before.length - tail) || cuts(after, after.length - tail)) tail -= 1
  return { at, removed: before.length - tail - at, inserted: after.slice(at, after.length - tail) }
}

/** Where a place in a text is after somebody else changed it; words that come exactly there come behind it. */
export function movedBy(place: number, steps: readonly Step[]): number {
  let [now, seen] = [place, 0]
  for (const { retain, delete: gone, insert } of steps) {
    if (seen > now) break
    if (retain !== undefined) seen += retain
    else if (gone !== undefined) now -= Math.min(gone, now - seen)
    else if (typeof insert === 'string') {
      if (seen < now) now += insert.length
      seen += insert.length
    }
  }
  return now
}

/** An edit that was made of an older state of the text, as it is of the present one. */
export function editAfter({ at, removed, inserted }: Edit, steps: readonly Step[]): Edit {
  const from = movedBy(at, steps)
  return { at: from, removed: Math.max(0, movedBy(at + removed, steps) - from), inserted }
}

// Whether a place lies between the two halves of one character.
function cuts(text: string, at: number): boolean {
  return at > 0 && at < text.length && /[\uD800-\uDBFF]/.test(text[at - 1]!) && /[\uDC00-\uDFFF]/.test(text[at]!)
}
