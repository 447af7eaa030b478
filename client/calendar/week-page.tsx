import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, Plus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useSearchParams } from 'react-router'
import { calendarTexts } from '#shared/calendar/texts.ts'
import { addDays, atClock, type Day, dayOf, isDay } from '#shared/platform/time.ts'
import type { StaffId } from '#shared/people/words.ts'
import { useMe } from '../people/use-me.ts'
import { query } from '../platform/api.ts'
import { now } from '../platform/clock.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { Button } from '../ui/button.tsx'
import { Waiting } from '../ui/empty.tsx'
import { Page } from '../ui/page.tsx'
import { ComboBox } from '../ui/select.tsx'
import type { GridBand, GridDay } from '../ui/time-grid.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { AddShift, type Entering } from './add-shift.tsx'
import { ShiftsOfDay } from './shifts-of-day.tsx'
import './week-page.css'

/** Somebody's shown days, with their shifts as bands behind whatever takes place in them. */
export type ShownDays = { days: GridDay[]; staffId: StaffId; bands: GridBand[] }

const looks = { roster: 'plain', duty: 'heard', leave: 'wait' } as const

/**
 * A day or a week of shifts, mine or (for a lead) anybody's, and the way to enter leave or duty. What takes place in it
 * is put there by the shell (`children`), as is what leave would lie over (`beforeSaving`) and what stands beneath (`after`).
 */
export function WeekPage({ children, beforeSaving, after }: { children: (shown: ShownDays) => ReactNode; beforeSaving: (entering: Entering) => ReactNode; after: ReactNode }) {
  const say = useTexts(calendarTexts)
  const { day: sayDay } = useDates()
  const { data: me } = useMe()
  const { view, first, days, step, show, whose, setWhose } = useShown()
  const [adding, setAdding] = useState(false)
  const isLead = me?.kind === 'staff' && (me.role === 'lead' || me.role === 'admin')
  const staff = useQuery(query.people.staff.queryOptions({ enabled: isLead }))
  const range = { from: atClock(first, '00:00').toISOString(), to: atClock(addDays(first, days.length), '00:00').toISOString() }
  const shifts = useQuery(query.calendar.shifts.queryOptions({ input: { ...range, ...(whose ? { staffId: whose } : {}) } }))
  const kinds = useQuery(query.calendar.days.queryOptions({ input: { from: first, to: days.at(-1)! }, staleTime: 3_600_000 }))
  if (me?.kind !== 'staff') return null
  const staffId = whose ?? me.id
  const known = shifts.data ?? []
  const gridDays = days.map((day): GridDay => {
    const kind = kinds.data?.find(({ date }) => date === day)
    const off = kind !== undefined && kind.kind !== 'workday' && kind.kind !== 'makeup'
    const here = known.filter(({ from, to }) => dayOf(new Date(from)) <= day && day <= dayOf(new Date(Date.parse(to) - 1)))
    return { day, off, head: <ShiftsOfDay title={sayDay(atClock(day, '12:00'))} kind={kind && kind.kind !== 'workday' ? kind.name ?? say(`day.${kind.kind}`) : null} shifts={here} known={shifts.data !== undefined} /> }
  })
  const bands = known.map(({ id, kind, from, to, note }): GridBand => ({ key: id, from: Date.parse(from), to: Date.parse(to), look: looks[kind], word: note ? `${say(`kind.${kind}`)} · ${note}` : say(`kind.${kind}`) }))
  return (
    <Page title={say(isLead && whose && whose !== me.id ? 'week' : 'myWeek')} more={view === 'day' ? sayDay(atClock(first, '12:00')) : say('weekOf', { from: sayDay(atClock(first, '12:00')), to: sayDay(atClock(days.at(-1)!, '12:00')) })} actions={<>
      <span className="week-views" role="group" aria-label={say('view')}>{(['day', 'week'] as const).map((each) => <Button key={each} tone="bare" aria-pressed={view === each} onPress={() => show({ view: each })}>{say(`view.${each}`)}</Button>)}</span>
      <Button icon={ChevronLeft} aria-label={say(view === 'day' ? 'dayBefore' : 'earlier')} onPress={() => step(-1)} />
      <Button onPress={() => show({ day: dayOf(now()) })}>{say(view === 'day' ? 'today' : 'thisWeek')}</Button>
      <Button icon={ChevronRight} aria-label={say(view === 'day' ? 'dayAfter' : 'later')} onPress={() => step(1)} />
      <Button tone="main" icon={Plus} onPress={() => setAdding(true)}>{say(isLead ? 'addShift' : 'addLeave')}</Button>
    </>}>
      {isLead && <div className="week-whose"><ComboBox label={say('whose')} options={(staff.data ?? []).map(({ id, name, unitName }) => ({ key: id, word: name, more: unitName }))} value={staffId} onChange={setWhose} none="—" /></div>}
      <ToldNotice told={shifts.error ? refusalOf(shifts.error) : null} onAgain={() => void shifts.refetch()} />
      {shifts.isPending && <Waiting words={say('loading')} />}
      {children({ days: gridDays, staffId, bands })}
      {after}
      {adding && <AddShift staffId={staffId} kinds={isLead ? ['leave', 'duty', 'roster'] : ['leave']} day={first > dayOf(now()) ? first : dayOf(now())} beforeSaving={beforeSaving} onClose={() => setAdding(false)} />}
    </Page>
  )
}

// What is shown stands in the address, so that a reload and a link from a calendar come to the same days.
function useShown() {
  const [asked, setAsked] = useSearchParams()
  const [given, view, whose] = [asked.get('day') ?? '', asked.get('view') === 'day' ? 'day' : 'week', asked.get('whose') as StaffId | null]
  const first: Day = isDay(given) ? given : dayOf(now())
  // NOTE: seven days from today on, not from Monday: what is promised lies within the next day, also on a Sunday.
  const days = Array.from({ length: view === 'day' ? 1 : 7 }, (_none, after) => addDays(first, after))
  const show = (next: Record<string, string>) => setAsked((before) => { const all = new URLSearchParams(before); for (const [key, value] of Object.entries(next)) all.set(key, value); return all }, { replace: true })
  return { view, first, days, whose, show, step: (by: 1 | -1) => show({ day: addDays(first, by * days.length) }), setWhose: (id: StaffId) => show({ whose: id }) } as const
}
