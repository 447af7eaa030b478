import { CalendarPlus } from 'lucide-react'
import { loadOf, minutesAsked, minutesFor, outlookOf } from '#shared/oversight/rules.ts'
import { oversightTexts } from '#shared/oversight/texts.ts'
import type { Forecast, SkillForecast } from '#shared/oversight/words.ts'
import { skillTexts } from '#shared/people/skill-texts.ts'
import { atClock } from '#shared/platform/time.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { Card } from '../ui/card.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { Notice } from '../ui/notice.tsx'
import { Asked } from './asked.tsx'
import { ForecastHours } from './forecast-hours.tsx'
import { useForecast } from './use-oversight.ts'
import { about, hoursOf, percentOf } from './words.ts'

const lamps = { enough: 'good', tight: 'wait', short: 'bad', unknown: 'off' } as const

/** What tomorrow will bring, how sure that is, and whether each skill will do. */
export function ForecastCard() {
  const say = useTexts(oversightTexts)
  const forecast = useForecast()
  const needsHands = (forecast.data?.skills as SkillForecast[] | undefined)?.some((skill) => ['tight', 'short'].includes(outlookOf(skill))) ?? false
  return (
    <Card title={say('forecast')} aside={<ButtonLink to="/desk/week" icon={CalendarPlus} size="small" tone={needsHands ? 'main' : 'quiet'}>{say('addDuty')}</ButtonLink>}>
      <Asked of={forecast}>{(given) => <Foreseen forecast={given as Forecast} />}</Asked>
    </Card>
  )
}

function Foreseen({ forecast }: { forecast: Forecast }) {
  const say = useTexts(oversightTexts)
  const { day } = useDates()
  const dayWords = (on: string) => day(atClock(on, '12:00'))
  return (
    <div className="stack">
      <p className="quiet-text">{say('forecastFor', { day: dayWords(forecast.day), kind: say(`kind.${forecast.kind}`), after: forecast.afterBreak ? 'yes' : 'no', markets: forecast.marketStations })}</p>
      {forecast.total === null
        ? <Notice tone="wait">{say('forecastFew', { days: forecast.days, needed: forecast.daysNeeded })} {say('forecastFewMore')}</Notice>
        : (
          <>
            <p><strong className="forecast-total">{say('forecastTotal', { mean: about(forecast.total.mean) })}</strong> <span>{say('forecastRange', { low: forecast.total.low, high: forecast.total.high })}</span><br /><span className="quiet-text">{say('forecastRests', { days: forecast.days, from: dayWords(forecast.from), until: dayWords(forecast.until) })}</span></p>
            <ForecastHours forecast={forecast} />
          </>
        )}
      <SkillTable skills={forecast.skills} />
    </div>
  )
}

function SkillTable({ skills }: { skills: readonly SkillForecast[] }) {
  const say = useTexts(oversightTexts)
  const saySkill = useTexts(skillTexts)
  return (
    <table className="forecast-skills">
      <caption className="only-read-aloud">{say('perSkill')}</caption>
      <thead><tr><th scope="col">{say('skill')}</th><th scope="col">{say('expected')}</th><th scope="col">{say('asked')} <span className="quiet-text">{say('askedMore')}</span></th><th scope="col">{say('there')}</th><th scope="col">{say('outlook')}</th></tr></thead>
      <tbody>{skills.map((skill) => {
        const outlook = outlookOf(skill)
        const asked = minutesAsked(skill, skill.expected, 'mean')
        const percent = percentOf(loadOf(asked, minutesFor(skill)))
        return (
          <tr key={skill.skill}>
            <th scope="row">{saySkill(skill.skill)}</th>
            <td>{skill.expected ? <>{about(skill.expected.mean)} {skill.expected.high > 0 && <span className="quiet-text">{say('range', { low: skill.expected.low, high: skill.expected.high })}</span>}</> : '–'}</td>
            <td>{say('hours', { hours: hoursOf(asked) })} {percent !== null && <span className="quiet-text">{say('percent', { percent })}</span>}</td>
            <td>{say('hours', { hours: hoursOf(minutesFor(skill)) })} <span className="quiet-text">{say('persons', { count: skill.officers })}</span></td>
            <td><Lamp state={lamps[outlook]} word={say(`outlook.${outlook}`)} /></td>
          </tr>
        )
      })}</tbody>
    </table>
  )
}
