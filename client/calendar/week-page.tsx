import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, Plus } from 'lucide-react'
import { useState } from 'react'
import { mayKeepShift } from '#shared/calendar/may.ts'
import { calendarTexts } from '#shared/calendar/texts.ts'
import type { ShiftKind } from '#shared/calendar/words.ts'
import { addDays, atClock, type Day, dayOf, weekdayOf } from '#shared/platform/time.ts'
import type { StaffId } from '#shared/people/words.ts'
import { useMe } from '../people/use-me.ts'
import { api, query } from '../platform/api.ts'
import { now } from '../platform/clock.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useSave } from '../platform/use-save.ts'
import { Button } from '../ui/button.tsx'
import { ComboBox } from '../ui/select.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Waiting } from '../ui/empty.tsx'
import { Page, Tag } from '../ui/page.tsx'
import { useToast } from '../ui/toast.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { AddShift } from './add-shift.tsx'
import './week-page.css'

const tones: Record<ShiftKind, 'plain' | 'heard' | 'wait'> = { roster: 'plain', duty: 'heard', leave: 'wait' }

/** A week of shifts, mine or (for a lead) anybody's, and the way to enter leave or duty. */
export function WeekPage() {
  const say = useTexts(calendarTexts)
  const { day, span } = useDates()
  const tell = useToast()
  const { data: me } = useMe()
  const [monday, setMonday] = useState<Day>(() => mondayOf(dayOf(now())))
  const [whose, setWhose] = useState<StaffId | null>(null)
  const [adding, setAdding] = useState(false)
  const [asked, setAsked] = useState<string | null>(null)
  const isLead = me?.kind === 'staff' && (me.role === 'lead' || me.role === 'admin')
  const staff = useQuery(query.people.staff.queryOptions({ enabled: isLead }))
  const days = Array.from({ length: 7 }, (_none, after) => addDays(monday, after))
  const week = { from: atClock(monday, '00:00').toISOString(), to: atClock(addDays(monday, 7), '00:00').toISOString() }
  const shifts = useQuery(query.calendar.shifts.queryOptions({ input: { ...week, ...(whose ? { staffId: whose } : {}) } }))
  const kinds = useQuery(query.calendar.days.queryOptions({ input: { from: monday, to: addDays(monday, 6) }, staleTime: 3_600_000 }))
  const remove = useSave((shiftId: string) => api.calendar.removeShift({ shiftId: shiftId as never }), { refresh: [query.calendar.key()], then: () => { setAsked(null); tell(say('removed')) } })
  if (me?.kind !== 'staff') return null
  const error = remove.refused ?? (shifts.error ? refusalOf(shifts.error) : null)
  return (
    <Page title={say('myWeek')} more={say('weekOf', { from: day(atClock(monday, '12:00')), to: day(atClock(addDays(monday, 6), '12:00')) })} actions={<>
      <Button icon={ChevronLeft} onPress={() => setMonday(addDays(monday, -7))}>{say('earlier')}</Button>
      <Button onPress={() => setMonday(mondayOf(dayOf(now())))}>{say('thisWeek')}</Button>
      <Button icon={ChevronRight} onPress={() => setMonday(addDays(monday, 7))}>{say('later')}</Button>
      <Button tone="main" icon={Plus} onPress={() => setAdding(true)}>{say(isLead ? 'addShift' : 'addLeave')}</Button>
    </>}>
      {isLead && <ComboBox label={say('whose')} options={(staff.data ?? []).map(({ id, name, unitName }) => ({ key: id, word: name, more: unitName }))} value={whose ?? me.id} onChange={setWhose} none="—" />}
      <ToldNotice told={error} onAgain={() => void shifts.refetch()} />
      {shifts.isPending && <Waiting words={say('loading')} />}
      {shifts.data && <ol className="week">{days.map((on) => {
        const known = kinds.data?.find(({ date }) => date === on)
        const here = shifts.data.filter(({ from, to }) => dayOf(new Date(from)) <= on && on <= dayOf(new Date(Date.parse(to) - 1)))
        return (
          <li key={on} className={`week-day${known && known.kind !== 'workday' && known.kind !== 'makeup' ? ' week-off' : ''}`}>
            <h2>{day(atClock(on, '12:00'))}</h2>
            {known && <p className="quiet-text">{known.name ?? say(`day.${known.kind}`)}</p>}
            {here.length === 0 && <p className="quiet-text">{say('noShifts')}</p>}
            {here.map((shift) => (
              <div key={shift.id} className="week-shift">
                <Tag tone={tones[shift.kind]}>{say(`kind.${shift.kind}`)}</Tag>
                <span className="figures">{span(shift.from, shift.to)}</span>
                {shift.note && <span className="quiet-text">{shift.note}</span>}
                {mayKeepShift({ ...me, kind: 'staff' }, shift.staffId, shift.kind) && <Button tone="bare" size="small" onPress={() => setAsked(shift.id)}>{say('remove')}</Button>}
              </div>
            ))}
          </li>
        )
      })}</ol>}
      {adding && <AddShift staffId={whose ?? me.id} kinds={isLead ? ['leave', 'duty', 'roster'] : ['leave']} day={dayOf(now())} onClose={() => setAdding(false)} />}
      <Confirm title={say('removeAsk')} open={asked !== null} yes={say('remove')} danger busy={remove.saving} onNo={() => setAsked(null)} onYes={() => asked && remove.save(asked)}>{null}</Confirm>
    </Page>
  )
}

const mondayOf = (on: Day): Day => addDays(on, 1 - weekdayOf(on))
