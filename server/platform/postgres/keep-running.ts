import { setTimeout as pause } from 'node:timers/promises'
import type { Log } from '../log.ts'
import type { Postmaster } from './postmaster.ts'

const LOOK_MS = 500
const LONGEST_PAUSE_MS = 30_000

/**
 * Watches a PostgreSQL and starts it again when it dies while the server lives; a start that fails is tried again after
 * one second, two, four … half a minute. `pid` is the one that runs now; `letBe` stops watching.
 */
export function keepRunning(first: Postmaster, { isRunning, start, log }: { isRunning: (pid: number) => boolean; start: () => Promise<Postmaster>; log: Log | undefined }) {
  let now = first
  let stopped = false
  let reviving: Promise<void> | null = null

  const revive = async (): Promise<void> => {
    log?.error({ pid: now.pid }, 'PostgreSQL died, starting it again')
    for (let wait = 1_000; !stopped; wait = Math.min(wait * 2, LONGEST_PAUSE_MS)) {
      try {
        now = await start()
        log?.info({ pid: now.pid }, 'PostgreSQL runs again')
        return
      } catch (error) {
        log?.error({ err: error }, 'PostgreSQL did not start')
        await pause(wait, undefined, { ref: false })
      }
    }
  }
  // NOTE: looked at and not listened for, because one that was adopted is not our child.
  const timer = setInterval(() => {
    if (!reviving && !isRunning(now.pid)) reviving = revive().finally(() => { reviving = null })
  }, LOOK_MS)
  timer.unref()

  return {
    get pid() { return now.pid },
    letBe: async (): Promise<void> => {
      stopped = true
      clearInterval(timer)
      await reviving
    },
  }
}
