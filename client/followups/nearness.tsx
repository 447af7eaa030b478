import { nearness } from '#shared/followups/rules.ts'
import { followupsTexts } from '#shared/followups/texts.ts'
import { atClock, dayOf } from '#shared/platform/time.ts'
import { now } from '../platform/clock.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { Lamp } from '../ui/lamp.tsx'

const lamps = { late: 'bad', due: 'wait', 'to-come': 'off' } as const

/** How near the day is on which somebody asks. */
export function Nearness({ dueOn }: { dueOn: string }) {
  const say = useTexts(followupsTexts)
  const { day } = useDates()
  const today = dayOf(now())
  const near = nearness(dueOn, today)
  const days = Math.round((Date.parse(today) - Date.parse(dueOn)) / 86_400_000)
  return <Lamp state={lamps[near]} word={say(`nearness.${near}`, { days, day: day(atClock(dueOn, '12:00')) })} />
}
