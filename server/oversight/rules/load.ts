import type { SkillLoad } from '#shared/oversight/words.ts'
import { type Skill, skills, type StaffId } from '#shared/people/words.ts'

/** An officer has at least this long between meetings (A3). */
export const restMinutes = 10

/** A meeting as the load sees it, and an officer with the minutes that they are there. */
export type Held = { skill: Skill; officerId: StaffId; minutes: number }
export type There = { id: StaffId; skills: readonly Skill[]; minutes: number }

/** L1–L3 The county first, then each skill that an officer holds or a meeting asks for, in the order of the words. */
export function loadPerSkill(officers: readonly There[], meetings: readonly Held[]): SkillLoad[] {
  const known = skills.filter((skill) => officers.some((officer) => officer.skills.includes(skill)) || meetings.some((meeting) => meeting.skill === skill))
  return [null, ...known].map((skill) => {
    const holders = officers.filter((officer) => skill === null || officer.skills.includes(skill))
    const ids = new Set(holders.map(({ id }) => id))
    const its = meetings.filter((meeting) => skill === null || meeting.skill === skill)
    return {
      skill, meetings: its.length, demand: minutesOf(its),
      officerMinutes: holders.reduce((sum, { minutes }) => sum + minutes, 0),
      elsewhere: skill === null ? 0 : minutesOf(meetings.filter((meeting) => meeting.skill !== skill && ids.has(meeting.officerId))),
      officers: holders.filter(({ minutes }) => minutes > 0).length,
    }
  })
}

const minutesOf = (meetings: readonly Held[]): number => meetings.reduce((sum, { minutes }) => sum + minutes + restMinutes, 0)
