import * as solver from 'highs'
import type { Stretch } from '#server/appointments/rules/plan-types.ts'
import { day, minute, type World } from './world.ts'

export type Bound = { percent: number; seconds: number; variables: number }

/**
 * What nobody could better: the most registrations that can start inside 24 hours for somebody who knows all that will
 * come and who will be ill. A linear program over groups of equal requests and officers of equal skills.
 * NOTE: terminals, lawyers and the two hours of urgent matters are left out, so the true best is this or less.
 */
export async function boundOf(world: World, seconds = 120): Promise<Bound | null> {
  const began = performance.now()
  const slots = world.hours.flatMap(([a, b]) => Array.from({ length: (b - a) / (30 * minute) }, (_, n) => a + n * 30 * minute))
  const { lines, variables } = modelOf(world, slots)
  // NOTE: the package's types know it as CommonJS only; its default export is the loader either way.
  const highs = await (solver.default as unknown as typeof solver.default.default)()
  const { Status, ObjectiveValue } = highs.solve(lines, { time_limit: seconds, solver: 'choose', output_flag: false })
  return Status === 'Optimal' ? { percent: (100 * ObjectiveValue) / world.coming.length, seconds: (performance.now() - began) / 1000, variables } : null
}

function modelOf(world: World, slots: readonly number[]): { lines: string; variables: number } {
  const groups = groupsOf(world, slots)
  const crews = crewsOf(world, slots)
  const served = new Map<string, string[]>()
  const rows: string[] = []
  let variables = 0
  const count = (list: readonly string[]) => {
    variables += list.length
    return list
  }
  const all: string[] = []
  for (const [at, { skill, slots: from, many }] of groups.entries()) {
    const xs = count(from.map((slot) => `x${at}_${slot}`))
    for (const [n, slot] of from.entries()) served.set(`${skill} ${slot}`, [...(served.get(`${skill} ${slot}`) ?? []), xs[n]!])
    rows.push(`${xs.join(' + ')} <= ${many}`)
    all.push(...xs)
  }
  const workers = new Map<string, string[]>()
  for (const [at, { skills, slot, many }] of crews.entries()) {
    const ys = count(skills.map((_, n) => `y${at}_${n}`))
    for (const [n, skill] of skills.entries()) workers.set(`${skill} ${slot}`, [...(workers.get(`${skill} ${slot}`) ?? []), ys[n]!])
    rows.push(`${ys.join(' + ')} <= ${many}`)
  }
  for (const [key, xs] of served) rows.push(`${xs.join(' + ')}${(workers.get(key) ?? []).map((y) => ` - ${y}`).join('')} <= 0`)
  return { lines: `Maximize\n obj: ${all.join('\n + ')}\nSubject To\n${rows.map((row, n) => ` c${n}: ${row.replaceAll(/(.{200,220}?) /g, '$1\n ')}`).join('\n')}\nEnd\n`, variables }
}

/** Requests that may start at the same slots and need the same skill. */
function groupsOf({ coming }: World, slots: readonly number[]) {
  const groups = new Map<string, { skill: string; slots: number[]; many: number }>()
  for (const { ask } of coming) {
    const mine = slots.flatMap((slot, n) => (slot >= ask.earliest && slot <= ask.registeredAt + day ? [n] : []))
    if (mine.length === 0) continue
    const key = `${ask.skill} ${mine[0]} ${mine.at(-1)}`
    const found = groups.get(key)
    if (found) found.many += 1
    else groups.set(key, { skill: ask.skill, slots: mine, many: 1 })
  }
  return [...groups.values()]
}

/** Officers with the same skills who are really there in a slot. */
function crewsOf({ county, sick }: World, slots: readonly number[]) {
  const crews = new Map<string, { skills: readonly string[]; slot: number; many: number }>()
  for (const { id, skills, roster } of county.officers) {
    const away = sick.filter(({ staffId }) => staffId === id).map(({ away: stretch }) => stretch)
    const inside = (stretch: Stretch, at: number) => at >= stretch[0] && at < stretch[1]
    for (const [slot, at] of slots.entries()) {
      if (!roster.some((stretch) => inside(stretch, at)) || away.some((stretch) => inside(stretch, at))) continue
      const sorted = skills.toSorted()
      const key = `${sorted.join(' ')} ${slot}`
      const found = crews.get(key)
      if (found) found.many += 1
      else crews.set(key, { skills: sorted, slot, many: 1 })
    }
  }
  return [...crews.values()].filter(({ skills }) => !skills.includes('lawyer') && !skills.includes('psychologist'))
}
