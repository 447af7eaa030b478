import { describe, expect, test } from 'vitest'
import { rosterOf } from '#drizzle/seed/rosters.ts'
import { staff } from '#drizzle/seed/staff.ts'
import { stations } from '#drizzle/seed/stations.ts'
import { festivalsOf, noticeOf } from '#server/calendar/chinese-days.ts'
import { interimYear, yearOfDays } from '#server/calendar/rules/year-of-days.ts'
import { type Skill, skills } from '#shared/people/words.ts'
import { addDays, dayOf, hour } from '#shared/platform/time.ts'

const officers = staff.filter(({ role }) => role === 'officer')
const rostered = staff.filter(({ role }) => role === 'officer' || role === 'expert')

describe('the demo county', () => {
  test('has 20 stations with two rooms each and 24 terminals', () => {
    expect(stations).toHaveLength(20)
    expect(stations.every(({ rooms }) => rooms.length === 2)).toBe(true)
    expect(stations.flatMap(({ terminals }) => terminals)).toHaveLength(24)
  })
  test('has 40 officers with the skills listed, 24 of them with mediation as their second', () => {
    const primary = (skill: Skill) => officers.filter(({ skills }) => skills[0] === skill).length
    expect(officers).toHaveLength(40)
    expect((['household', 'public_security', 'traffic', 'criminal', 'legal', 'admin_approval', 'mediation'] as const).map(primary)).toEqual([6, 11, 6, 4, 4, 3, 6])
    expect(officers.filter(({ skills }) => skills[1] === 'mediation')).toHaveLength(24)
  })
  test('has lawyers, psychologists, interpreters, clerks, admins; no two share a name, a username or an id', () => {
    const count = (skill: Skill) => staff.filter(({ role, skills }) => role === 'expert' && skills[0] === skill).length
    expect([count('lawyer'), count('psychologist'), count('interpreter')]).toEqual([6, 3, 5])
    expect(staff.filter(({ role }) => role === 'clerk')).toHaveLength(40)
    expect(staff.filter(({ role }) => role === 'admin')).toHaveLength(2)
    for (const key of ['name', 'username', 'id'] as const) expect(new Set(staff.map((member) => member[key])).size).toBe(staff.length)
  })
})

test('[K9] whenever somebody starts the demo, the next 24 hours hold two hours of every skill and every language, and two generalists', () => {
  const days = [...yearOfDays(2026, noticeOf(2026)!, 'x'), ...interimYear(2027, festivalsOf(2027))].slice(250, 450)
  const shiftsOn = new Map(days.map((day) => [day.date, rosterOf(day, rostered)]))
  const languagesOf = new Map(rostered.map(({ id, languages }) => [id, languages]))
  const languages = [...new Set(rostered.flatMap(({ languages }) => languages))]
  const skillsOf = new Map(rostered.map(({ id, skills }) => [id, skills]))
  for (let at = Date.parse(days[0]!.date); at < Date.parse(days.at(-3)!.date); at += 5 * hour) {
    const today = dayOf(new Date(at))
    const there = [today, addDays(today, 1)].flatMap((date) => shiftsOn.get(date) ?? [])
      .filter(({ during }) => Math.min(during.to.getTime(), at + 24 * hour) - Math.max(during.from.getTime(), at + hour / 2) >= 2 * hour)
    const holding = (skill: Skill) => new Set(there.filter(({ staffId }) => skillsOf.get(staffId)!.includes(skill)).map(({ staffId }) => staffId)).size
    const lacking = skills.filter((skill) => holding(skill) === 0)
    const spoken = new Set(there.flatMap(({ staffId }) => languagesOf.get(staffId)!))
    expect({ from: new Date(at).toISOString(), unheard: languages.filter((tongue) => !spoken.has(tongue)), lacking, generalists: holding('mediation') >= 2 }).toMatchObject({ unheard: [], lacking: [], generalists: true })
  }
})
