import { useQuery } from '@tanstack/react-query'
import { CircleSlash2, PlugZap } from 'lucide-react'
import { useState } from 'react'
import { may } from '#shared/stations/may.ts'
import { stationsTexts } from '#shared/stations/texts.ts'
import type { StationId } from '#shared/stations/words.ts'
import { addDays, atClock, dayOf, hour } from '#shared/platform/time.ts'
import { useMe } from '../people/use-me.ts'
import { api, query } from '../platform/api.ts'
import { now } from '../platform/clock.ts'
import { useDates } from '../platform/dates.ts'
import { useLanguage, useTexts } from '../platform/language.tsx'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { ComboBox } from '../ui/select.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'

const untils = ['hour', 'today', 'tomorrow'] as const
type Until = (typeof untils)[number]

/** Stations that cannot be reached, and the way to say so: what is booked there is planned anew. */
export function Outages() {
  const say = useTexts(stationsTexts)
  const { language } = useLanguage()
  const { moment } = useDates()
  const tell = useToast()
  const { data: me } = useMe()
  const [reporting, setReporting] = useState(false)
  const outages = useQuery(query.stations.outages.queryOptions())
  const stations = useQuery(query.stations.list.queryOptions())
  const end = useSave((outageId: string) => api.stations.endOutage({ outageId: outageId as never }), { refresh: [query.stations.key(), query.appointments.key()], then: () => tell(say('outageOver')) })
  if (me?.kind !== 'staff') return null
  const mayReport = (stationId: StationId) => may({ ...me, kind: 'staff' }, 'report-outage', stationId)
  const options = (stations.data ?? []).filter(({ id }) => mayReport(id)).map(({ id, name, nameEn }) => ({ key: id, word: language === 'zh' ? name : nameEn, more: language === 'zh' ? nameEn : name }))
  return (
    <div className="stack">
      <ToldNotice told={end.refused} onAgain={end.again} />
      {(outages.data ?? []).map(({ id, stationId, to, reason }) => (
        <Notice key={id} tone="wait" action={mayReport(stationId) && <Button size="small" icon={PlugZap} busy={end.saving} onPress={() => end.save(id)}>{say('outageEnd')}</Button>}>
          {say('outageUntil', { station: options.find(({ key }) => key === stationId)?.word ?? '', until: moment(to), reason })}
        </Notice>
      ))}
      {options.length > 0 && <div><Button size="small" icon={CircleSlash2} onPress={() => setReporting(true)}>{say('outageReport')}</Button></div>}
      {reporting && <ReportOutage stations={options} onClose={() => setReporting(false)} />}
    </div>
  )
}

function ReportOutage({ stations, onClose }: { stations: { key: StationId; word: string; more: string }[]; onClose: () => void }) {
  const say = useTexts(stationsTexts)
  const tell = useToast()
  const [where, setWhere] = useState<StationId | null>(stations.length === 1 ? stations[0]!.key : null)
  const [until, setUntil] = useState<Until>('today')
  const [reason, setReason] = useState('')
  const report = useSave((asked: Parameters<typeof api.stations.reportOutage>[0]) => api.stations.reportOutage(asked), { refresh: [query.stations.key(), query.appointments.key()], then: () => { tell(say('outageReported')); onClose() } })
  const save = () => { if (where) report.save({ stationId: where, to: momentOf(until).toISOString(), reason: reason.trim() || say('outageLine') }) }
  return (
    <Dialog title={say('outageReport')} open onClose={onClose} actions={<Button tone="main" busy={report.saving} isDisabled={!where} onPress={save}>{say('outageSave')}</Button>}>
      <div className="stack">
        <p>{say('outageMore')}</p>
        {stations.length > 1 && <ComboBox label={say('station')} options={stations} value={where} onChange={setWhere} none="—" />}
        <Choice label={say('outageHowLong')} options={untils.map((key) => ({ key, word: say(`until.${key}`) }))} value={until} onChange={setUntil} columns={3} />
        <Field label={say('outageReason')} value={reason} onChange={setReason} maxLength={100} />
        <ToldNotice told={report.refused} onAgain={report.again} />
      </div>
    </Dialog>
  )
}

function momentOf(until: Until): Date {
  const today = dayOf(now())
  switch (until) {
    case 'hour': return new Date(now().getTime() + hour)
    case 'today': return atClock(addDays(today, 1), '00:00')
    case 'tomorrow': return atClock(addDays(today, 2), '00:00')
  }
}
