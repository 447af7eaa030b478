import { clocks } from '#shared/cases/clocks.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import type { CaseClock } from '#shared/cases/words.ts'
import { atClock, dayOf } from '#shared/platform/time.ts'
import { useDates } from '../platform/dates.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { TimeLeft } from '../ui/time-left.tsx'
import './cases.css'

/** One deadline: what is due, how long there is, and where that is written. */
export function ClockLine({ clock }: { clock: CaseClock }) {
  const say = useTexts(casesTexts)
  const { language } = useLanguage()
  const { day } = useDates()
  const { whose, basis } = clocks[clock.kind]
  const noon = (on: string) => atClock(on, '12:00')
  // A period ends at 24:00: the day that people are told is the one before that midnight.
  const lastDay = dayOf(new Date(Date.parse(clock.dueAt) - 1))
  return (
    <>
      <strong>{say(`clock.${clock.kind}`)}<span className="quiet-text"> · {say(`whose.${whose}`)}</span></strong>
      {clock.endedAt !== null && <Lamp state={clock.endedAt > clock.dueAt ? 'bad' : 'good'} word={say('clockMet', { day: day(clock.endedAt) })} />}
      {clock.endedAt === null && clock.pausedAt !== null && <Lamp state="off" word={say('clockPaused', { day: day(clock.pausedAt) })} />}
      {clock.endedAt === null && clock.pausedAt === null && <TimeLeft from={clock.startedAt} until={clock.dueAt} bar />}
      <span className="quiet-text">
        {day(noon(lastDay))} · {say('clockBasis', { basis: basis[language] })}
        {clock.endedAt === null && whose === 'officer' && clock.warnOn !== lastDay && <> · {say('clockWarn', { day: day(noon(clock.warnOn)) })}</>}
        {clock.extended > 0 && <> · {say('clockExtended', { times: clock.extended })}</>}
      </span>
    </>
  )
}
