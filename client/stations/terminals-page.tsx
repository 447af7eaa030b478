import { useQuery } from '@tanstack/react-query'
import { MonitorSmartphone, Plus, Settings2 } from 'lucide-react'
import { useState } from 'react'
import { may } from '#shared/stations/may.ts'
import { placeName } from '#shared/stations/rules.ts'
import { stationsTexts } from '#shared/stations/texts.ts'
import type { Lamp as LampState, Terminal } from '#shared/stations/words.ts'
import { useMe } from '../people/use-me.ts'
import { api, query } from '../platform/api.ts'
import { useDates } from '../platform/dates.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { Page } from '../ui/page.tsx'
import { Table } from '../ui/table.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { ApproveTerminal } from './approve-terminal.tsx'
import { CountyLights } from './county-lights.tsx'
import { TerminalSettings } from './terminal-settings.tsx'
import { TestButton } from './test-button.tsx'

const looks: Record<LampState, 'good' | 'wait' | 'bad' | 'off'> = { good: 'good', weak: 'wait', fault: 'bad', offline: 'off' }
const verdicts = { good: 'good', weak: 'wait', bad: 'bad' } as const

/** Every terminal that I look after and how it is; new ones are approved here, lost ones switched off. */
export function TerminalsPage() {
  const say = useTexts(stationsTexts)
  const { language } = useLanguage()
  const { moment } = useDates()
  const tell = useToast()
  const { data: me } = useMe()
  const stations = useQuery(query.stations.list.queryOptions())
  const terminals = useQuery(query.stations.terminals.queryOptions({ refetchInterval: 30_000 }))
  const tests = useQuery(query.stations.selfTests.queryOptions())
  const [approving, setApproving] = useState(false)
  const [settling, setSettling] = useState<Terminal | null>(null)
  const [asked, setAsked] = useState<Terminal | null>(null)
  const { save, saving, refused } = useSave((terminal: Terminal) => api.stations.revoke({ terminalId: terminal.id }), { refresh: [query.stations.key()], then: (done) => { setAsked(null); tell(say('revokeDone', { name: done.name })) } })
  if (me?.kind !== 'staff') return null
  const nameOf = (id: string) => { const found = stations.data?.find((station) => station.id === id); return (language === 'zh' ? found?.name : found?.nameEn) ?? '' }
  const codeOf = (id: string) => stations.data?.find((station) => station.id === id)?.code ?? ''
  const rows = [...(terminals.data ?? [])].sort((a, b) => codeOf(a.stationId).localeCompare(codeOf(b.stationId)) || a.name.localeCompare(b.name))
  const mayKeep = (stationId: Terminal['stationId']) => may({ ...me, kind: 'staff' }, 'keep-terminals', stationId)
  const testOf = (id: Terminal['id']) => tests.data?.find(({ terminalId }) => terminalId === id)
  const keeps = me.role === 'clerk' || me.role === 'admin'
  return (
    <Page title={say('terminals')} more={say('terminalsMore')} actions={keeps && <Button tone="main" icon={Plus} onPress={() => setApproving(true)}>{say('enrol')}</Button>}>
      <ToldNotice told={refused ?? (terminals.error ? refusalOf(terminals.error) : null)} onAgain={() => void terminals.refetch()} />
      {terminals.isPending && <Waiting words={say('loading')} />}
      {terminals.data?.length === 0 && <Empty icon={MonitorSmartphone} title={say('noTerminals')}>{say('noTerminalsMore')}</Empty>}
      {rows.length > 0 && <Table label={say('terminals')} rows={rows} rowKey={({ id }) => id} toneOf={({ revoked }) => (revoked ? 'past' : 'plain')} columns={[
        { key: 'station', title: say('station'), cell: ({ stationId }) => nameOf(stationId) },
        { key: 'room', title: say('room'), cell: ({ roomName }) => placeName(null, roomName, language) },
        { key: 'name', title: say('name'), cell: ({ name }) => placeName(null, name, language) },
        { key: 'lamp', title: say('lamp'), cell: ({ lamp, revoked }) => <Lamp state={looks[lamp]} word={say(revoked ? 'revoked' : `lamp.${lamp}`)} /> },
        { key: 'seen', title: say('lastSeen'), cell: ({ lastSeenAt }) => (lastSeenAt ? <time>{moment(lastSeenAt)}</time> : say('never')) },
        { key: 'test', title: say('selfTestLast'), cell: ({ id }) => { const test = testOf(id); return test ? <Lamp state={verdicts[test.verdict]} word={`${say(`verdict.${test.verdict}`)} · ${moment(test.at)}`} /> : say('selfTestNone') } },
        { key: 'do', title: '', narrow: true, cell: (terminal) => !terminal.revoked && (
          <span className="row">
            {may({ ...me, kind: 'staff' }, 'test-terminals', terminal.stationId) && <TestButton terminalId={terminal.id} name={terminal.name} />}
            {mayKeep(terminal.stationId) && <><Button size="small" icon={Settings2} onPress={() => setSettling(terminal)}>{say('settings')}</Button><Button size="small" onPress={() => setAsked(terminal)}>{say('revoke')}</Button></>}
          </span>
        ) },
      ]} />}
      <CountyLights />
      {settling && <TerminalSettings terminal={settling} onClose={() => setSettling(null)} />}
      {approving && <ApproveTerminal stations={(stations.data ?? []).filter(({ id }) => mayKeep(id))} terminals={rows} onClose={() => setApproving(false)} />}
      <Confirm title={say('revokeAsk', { name: asked ? `${nameOf(asked.stationId)} ${asked.name}` : '' })} open={asked !== null} yes={say('revoke')} danger busy={saving} onNo={() => setAsked(null)} onYes={() => asked && save(asked)}><p>{say('revokeMore')}</p></Confirm>
    </Page>
  )
}
