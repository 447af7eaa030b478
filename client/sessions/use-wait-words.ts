import { sessionsTexts } from '#shared/sessions/texts.ts'
import type { Wait } from '#shared/sessions/waiting.ts'
import { useDates } from '../platform/dates.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'

/** What is said of a side's waiting, at the terminal and at its counter alike: why it waits and its place in the line, and how long. */
export function useWaitWords({ ahead, why, minutes }: Wait, startsAt: string, who: string): { why: string; howLong: string | null } {
  const say = useTexts(sessionsTexts)
  const { language } = useLanguage()
  const { moment } = useDates()
  const reason = say(`wait.${why}`, { who, time: moment(startsAt) })
  if (why === 'soon') return { why: reason, howLong: null }
  return { why: [reason, say('wait.ahead', { ahead })].join(language === 'zh' ? '' : ' '), howLong: minutes === null ? say('wait.unsure') : say('wait.minutes', { minutes }) }
}
