import { oversightTexts } from '#shared/oversight/texts.ts'
import type { Forecast } from '#shared/oversight/words.ts'
import { skillTexts } from '#shared/people/skill-texts.ts'
import { skills } from '#shared/people/words.ts'
import { useTexts } from '../platform/language.tsx'
import { about, clockOf } from './words.ts'

/** Tomorrow's registrations by the hour: a column as high as the mean, a line as far as the range, and the table behind it. */
export function ForecastHours({ forecast: { hours } }: { forecast: Pick<Forecast, 'hours'> }) {
  const say = useTexts(oversightTexts)
  const saySkill = useTexts(skillTexts)
  const most = Math.max(1, ...hours.map(({ expected }) => expected.high))
  const seen = skills.filter((skill) => hours.some((hour) => hour.skills.some((one) => one.skill === skill)))
  const height = (count: number) => `${(100 * count) / most}%`
  return (
    <figure className="forecast-hours">
      <figcaption className="quiet-text">{say('perHour')}</figcaption>
      <ol className="forecast-columns">
        {hours.map(({ hour, expected }) => (
          <li key={hour} aria-label={say('hourOf', { hour, mean: about(expected.mean), low: expected.low, high: expected.high })} title={say('hourOf', { hour, mean: about(expected.mean), low: expected.low, high: expected.high })}>
            <span className="forecast-column" aria-hidden><i style={{ height: height(expected.mean) }} /><b style={{ bottom: height(expected.low), height: height(expected.high - expected.low) }} /></span>
            <span className="figures" aria-hidden>{about(expected.mean)}</span>
            <span className="quiet-text figures" aria-hidden>{hour}</span>
          </li>
        ))}
      </ol>
      <details>
        <summary>{say('byHourAndSkill')}</summary>
        <div className="table-frame">
          <table className="forecast-table">
            <thead><tr><th scope="col">{say('skill')}</th>{hours.map(({ hour }) => <th key={hour} scope="col" aria-label={say('hour', { hour })}>{clockOf(hour).slice(0, 2)}</th>)}</tr></thead>
            <tbody>{seen.map((skill) => (
              <tr key={skill}><th scope="row">{saySkill(skill)}</th>{hours.map((hour) => <td key={hour.hour}>{meanOf(hour.skills.find((one) => one.skill === skill)?.mean)}</td>)}</tr>
            ))}</tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}

const meanOf = (mean: number | undefined): string => (mean === undefined || mean < 0.05 ? '·' : mean.toFixed(1))
