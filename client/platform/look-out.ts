/**
 * Looks out for a line that has come back: asks again and again, each question without waiting for the ones before, for
 * a question that was asked on a dead line comes through only when TCP sends it again. `found` hears of the first answer.
 * Returns the way to stop.
 */
export function lookOut(ask: (giveUp: AbortSignal) => Promise<unknown>, found: () => void, everyMs = 350): () => void {
  const stopped = new AbortController()
  const timer = setInterval(() => {
    // NOTE: a browser has six connections to a server; no question holds one for long.
    ask(AbortSignal.any([stopped.signal, AbortSignal.timeout(4 * everyMs)])).then(() => {
      if (stopped.signal.aborted) return
      stop()
      found()
    }, () => undefined)
  }, everyMs)
  const stop = (): void => {
    clearInterval(timer)
    stopped.abort()
  }
  return stop
}
