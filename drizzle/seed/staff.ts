import type { Role, Skill, StaffId, Tongue, UnitId } from '#shared/people/words.ts'
import { idFrom } from './ids.ts'
import { county, stations } from './stations.ts'

export type DemoStaff = { id: StaffId; username: string; name: string; role: Role; unitId: UnitId; skills: Skill[]; languages: Tongue[] }

/** The password of every demo account. Demo mode only: a production server refuses a database that holds them. */
export const demoPassword = 'qinghe-demo-2026'

// Made-up people: surnames and given names are put together by counting.
const surnames = [...'周吴郑冯陈蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹']
const givenNames = ['松年', '远山', '春禾', '秋实', '清和', '明溪', '文岭', '小满', '向晚', '知秋', '立夏', '望舒', '云起', '晓川', '若谷', '思源', '景行', '安澜', '长宁', '守田', '耕野', '牧云', '听泉', '采薇', '归燕']
// NOTE: 26 and 25 have no common divisor, so the first 650 names are all different.
const nameOf = (nth: number): string => surnames[nth % surnames.length]! + givenNames[nth % givenNames.length]!

const primarySkills: [Skill, number][] = [['household', 6], ['public_security', 11], ['traffic', 6], ['criminal', 4], ['legal', 4], ['admin_approval', 3], ['mediation', 6]]
const expertSkills: [Skill, number, string][] = [['lawyer', 6, 'lawyer'], ['psychologist', 3, 'psychologist'], ['interpreter', 5, 'interpreter']]

// Two for each of what is spoken in the county's hills, and two who sign.
const interpret: Tongue[][] = [['qiang', 'dialect'], ['qiang', 'tibetan'], ['tibetan', 'yi'], ['yi', 'sign'], ['sign', 'dialect']]

type Post = Omit<DemoStaff, 'id' | 'name' | 'languages'> & { languages?: Tongue[] }

/** Everybody who signs in to the demo county: 40 officers, 14 experts, 40 clerks, 4 recorders, 6 leads, 2 admins. */
export const staff: DemoStaff[] = [...officers(), ...experts(), ...clerks(), ...many('recorder', 4), ...leads(), ...many('admin', 2)]
  .map((post, nth) => ({ languages: [], ...post, id: idFrom('staff', post.username), name: nameOf(nth) }))

/** The demo's doors by username: `officer.demo`, `clerk.yunling` … */
export const staffNamed = (username: string): DemoStaff => staff.find((member) => member.username === username)!

function officers(): Post[] {
  const primary = primarySkills.flatMap(([skill, count]) => Array.from({ length: count }, () => skill))
  const others = primary.filter((skill) => skill !== 'mediation').length
  let nth = 0
  return primary.map((skill, at) => {
    // Of the 34 others 24 hold mediation as well (60 % of 40), evenly spread over the skills.
    const second = skill !== 'mediation' && Math.floor(((nth + 1) * 24) / others) > Math.floor((nth * 24) / others)
    if (skill !== 'mediation') nth += 1
    const isDemo = skill === 'mediation' && primary.indexOf('mediation') === at
    return { username: isDemo ? 'officer.demo' : `officer.${String(at + 1).padStart(2, '0')}`, role: 'officer', unitId: county.id, skills: second ? [skill, 'mediation'] : [skill] }
  })
}

function experts(): Post[] {
  return expertSkills.flatMap(([skill, count, word]) => Array.from({ length: count }, (_none, at): Post => (
    { username: at === 0 && skill === 'lawyer' ? 'expert.demo' : `${word}.${at + 1}`, role: 'expert', unitId: county.id, skills: [skill], ...(skill === 'interpreter' ? { languages: interpret[at]! } : {}) })))
}

function clerks(): Post[] {
  return stations.flatMap(({ pinyin, station }) => ['clerk', 'clerk2'].map((word): Post => ({ username: `${word}.${pinyin}`, role: 'clerk', unitId: station.id, skills: [] })))
}

function leads(): Post[] {
  const atStations = ['hecheng', 'shikan', 'yunling', 'gongyeyuan'].map((pinyin): Post => ({ username: `lead.${pinyin}`, role: 'lead', unitId: stations.find((at) => at.pinyin === pinyin)!.station.id, skills: [] }))
  return [...many('lead', 2), ...atStations]
}

function many(role: Role, count: number): Post[] {
  return Array.from({ length: count }, (_none, at) => ({ username: at === 0 ? `${role}.demo` : `${role}.${at + 1}`, role, unitId: county.id, skills: [] }))
}
