import { HeartHandshake } from 'lucide-react'
import { keptOf } from '#shared/oversight/rules.ts'
import { oversightTexts } from '#shared/oversight/texts.ts'
import type { Standing, Standings } from '#shared/oversight/words.ts'
import { skillTexts } from '#shared/people/skill-texts.ts'
import { atClock } from '#shared/platform/time.ts'
import { useDates } from '../platform/dates.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Asked } from './asked.tsx'
import { PromisePlot, PromiseFigures } from './promise-plot.tsx'
import { useStandings } from './use-oversight.ts'

type Line = { key: string; name: string; more?: string; standing: Standing }

/** How the 24-hour promise stands: kept, wanted later, breached and open, apart, by week, station and skill. */
export function StandingsCard() {
  const say = useTexts(oversightTexts)
  const { day } = useDates()
  const standings = useStandings()
  const dayWords = (on: string) => day(atClock(on, '12:00'))
  return (
    <Card title={say('standings')} {...(standings.data ? { aside: <span className="quiet-text">{say('standingsMore', { from: dayWords(standings.data.from), until: dayWords(standings.data.until) })}</span> } : {})}>
      <Asked of={standings}>{(given) => (isNothing(given.total)
        ? <Empty icon={HeartHandshake} title={say('noneRegistered')}>{say('noneRegisteredMore')}</Empty>
        : <Filled standings={given as Standings} />)}</Asked>
    </Card>
  )
}

function Filled({ standings }: { standings: Standings }) {
  const say = useTexts(oversightTexts)
  const saySkill = useTexts(skillTexts)
  const { language } = useLanguage()
  const { day } = useDates()
  const tabs: { key: 'week' | 'station' | 'skill'; lines: Line[] }[] = [
    { key: 'week', lines: standings.weeks.toReversed().map(({ week, monday, standing }) => ({ key: week, name: week.slice(5), more: say('weekOf', { from: day(atClock(monday, '12:00')) }), standing })) },
    { key: 'station', lines: standings.stations.map(({ stationId, name, nameEn, standing }) => ({ key: stationId, name: language === 'zh' ? name : nameEn, standing })) },
    { key: 'skill', lines: standings.skills.map(({ skill, standing }) => ({ key: skill, name: saySkill(skill), standing })) },
  ]
  return (
    <div className="stack">
      <PromiseFigures standing={standings.total} />
      <Tabs label={say('byWhat')} tabs={tabs.map(({ key, lines }) => ({ key, title: say(`by.${key}`), content: <StandingsTable title={say(key)} lines={lines} /> }))} />
    </div>
  )
}

function StandingsTable({ title, lines }: { title: string; lines: readonly Line[] }) {
  const say = useTexts(oversightTexts)
  const most = Math.max(1, ...lines.map(({ standing }) => totalOf(standing)))
  const anyNotice = lines.some(({ standing }) => standing.notice > 0)
  const anyCalledOff = lines.some(({ standing }) => standing.calledOff > 0)
  return (
    <div className="table-frame">
      <table className="standings">
        <caption className="only-read-aloud">{say('standings')} · {title}</caption>
        <thead><tr>
          <th scope="col">{title}</th><th scope="col" className="standings-plot">{say('plot')}</th><th scope="col">{say('keptRate')}</th>
          <th scope="col">{say('standing.kept')}</th><th scope="col">{say('standing.waived')}</th>{anyNotice && <th scope="col">{say('standing.notice')}</th>}<th scope="col">{say('standing.breached')}</th><th scope="col">{say('standing.open')}</th>{anyCalledOff && <th scope="col">{say('standing.calledOff')}</th>}
        </tr></thead>
        <tbody>{lines.map(({ key, name, more, standing }) => (
          <tr key={key}>
            <th scope="row">{name}{more && <span className="quiet-text"> {more}</span>}</th>
            <td className="standings-plot"><PromisePlot name={name} standing={standing} most={most} /></td>
            <td>{keptOf(standing).of > 0 ? <strong>{say('keptOf', keptOf(standing))}</strong> : '–'}</td>
            <td>{standing.kept}</td><td>{standing.waived}</td>{anyNotice && <td>{standing.notice}</td>}<td><Breaches standing={standing} /></td><td>{standing.open}</td>{anyCalledOff && <td>{standing.calledOff}</td>}
          </tr>
        ))}</tbody>
      </table>
      <p className="quiet-text county-note">{say('keptRateMore')}</p>
    </div>
  )
}

function Breaches({ standing: { breached, causes } }: { standing: Standing }) {
  const say = useTexts(oversightTexts)
  if (breached === 0) return <>0</>
  return <><strong className="standings-breached">{breached}</strong> <span className="quiet-text">{Object.entries(causes).map(([cause, count]) => say('causeCount', { cause: say(`cause.${cause as keyof Standing['causes']}`), count })).join(' · ')}</span></>
}

const totalOf = ({ kept, waived, notice, breached, open }: Standing): number => kept + waived + notice + breached + open
const isNothing = (standing: Standing): boolean => totalOf(standing) + standing.calledOff === 0
