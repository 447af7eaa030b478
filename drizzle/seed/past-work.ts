import { addDays, atClock, day, dayOf } from '#shared/platform/time.ts'
import { idFrom } from './ids.ts'
import type { Open } from './past-open.ts'
import { type DemoStaff, staffNamed } from './staff.ts'

type Row = Record<string, unknown>
export type WorkTable = 'case_team' | 'plan_step' | 'contact' | 'referral' | 'power_of_attorney'

/** Who works on the cases that are still open and what they have done so far: a team, a plan, a talk; on the first one a power of attorney and a pathway card too. */
export function workOf(open: ReadonlyMap<number, Open>, now: Date): Record<WorkTable, Row[]> {
  const rows: Record<WorkTable, Row[]> = { case_team: [], plan_step: [], contact: [], referral: [], power_of_attorney: [] }
  const ago = (days: number) => new Date(now.getTime() - days * day).toISOString()
  const [lead, handler, psychologist] = [staffNamed('lead.demo'), staffNamed('officer.demo'), staffNamed('psychologist.1')] as [DemoStaff, DemoStaff, DemoStaff]
  const today = dayOf(now)
  for (const [order, nth] of [...open.keys()].entries()) {
    const case_id = idFrom('case', `past ${nth}`)
    const member = ({ id }: DemoStaff, role: string) => rows.case_team.push({ case_id, staff_id: id, role, since: ago(3) })
    const step = (what: string, due: number, result: string | null) => rows.plan_step.push({ id: idFrom('plan_step', `past ${nth} ${what}`), case_id, what, owner_id: handler.id, due_on: addDays(today, due), done_at: result === null ? null : ago(1), result })
    if (order % 2 === 0) { member(lead, 'lead'); member(handler, 'handler') }
    if (order === 1) member(psychologist, 'psychologist')
    step('把来龙去脉问清楚', -2, '问清楚了，双方都在场')
    step('请双方说说各自的打算', 4, null)
    rows.contact.push({ id: idFrom('contact', `past ${nth}`), case_id, at: atClock(addDays(today, -2), '10:30').toISOString(), by_id: handler.id, channel: 'phone', incoming: false, minutes: 8, with_whom: '登记人', summary: '问了近况，说好下周见面。' })
    if (order > 0) continue
    rows.referral.push({ id: idFrom('referral', `past ${nth}`), case_id, pathway: 'labour_arbitration', reason: '工钱的事也可以走仲裁', by_id: handler.id, at: ago(2) })
    rows.power_of_attorney.push({ id: idFrom('power_of_attorney', `past ${nth}`), case_id, principal_id: idFrom('party', `past ${nth} applicant`), agent_name: '试小兰', relation: '女儿', powers: ['evidence', 'collect'], from_day: addDays(today, -5), until_day: addDays(today, 90), given_at: ago(5), revoked_at: null })
  }
  return rows
}
