import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { oversightTexts } from '#shared/oversight/texts.ts'
import { addDays, atClock, type Day, dayOf } from '#shared/platform/time.ts'
import { useNow } from '../platform/clock.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Button } from '../ui/button.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { BoardCard } from './board-card.tsx'
import { ForecastCard } from './forecast-card.tsx'
import { LoadCard } from './load-card.tsx'
import { RisksCard } from './risks-card.tsx'
import { StandingsCard } from './standings-card.tsx'
import { useBoard } from './use-oversight.ts'
import './oversight.css'

/** The lead's page: what may be late, the day's stations and hours, skills, the promise, tomorrow. `waiting`: what later hands put beside the risks (matters without a time). */
export function CountyPage({ waiting }: { waiting?: ReactNode }) {
  const say = useTexts(oversightTexts)
  const today = dayOf(useNow(30_000))
  const [chosen, setChosen] = useState<Day | null>(null)
  const day = chosen ?? today
  const board = useBoard(day)
  // Whoever may not see the county is told once, not by every card.
  const told = board.error && !board.data ? refusalOf(board.error) : null
  const refused = told?.code === 'not-allowed' ? told : null
  return (
    <div className="county">
      <header className="county-head">
        <h1>{say(day === today ? 'county' : 'countyDay')}</h1>
        <DaySwitch day={day} today={today} onDay={(on) => setChosen(on === today ? null : on)} />
        {board.data && <span className="quiet-text">{board.data.kind ? board.data.dayName ?? say(`kind.${board.data.kind}`) : say('kindUnknown')}</span>}
      </header>
      {refused ? <ToldNotice told={refused} /> : (
        <>
          <div className="county-urgent"><RisksCard />{waiting}</div>
          <BoardCard board={board} isToday={day === today} />
          <div className="county-two"><LoadCard today={today} /><ForecastCard /></div>
          <StandingsCard />
        </>
      )}
    </div>
  )
}

function DaySwitch({ day, today, onDay }: { day: Day; today: Day; onDay: (day: Day) => void }) {
  const say = useTexts(oversightTexts)
  const dates = useDates()
  return (
    <span className="county-days" role="group" aria-label={say('day')}>
      <Button tone="bare" icon={ChevronLeft} aria-label={say('previousDay')} onPress={() => onDay(addDays(day, -1))} />
      <span className="figures" aria-live="polite">{dates.day(atClock(day, '12:00'))}</span>
      <Button tone="bare" icon={ChevronRight} aria-label={say('nextDay')} onPress={() => onDay(addDays(day, 1))} />
      {day !== today && <Button tone="bare" onPress={() => onDay(today)}>{say('backToToday')}</Button>}
    </span>
  )
}
