import { useEffect } from 'react'
import { dayOf } from '#shared/platform/time.ts'
import { isOver } from '#shared/sessions/rules.ts'
import type { SessionSummary } from '#shared/sessions/words.ts'
import { now } from '../platform/clock.ts'

/** The day's list as this terminal last knew it, kept for a dead line: numbers and times, nobody's name. */
export type KeptDay = { place: string; at: string; sessions: { number: string; startsAt: string }[] }

const where = 'lianxin.day'

/** Keeps the list whenever it is new. */
export function useKeepDay(place: string, sessions: readonly SessionSummary[] | undefined): void {
  useEffect(() => {
    if (!sessions) return
    const kept: KeptDay = { place, at: now().toISOString(), sessions: sessions.filter(({ status, scheduledFor }) => !isOver(status) && dayOf(new Date(scheduledFor)) === dayOf(now())).map(({ queueNumber, scheduledFor }) => ({ number: queueNumber, startsAt: scheduledFor })) }
    localStorage.setItem(where, JSON.stringify(kept))
  }, [place, sessions])
}

/** What was kept; of a list that is older than today only that there was one. */
export function keptDay(): KeptDay | null {
  try {
    const kept = JSON.parse(localStorage.getItem(where) ?? 'null') as KeptDay | null
    if (!kept) return null
    return dayOf(new Date(kept.at)) === dayOf(now()) ? kept : { ...kept, sessions: [] }
  } catch {
    return null
  }
}

export const forgetDay = (): void => localStorage.removeItem(where)
