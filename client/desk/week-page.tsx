import { FeedCard } from '../appointments/feed-card.tsx'
import { OfficerWeek } from '../appointments/officer-week.tsx'
import { TouchedByLeave } from '../appointments/touched-by-leave.tsx'
import { WeekPage } from '../calendar/week-page.tsx'

/** An officer's day or week: shifts behind, appointments before them; leave says what it lies over. */
export function DeskWeek() {
  return (
    <WeekPage beforeSaving={({ kind, ...asked }) => kind === 'leave' && <TouchedByLeave {...asked} />} after={<FeedCard />}>
      {(shown) => <OfficerWeek {...shown} />}
    </WeekPage>
  )
}
