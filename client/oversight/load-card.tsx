import { UsersRound } from 'lucide-react'
import { loadOf, minutesFor, strainOf } from '#shared/oversight/rules.ts'
import { oversightTexts } from '#shared/oversight/texts.ts'
import type { SkillLoad } from '#shared/oversight/words.ts'
import { skillTexts } from '#shared/people/skill-texts.ts'
import { addDays, atClock, type Day } from '#shared/platform/time.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { Asked } from './asked.tsx'
import { useLoads } from './use-oversight.ts'
import { hoursOf, percentOf, strainLamp } from './words.ts'

/** What today and tomorrow ask of each skill, beside the officers who are there. */
export function LoadCard({ today }: { today: Day }) {
  const say = useTexts(oversightTexts)
  const saySkill = useTexts(skillTexts)
  const { day } = useDates()
  const [now, next] = useLoads(today)
  const of = now.data && next.error ? next : now
  return (
    <Card title={say('load')}>
      <Asked of={of}>{() => {
        const rows = (now.data?.skills ?? []) as SkillLoad[]
        if (rows.length <= 1) return <Empty icon={UsersRound} title={say('noOfficers')}>{say('noOfficersMore')}</Empty>
        const inTwoDays = (skill: SkillLoad['skill']) => (next.data?.skills as SkillLoad[] | undefined)?.find((one) => one.skill === skill)
        return (
          <table className="load">
            <caption className="only-read-aloud">{say('load')}</caption>
            <thead><tr>
              <th scope="col">{say('skill')}</th>
              <th scope="col">{say('today')} <span className="quiet-text">{day(atClock(today, '12:00'))}</span></th>
              <th scope="col">{say('tomorrow')} <span className="quiet-text">{day(atClock(addDays(today, 1), '12:00'))}</span></th>
            </tr></thead>
            <tbody>{rows.map((row) => (
              <tr key={row.skill ?? 'all'} className={row.skill === null ? 'load-all' : ''}>
                <th scope="row">{row.skill === null ? say('allCounty') : saySkill(row.skill)}</th>
                <td><LoadBar load={row} /></td>
                <td>{inTwoDays(row.skill) && <LoadBar load={inTwoDays(row.skill)!} />}</td>
              </tr>
            ))}</tbody>
          </table>
        )
      }}</Asked>
      <p className="quiet-text county-note">{say('loadMore')}</p>
    </Card>
  )
}

/** A skill's day as a bar with its numbers: booked, taken by other skills (hatched), and what is left. */
export function LoadBar({ load }: { load: SkillLoad }) {
  const say = useTexts(oversightTexts)
  const there = minutesFor(load)
  const share = loadOf(load.demand, there)
  const strain = strainOf(share)
  const percent = percentOf(share)
  const whole = Math.max(load.officerMinutes, load.demand + load.elsewhere, 1)
  return (
    <div className={`load-cell load-${strain}`} {...(load.elsewhere > 0 ? { title: say('taken', { hours: hoursOf(load.elsewhere) }) } : {})}>
      <span className="load-bar" aria-hidden><i className="load-asked" style={{ width: `${(100 * load.demand) / whole}%` }} /><i className="load-taken" style={{ width: `${(100 * load.elsewhere) / whole}%` }} /></span>
      <span className="load-words">
        <span className="figures">{say('loadOf', { asked: hoursOf(load.demand), there: hoursOf(there) })}</span>
        {percent !== null && <strong className="figures">{say('percent', { percent })}</strong>}
        {strain !== 'fine' && <Lamp state={strainLamp[strain]} word={say(`strain.${strain}`)} />}
        {load.elsewhere > 0 && <span className="only-read-aloud">{say('taken', { hours: hoursOf(load.elsewhere) })}</span>}
      </span>
    </div>
  )
}
