import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { readCode } from '#shared/stations/rules.ts'
import { stationsTexts } from '#shared/stations/texts.ts'
import type { RoomId, Station, StationId, Terminal } from '#shared/stations/words.ts'
import { api, query } from '../platform/api.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'

const isNew = 'new'

/** Approves the device that shows a code: which station, which room, what it is called, and which old one it replaces. */
export function ApproveTerminal({ stations, terminals, onClose }: { stations: readonly Station[]; terminals: readonly Terminal[]; onClose: () => void }) {
  const say = useTexts(stationsTexts)
  const { language } = useLanguage()
  const tell = useToast()
  const [code, setCode] = useState('')
  const [station, setStation] = useState<StationId | null>(stations.length === 1 ? stations[0]!.id : null)
  const [room, setRoom] = useState<RoomId | null>(null)
  const [old, setOld] = useState<string>(isNew)
  const [name, setName] = useState('')
  const opened = useQuery(query.stations.open.queryOptions({ input: { stationId: station! }, enabled: station !== null }))
  const { save, saving, refused } = useSave((asked: Parameters<typeof api.stations.approveEnrolment>[0]) => api.stations.approveEnrolment(asked), { refresh: [query.stations.key()], then: (terminal) => { tell(say('approved', { name: terminal.name })); onClose() } })
  const here = terminals.filter(({ stationId }) => stationId === station)
  const complete = readCode(code).length === 8 && station !== null && room !== null && name.trim() !== ''
  const approve = () => { if (station && room) save({ code: readCode(code), stationId: station, roomId: room, name: name.trim(), ...(old === isNew ? {} : { terminalId: old as Terminal['id'] }) }) }
  return (
    <Dialog title={say('enrol')} open onClose={onClose} actions={<Button tone="main" busy={saving} isDisabled={!complete} onPress={approve}>{say('approve')}</Button>}>
      <div className="stack">
        <p>{say('enrolMore')}</p>
        <Field label={say('code')} value={code} onChange={setCode} inputMode="numeric" placeholder="1234 5678" autoFocus required />
        <Select label={say('station')} options={stations.map(({ id, ...named }) => ({ key: id, word: language === 'zh' ? named.name : named.nameEn }))} value={station} onChange={(id) => { setStation(id); setRoom(null); setOld(isNew) }} required />
        <Select label={say('room')} options={(opened.data?.rooms ?? []).map(({ id, name }) => ({ key: id, word: name }))} value={room} onChange={setRoom} disabled={!opened.data} required />
        {here.length > 0 && <Select label={say('replaces')} options={[{ key: isNew, word: say('replacesNone') }, ...here.map((terminal) => ({ key: terminal.id as string, word: `${terminal.roomName} · ${terminal.name}` }))]} value={old} onChange={(id) => { setOld(id); setName(here.find((terminal) => terminal.id === id)?.name ?? name) }} />}
        <Field label={say('newName')} value={name} onChange={setName} maxLength={30} required />
        <ToldNotice told={refused} />
      </div>
    </Dialog>
  )
}
