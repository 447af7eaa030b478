import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { stationsTexts } from '#shared/stations/texts.ts'
import { type DeviceKind, deviceKinds, type SeenDevice, type Terminal, type TerminalSettings as Settings } from '#shared/stations/words.ts'
import { api, query } from '../platform/api.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Waiting } from '../ui/empty.tsx'
import { Select } from '../ui/select.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'

const any = 'any'

/** The clerk chooses a terminal's camera and microphone, and whether it rings aloud. */
export function TerminalSettings({ terminal, onClose }: { terminal: Terminal; onClose: () => void }) {
  const say = useTexts(stationsTexts)
  const { data, error, refetch } = useQuery(query.stations.settings.queryOptions({ input: { terminalId: terminal.id }, staleTime: 0 }))
  if (data) return <Filled terminal={terminal} known={data} onClose={onClose} />
  return <Dialog title={terminal.name} open onClose={onClose}>{error ? <ToldNotice told={refusalOf(error)} onAgain={() => void refetch()} /> : <Waiting words={say('loading')} />}</Dialog>
}

function Filled({ terminal, known, onClose }: { terminal: Terminal; known: Settings & { devices: SeenDevice[] }; onClose: () => void }) {
  const say = useTexts(stationsTexts)
  const tell = useToast()
  const [ids, setIds] = useState<Record<DeviceKind, string>>({ camera: known.camera?.id ?? any, microphone: known.microphone?.id ?? any })
  const [rings, setRings] = useState<'aloud' | 'quiet'>(known.quiet ? 'quiet' : 'aloud')
  const { save, saving, refused, again } = useSave((asked: Parameters<typeof api.stations.settle>[0]) => api.stations.settle(asked), { refresh: [query.stations.key()], then: () => { tell(say('settled', { name: terminal.name })); onClose() } })
  const chosen = (kind: DeviceKind) => (ids[kind] === any ? null : ids[kind])
  const optionsOf = (kind: DeviceKind) => {
    const there = known.devices.filter((device) => device.kind === kind)
    const pin = known[kind]
    const gone = pin && !there.some(({ id }) => id === pin.id) ? [{ key: pin.id, word: say('deviceGone', { name: pin.label }) }] : []
    return [{ key: any, word: say('deviceAny') }, ...there.map(({ id, label }, at) => ({ key: id, word: label || say('deviceUnnamed', { number: at + 1 }) })), ...gone]
  }
  return (
    <Dialog title={say('settingsOf', { name: terminal.name })} open onClose={onClose} actions={<Button tone="main" busy={saving} onPress={() => save({ terminalId: terminal.id, cameraId: chosen('camera'), microphoneId: chosen('microphone'), quiet: rings === 'quiet' })}>{say('settle')}</Button>}>
      <div className="stack">
        {deviceKinds.map((kind) => <Select key={kind} label={say(`test.${kind}`)} options={optionsOf(kind)} value={ids[kind]} onChange={(id) => setIds((before) => ({ ...before, [kind]: id }))} />)}
        <Choice label={say('ringing')} options={[{ key: 'aloud', word: say('ringAloud') }, { key: 'quiet', word: say('ringQuiet') }]} value={rings} onChange={setRings} columns={2} />
        <ToldNotice told={refused} onAgain={again} />
      </div>
    </Dialog>
  )
}
