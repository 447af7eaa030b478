import { useQuery } from '@tanstack/react-query'
import { MonitorSmartphone } from 'lucide-react'
import { placeName } from '#shared/stations/rules.ts'
import { stationsTexts } from '#shared/stations/texts.ts'
import type { Lamp as LampState } from '#shared/stations/words.ts'
import { useMe } from '../people/use-me.ts'
import { query } from '../platform/api.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { ButtonLink } from '../ui/button-link.tsx'
import { Card } from '../ui/card.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { Outages } from './outages.tsx'
import { ToldNotice } from '../ui/told.tsx'
import './lamps-card.css'

const looks: Record<LampState, 'good' | 'wait' | 'bad' | 'off'> = { good: 'good', weak: 'wait', fault: 'bad', offline: 'off' }

/** The lamps of the terminals that I see, on a home page. */
export function LampsCard() {
  const say = useTexts(stationsTexts)
  const { language } = useLanguage()
  const { data: me } = useMe()
  const terminals = useQuery(query.stations.terminals.queryOptions({ refetchInterval: 30_000 }))
  const stations = useQuery(query.stations.list.queryOptions())
  const nameOf = (id: string) => { const found = stations.data?.find((station) => station.id === id); return (language === 'zh' ? found?.name : found?.nameEn) ?? '' }
  const inService = (terminals.data ?? []).filter(({ revoked }) => !revoked)
  const shell = me?.kind === 'staff' && me.role === 'clerk' ? 'counter' : 'desk'
  return (
    <Card title={say('terminals')} aside={<ButtonLink to={`/${shell}/terminals`} icon={MonitorSmartphone} size="small">{say('terminals')}</ButtonLink>}>
      {terminals.error && <ToldNotice told={refusalOf(terminals.error)} onAgain={() => void terminals.refetch()} />}
      {terminals.isPending && <Waiting words={say('loading')} />}
      {terminals.data && inService.length === 0 && <Empty icon={MonitorSmartphone} title={say('noTerminals')}>{say('noTerminalsMore')}</Empty>}
      <ul className="lamps">
        {inService.map(({ id, stationId, roomName, name, lamp }) => (
          <li key={id}><span>{shell === 'desk' && `${nameOf(stationId)} · `}{placeName(null, `${roomName} · ${name}`, language)}</span><Lamp state={looks[lamp]} word={say(`lamp.${lamp}`)} /></li>
        ))}
      </ul>
      <Outages />
    </Card>
  )
}
