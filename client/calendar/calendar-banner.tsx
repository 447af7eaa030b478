import { useQuery } from '@tanstack/react-query'
import { calendarTexts } from '#shared/calendar/texts.ts'
import { useMe } from '../people/use-me.ts'
import { query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { Notice } from '../ui/notice.tsx'

/** Loud when the working calendar is about to end, or is only guessed; draws nothing while it is well. */
export function CalendarBanner() {
  const say = useTexts(calendarTexts)
  const { day } = useDates()
  const { data: me } = useMe()
  const reach = useQuery(query.calendar.reach.queryOptions({ staleTime: 3_600_000 }))
  if (!reach.data?.warn) return null
  const { officialUntil } = reach.data
  const action = me?.kind === 'staff' && me.role === 'admin' ? <ButtonLink to="/desk/calendar-year">{say('importNow')}</ButtonLink> : undefined
  return (
    <Notice tone="wait" action={action}>
      {officialUntil === null ? say('missingWarning') : say('interimWarning', { until: day(officialUntil), year: String(Number(officialUntil.slice(0, 4)) + 1) })}
    </Notice>
  )
}
