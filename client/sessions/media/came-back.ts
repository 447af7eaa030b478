const lookMs = 100
// NOTE: longer than the pauses of a voice that sends less while nobody speaks, and than what a bad line loses at once.
const brokeMs = 800

/**
 * Notices that sound arrives after none of anybody's had for a while: the line was broken, for too short a time for the
 * browser to call it so. `latest` gives when each source's sound was last played, in any unit. Returns the way to stop.
 */
export function watchReturn(latest: () => readonly number[], back: () => void): () => void {
  let [last, at] = [NaN, performance.now()]
  const timer = setInterval(() => {
    const newest = Math.max(...latest())
    const now = performance.now()
    if (newest === last || newest === -Infinity) return
    const broke = now - at >= brokeMs && !Number.isNaN(last)
    last = newest
    at = now
    if (broke) back()
  }, lookMs)
  return () => clearInterval(timer)
}
