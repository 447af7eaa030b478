import { useQuery } from '@tanstack/react-query'
import { CalendarX2, ChevronLeft, ChevronRight, Monitor } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import { readCheckInCode } from '#shared/appointments/rules.ts'
import { appointmentsTexts } from '#shared/appointments/texts.ts'
import type { Appointment } from '#shared/appointments/words.ts'
import { casesTexts } from '#shared/cases/texts.ts'
import type { UnitId } from '#shared/people/words.ts'
import { addDays, atClock, dayOf } from '#shared/platform/time.ts'
import { query } from '../platform/api.ts'
import { now, useNow } from '../platform/clock.ts'
import { useDates } from '../platform/dates.ts'
import { useTexts } from '../platform/language.tsx'
import { refusalOf } from '../platform/refusal-of.ts'
import { useMe } from '../people/use-me.ts'
import { Button } from '../ui/button.tsx'
import { ButtonLink } from '../ui/button-link.tsx'
import { Card } from '../ui/card.tsx'
import { Empty, Waiting } from '../ui/empty.tsx'
import { Field } from '../ui/field.tsx'
import { Lamp } from '../ui/lamp.tsx'
import { Notice } from '../ui/notice.tsx'
import { Tag } from '../ui/page.tsx'
import { type Column, Table } from '../ui/table.tsx'
import { ToldNotice } from '../ui/told.tsx'
import { NextButton } from './next-button.tsx'
import { lampOf } from './next-thing.ts'
import { StateTags } from './state-tags.tsx'
import './day-list.css'

/** The appointments of a day at this counter by time, each with the one thing to do next. A scanned slip opens its appointment. */
export function DayList() {
  const say = useTexts(appointmentsTexts)
  const { day: sayDay } = useDates()
  const { data: me } = useMe()
  const navigate = useNavigate()
  const [day, setDay] = useState(() => dayOf(now()))
  const [found, setFound] = useState('')
  const list = useQuery(query.appointments.list.queryOptions({ input: { day }, refetchInterval: 60_000 }))
  const at = useNow(15_000)
  const columns = useColumns(me?.kind === 'staff' ? me.unitId : ('' as UnitId), at)
  const isToday = day === dayOf(at)
  const open = (row: Appointment) => void navigate(`/counter/appointments/${row.id}`)

  const match = found.trim() ? findIn(list.data ?? [], found) : null
  const look = (typed: string) => {
    setFound(typed)
    const scanned = readCheckInCode(typed)
    if (scanned) void navigate(`/counter/appointments/${scanned.appointmentId}?side=${scanned.side}`)
  }
  return (
    <Card title={isToday ? say('list') : say('dayList')} aside={<span className="row"><DaySwitch day={day} words={sayDay(atClock(day, '12:00'))} onDay={setDay} /><ButtonLink to="/counter/board" size="small" icon={Monitor}>{say('wallScreen')}</ButtonLink></span>}>
      <div className="stack">
        <form onSubmit={(event) => { event.preventDefault(); if (match) open(match) }}><Field label={say('find')} value={found} onChange={look} maxLength={60} type="search" /></form>
        {found.trim() && !match && <Notice tone="wait">{say('notToday')}</Notice>}
        {list.isPending && <Waiting words={say('loading')} />}
        <ToldNotice told={list.error ? refusalOf(list.error) : null} onAgain={() => void list.refetch()} />
        {list.data?.length === 0 && <Empty icon={CalendarX2} title={say('none')}>{say('noneMore')}</Empty>}
        {list.data && list.data.length > 0 && <Table label={isToday ? say('list') : say('dayList')} columns={columns} rows={match ? [match] : list.data} rowKey={(row) => row.id} onOpen={open} toneOf={(row) => (lampOf(row.status) === 'off' ? 'past' : 'plain')} />}
      </div>
    </Card>
  )
}

function DaySwitch({ day, words, onDay }: { day: string; words: ReactNode; onDay: (day: string) => void }) {
  const say = useTexts(appointmentsTexts)
  return (
    <span className="row day-switch">
      <Button tone="bare" icon={ChevronLeft} aria-label={say('previousDay')} onPress={() => onDay(addDays(day, -1))} />
      <span className="figures">{words}</span>
      <Button tone="bare" icon={ChevronRight} aria-label={say('nextDay')} onPress={() => onDay(addDays(day, 1))} />
      {day !== dayOf(now()) && <Button tone="bare" onPress={() => onDay(dayOf(now()))}>{say('backToToday')}</Button>}
    </span>
  )
}

function useColumns(station: UnitId, at: Date): Column<Appointment>[] {
  const say = useTexts(appointmentsTexts)
  const sayCase = useTexts(casesTexts)
  const { time } = useDates()
  return [
    { key: 'time', title: say('time'), narrow: true, cell: (row) => <strong>{time(row.slot.from)}</strong> },
    { key: 'number', title: say('number'), narrow: true, cell: (row) => row.sides.filter((side) => side.stationId === station).map((side) => side.queueNumber).join(' ') || row.queueNumber },
    { key: 'who', title: say('who'), cell: (row) => row.sides.map((side) => `${sayCase(`side.${side.side}`)} ${side.names.join(' ')}`).join(' · ') },
    { key: 'what', title: say('what'), cell: (row) => <>{sayCase(`topic.${row.topic}`)}{row.urgent && <> <Tag tone="danger">{say('urgentTag')}</Tag></>}</> },
    { key: 'officer', title: say('officer'), cell: (row) => row.slot.officerName },
    { key: 'state', title: say('state'), narrow: true, cell: (row) => <span className="row"><Lamp state={lampOf(row.status)} word={say(`status.${row.status}`)} /><StateTags of={row} /></span> },
    { key: 'next', title: say('next'), narrow: true, cell: (row) => <NextButton appointment={row} station={station} at={at} /> },
  ]
}

function findIn(rows: readonly Appointment[], typed: string): Appointment | null {
  const wanted = typed.trim().toUpperCase().replace(/^A?0*(\d+)$/, (_all, digits: string) => `A${digits.padStart(3, '0')}`)
  return rows.find((row) => row.sides.some((side) => side.queueNumber === wanted)) ?? null
}
