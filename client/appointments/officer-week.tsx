import { useQueries } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Appointment } from '#shared/appointments/words.ts'
import type { Day } from '#shared/platform/time.ts'
import type { StaffId } from '#shared/people/words.ts'
import { useMe } from '../people/use-me.ts'
import { api, query } from '../platform/api.ts'
import { useNow } from '../platform/clock.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useSave } from '../platform/use-save.ts'
import { Waiting } from '../ui/empty.tsx'
import { Notice } from '../ui/notice.tsx'
import { type GridBand, type GridDay, type Proposed, TimeGrid } from '../ui/time-grid.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { AppointmentSheet } from './appointment-sheet.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { useBlocks } from './use-blocks.tsx'

type Settling = { appointment: Appointment; wanted: string | null; back: boolean }

/** An officer's days as a grid: shifts behind, appointments before them, dragged or keyed to another time. */
export function OfficerWeek({ days, staffId, bands }: { days: readonly GridDay[]; staffId: StaffId; bands: readonly GridBand[] }) {
  const say = useTexts(appointmentsTexts)
  const { moment } = useDates()
  const tell = useToast()
  const at = useNow(30_000)
  const { data: me } = useMe()
  const seesAppointments = me?.kind === 'staff' && me.role !== 'admin'
  const lists = useQueries({ queries: days.map(({ day }: { day: Day }) => query.appointments.list.queryOptions({ input: { day, officerId: staffId }, enabled: seesAppointments, refetchInterval: 60_000 })) })
  const appointments = lists.flatMap((list) => (list.data ?? []) as Appointment[]).filter(({ status }) => status !== 'cancelled_by_party' && status !== 'redirected')
  const [opened, setOpened] = useState<string | null>(null)
  const [settling, setSettling] = useState<Settling | null>(null)
  const undo = useSave(api.appointments.move, { refresh: [query.appointments.key(), query.sessions.key()], then: () => tell(say('undone')) })
  const blocks = useBlocks(appointments)
  const find = (id: string) => appointments.find((one) => one.id === id) ?? null
  const onRefused = useCallback(() => setSettling((before) => before && { ...before, back: true }), [])

  const propose = ({ key, from }: Proposed) => {
    const appointment = find(key)
    if (appointment) setSettling({ appointment, wanted: new Date(from).toISOString(), back: false })
  }
  const moved = (appointment: Appointment) => (from: string) => {
    setSettling(null)
    const { id: appointmentId, slot } = appointment
    tell(say('told.moved', { when: moment(from) }), { word: say('undo'), onPress: () => undo.save({ appointmentId, by: 'officer', reason: say('undoReason'), chosen: { from: slot.from, officerId: slot.officerId }, exactly: true }) })
  }
  const failed = lists.find((list) => list.error)
  const sheet = opened === null ? null : find(opened)
  return (
    <div className="stack">
      <ToldNotice told={failed?.error ? refusalOf(failed.error) : null} onAgain={() => lists.forEach((list) => void list.refetch())} />
      <ToldNotice told={undo.refused} {...(undo.refused?.lost ? { onAgain: undo.again } : {})} />
      {seesAppointments && lists.some((list) => list.isPending) && <Waiting words={say('loading')} />}
      {seesAppointments && lists.every((list) => list.data) && appointments.length === 0 && <Notice tone="info">{say('noneThen')}</Notice>}
      <TimeGrid label={say('weekGrid')} days={days} bands={bands} blocks={blocks} at={at} onOpen={setOpened} onPropose={propose}
        proposed={settling && settling.wanted !== null && !settling.back ? { key: settling.appointment.id, from: Date.parse(settling.wanted) } : null} />
      {seesAppointments && <p className="quiet-text">{say('weekHint')}</p>}
      {sheet && <AppointmentSheet appointment={sheet} onClose={() => setOpened(null)} onMove={() => { setOpened(null); setSettling({ appointment: sheet, wanted: null, back: false }) }} />}
      {settling && <MoveDialog appointment={settling.appointment} wanted={settling.wanted} onRefused={onRefused} onMoved={moved(settling.appointment)} onClose={() => setSettling(null)} />}
    </div>
  )
}
