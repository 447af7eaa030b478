// A connection of the pool that died while nobody looked: the database was started anew, a cable was pulled. A database
// that cannot be reached at all has other codes, and is not asked again.
const diedOnTheWay = new Set(['CONNECTION_CLOSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02'])

/**
 * Asks again on another connection when this one turns out to have died, at most as often as the pool has connections.
 * `harmless` says whether the question may be asked twice: only what can have done nothing may.
 */
export async function askAgain<Answer>(times: number, ask: () => PromiseLike<Answer>, harmless: () => boolean = () => true): Promise<Answer> {
  for (let left = times; ; left--) {
    try {
      return await ask()
    } catch (error) {
      if (left <= 0 || !harmless() || !diedOnTheWay.has(String((error as { code?: unknown } | null)?.code))) throw error
    }
  }
}

/** Whether a statement only reads. NOTE: a select that begins with a call may write (`select save_plan(…)`), so it does not count. */
export const onlyReads = (statement: string): boolean => /^select (?!\w+\s*\()/i.test(statement)
