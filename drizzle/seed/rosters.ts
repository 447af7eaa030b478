import type { CalendarDay, ShiftId, ShiftKind } from '#shared/calendar/words.ts'
import { skills, type Skill, type StaffId, tongues, type Tongue } from '#shared/people/words.ts'
import { atClock } from '#shared/platform/time.ts'
import { idFrom } from './ids.ts'

type Rostered = { id: StaffId; skills: Skill[]; languages: Tongue[] }
export type DemoShift = { id: ShiftId; staffId: StaffId; kind: ShiftKind; during: { from: Date; to: Date }; note: string }

const officeHours = [['08:30', '12:00'], ['14:00', '17:30']] as const
const evening = ['17:30', '20:00'] as const
const dayOff = ['08:30', '20:00'] as const
const generalistsOnDuty = 3

/**
 * Who is there on a day (rule K9): on workdays everybody in office hours and a rota in the evening; on days off a rota
 * of three generalists and one on call for each skill and each language until 20:00. So any 24 hours hold somebody for everything.
 */
export const rosterOf = (day: CalendarDay, people: readonly Rostered[]): DemoShift[] =>
  hoursOf(day, people).map(({ staffId, kind, from, to, note }) => ({ id: idFrom('shift', `${staffId} ${day.date} ${from}`), staffId, kind, during: { from: atClock(day.date, from), to: atClock(day.date, to) }, note }))

/** The same by the clock, for a past that needs no shifts to look up. */
export function hoursOf({ date, kind }: CalendarDay, people: readonly Rostered[]): { staffId: StaffId; kind: ShiftKind; from: string; to: string; note: string }[] {
  const off = kind === 'weekend' || kind === 'holiday'
  const office = off ? [] : people.flatMap(({ id }) => officeHours.map(([from, to]) => ({ staffId: id, kind: 'roster' as const, from, to, note: '办公时间' })))
  const [from, to] = off ? dayOff : evening
  return [...office, ...[...onDuty(date, people)].map((staffId) => ({ staffId, kind: 'duty' as const, from, to, note: off ? '节假日值班' : '晚间值班' }))]
}

// The rota turns by the day: each pool's next in line.
function onDuty(date: string, people: readonly Rostered[]): Set<StaffId> {
  const turn = Date.parse(date) / 86_400_000
  const holding = (skill: Skill) => people.filter((member) => member.skills.includes(skill))
  const generalists = holding('mediation')
  const chosen = Array.from({ length: generalistsOnDuty }, (_none, nth) => generalists[(turn * generalistsOnDuty + nth) % generalists.length]!)
  const pools = [...skills.map(holding), ...tongues.map((tongue) => people.filter(({ languages }) => languages.includes(tongue)))]
  const onCall = pools.flatMap((holders) => {
    const pool = holders.filter((member) => !chosen.includes(member))
    return pool.length === 0 ? [] : [pool[turn % pool.length]!]
  })
  return new Set([...chosen, ...onCall].map(({ id }) => id))
}
