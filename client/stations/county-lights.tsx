import { useQuery } from '@tanstack/react-query'
import { stationsTexts } from '#shared/stations/texts.ts'
import type { Light, Station, StationLight } from '#shared/stations/words.ts'
import { query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Card } from '../ui/card.tsx'
import { Waiting } from '../ui/empty.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { Table } from '../ui/table.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './county-lights.css'

const looks: Record<Light, 'good' | 'wait' | 'bad' | 'off' | 'plain'> = { good: 'good', weak: 'wait', bad: 'bad', off: 'off', none: 'plain' }
type Row = StationLight & { name: string; station: Station }

/** The county's stations as lights, where they lie; behind it the same as a table. */
export function CountyLights() {
  const say = useTexts(stationsTexts)
  const { language } = useLanguage()
  const stations = useQuery(query.stations.list.queryOptions())
  const lights = useQuery(query.stations.lights.queryOptions({ refetchInterval: 60_000 }))
  const rows: Row[] = (lights.data ?? []).flatMap((light) => {
    const station = stations.data?.find(({ id }) => id === light.stationId)
    return station ? [{ ...light, station, name: language === 'zh' ? station.name.replace(/派出所$/, '') : station.nameEn.replace(/ (police )?station$/i, '') }] : []
  })
  return (
    <Card title={say('map')} aside={<span className="quiet-text">{say('mapWords', { all: rows.length, good: rows.filter(({ light }) => light === 'good').length })}</span>}>
      <ToldNotice told={lights.error ? refusalOf(lights.error) : null} onAgain={() => void lights.refetch()} />
      {rows.length === 0 && !lights.error && <Waiting words={say('loading')} />}
      {rows.length > 0 && <><p className="quiet-text">{say('mapMore')}</p><Lights rows={rows} /><LightsTable rows={rows} /></>}
    </Card>
  )
}

function Lights({ rows }: { rows: readonly Row[] }) {
  const say = useTexts(stationsTexts)
  // NOTE: ranks, not kilometres: neighbours that lie close would cover each other's words.
  const columns = 4
  const byNorth = [...rows].sort((a, b) => b.station.north - a.station.north)
  const lines = Array.from({ length: Math.ceil(rows.length / columns) }, (_, line) => byNorth.slice(line * columns, (line + 1) * columns).sort((a, b) => a.station.east - b.station.east))
  return <ul className="county-lights" aria-label={say('map')}>{lines.flat().map(({ stationId, name, light, well, terminals }) => <li key={stationId} data-light={light}><strong>{name}</strong><Lamp state={looks[light]} word={say(`light.${light}`)} /><span className="quiet-text figures">{say('wellOf', { well, all: terminals })}</span></li>)}</ul>
}

function LightsTable({ rows }: { rows: readonly Row[] }) {
  const say = useTexts(stationsTexts)
  const { moment } = useDates()
  return (
    <details>
      <summary>{say('mapTable')}</summary>
      <Table label={say('map')} rows={rows} rowKey={({ stationId }) => stationId} columns={[
        { key: 'station', title: say('station'), cell: ({ name }) => name },
        { key: 'light', title: say('light'), cell: ({ light }) => <Lamp state={looks[light]} word={say(`light.${light}`)} /> },
        { key: 'well', title: say('wellTitle'), cell: ({ well, terminals }) => <span className="figures">{well} / {terminals}</span>, narrow: true },
        { key: 'tested', title: say('selfTestLast'), cell: ({ testedAt }) => (testedAt ? <time>{moment(testedAt)}</time> : say('selfTestNone')) },
      ]} />
    </details>
  )
}
