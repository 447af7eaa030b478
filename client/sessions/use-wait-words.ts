import { sessionsTexts } from '#shared/sessions/texts.ts'
import type { Wait } from '#shared/sessions/waiting.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'

/** What is said of a side's waiting, at the terminal and at its counter alike: its place in the line, why it waits, and how long. */
export function useWaitWords({ ahead, why, minutes }: Wait, startsAt: string, who: string): { place: string | null; why: string; howLong: string | null } {
  const say = useTexts(sessionsTexts)
  const { moment } = useDates()
  return {
    place: why === 'soon' ? null : say('wait.ahead', { ahead }),
    why: say(`wait.${why}`, { who, time: moment(startsAt) }),
    howLong: why === 'soon' ? null : minutes === null ? say('wait.unsure') : say('wait.minutes', { minutes }),
  }
}
