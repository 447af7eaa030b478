import type { ShiftKind } from '#shared/calendar/words.ts'
import type { Skill, StaffId, TerminalId, UnitId } from '#shared/people/words.ts'
import type { Openings, Stretch } from './rules/plan-types.ts'

/** What the county has, as one query gives it: flat lists, instants in milliseconds. */
export type OpeningRows = {
  officers: [id: StaffId, name: string, skills: Skill[]][]
  shifts: [staffId: StaffId, kind: ShiftKind, from: number, to: number][]
  terminals: [id: TerminalId, name: string, stationId: UnitId][]
  claims: [resourceId: string, from: number, to: number][]
  stations: [id: UnitId, name: string, nameEn: string, opensAt: string, closesAt: string, marketDigits: number[]][]
}

/** Puts the lists together as the rules want them. */
export function asOpenings({ officers, shifts, terminals, claims, stations }: OpeningRows): Openings {
  const busy = group(claims.map(([id, from, to]) => [id, [from, to]]))
  const roster = group(shifts.filter(([, kind]) => kind !== 'leave').map(([id, , from, to]) => [id, [from, to]]))
  const leave = group(shifts.filter(([, kind]) => kind === 'leave').map(([id, , from, to]) => [id, [from, to]]))
  return {
    officers: officers.map(([id, name, skills]) => ({ id, name, skills, roster: roster.get(id) ?? [], leave: leave.get(id) ?? [], busy: busy.get(id) ?? [] })),
    terminals: terminals.map(([id, name, stationId]) => ({ id, name, stationId, busy: busy.get(id) ?? [] })),
    stations: stations.map(([id, name, nameEn, opensAt, closesAt, marketDigits]) => ({ id, name, nameEn, opensAt, closesAt, marketDigits })),
  }
}

function group(pairs: readonly (readonly [string, Stretch])[]): Map<string, Stretch[]> {
  const groups = new Map<string, Stretch[]>()
  for (const [key, stretch] of pairs) {
    const group = groups.get(key)
    if (group) group.push(stretch)
    else groups.set(key, [stretch])
  }
  return groups
}
