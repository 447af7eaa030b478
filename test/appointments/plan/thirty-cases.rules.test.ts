import { expect, test } from 'vitest'
import { day, hour, minute } from '#shared/platform/time.ts'
import { askOf, meetingItself } from '#server/appointments/plan.ts'
import { type Board, openBoard } from '#server/appointments/rules/plan/board.ts'
import { decide } from '#server/appointments/rules/plan/decide.ts'
import { planRequest, planWithoutOfficer, planWithoutStation } from './plan-request.ts'
import type { Ask, Decision } from '#server/appointments/rules/plan/words.ts'
import { isWorked, lastWorkday } from '#server/calendar/rules/count-days.ts'
import { unit } from './county.ts'
import { askFrom, matterFrom, theCounty, theirWay, type Told, when, year2026 } from './the-month.ts'

type Case = Told & { gist: string; edge: string; must: string }

/** domain.md §8, in the order in which they came. `must`: start, who holds it (and who helps), why; or the cause and the ways out. */
const cases: Case[] = [
  { at: '09-18 09:12', topic: 'household_registration', sides: ['云岭'], gist: '子女外地读书户口迁移', edge: 'an ordinary question on a Friday is answered the same morning, not on the Saturday it is due', must: '09-18 09:45 户籍1 earliest' },
  { at: '09-18 16:50', topic: 'neighbor', sides: ['石坎', '石坎'], gist: '田坎挪 40 cm，双方同站', edge: 'two sides at one station need both its terminals; the evening is too short, the next day is a day of rest with a duty roster', must: '09-19 08:30 调解2 earliest standby' },
  { at: '09-20 10:05', topic: 'public_security_minor', track: 'police_mediation', sides: ['柏树湾', '柏树湾'], gist: '晒场抓伤，两人都在只有一台终端的站', edge: 'a Sunday that is worked; one terminal cannot keep two sides apart, so the lead has it with the nearest other station', must: 'no-terminal: other-station' },
  { at: '09-21 08:40', topic: 'labor', track: 'petition', sides: ['工业园'], gist: '14 人欠薪，3 名代表', edge: 'legal skill, and representatives share one terminal', must: '09-21 09:10 法制1 earliest' },
  { at: '09-21 11:20', topic: 'family', sides: ['羊角寨', '石坎'], also: ['interpreter'], gist: '彩礼，一方讲羌语', edge: 'an interpreter is there for all of it', must: '09-21 14:00 调解1+羌语1 earliest' },
  { at: '09-22 09:30', topic: 'traffic', sides: ['禾城', '工业园'], gist: '三轮剐擦，另有保险', edge: "mediation wants three days' notice: a first contact inside 24 hours", must: '09-22 10:00 调解1 earliest' },
  { at: '09-22 15:10', topic: 'other', track: 'petition', sides: ['大垭'], gist: '处罚多年未执行', edge: 'a petition goes by what it is about', must: '09-22 15:40 治安1 earliest' },
  { at: '09-23 09:00', topic: 'forest_land', sides: ['杉木林', '红石滩'], notOnMarketDay: true, gist: '林权证四至重叠，两组', edge: 'market day here on the 24th, there on the 23rd: the wish cannot be kept, and that is said', must: '09-23 09:30 调解1 earliest wish refused' },
  { at: '09-23 14:25', topic: 'family', sides: ['双溪口', '禾城', '石坎', '白鹭'], gist: '赡养，三子在三处', edge: 'four stations at once', must: '09-23 14:55 调解1 earliest' },
  { at: '09-24 10:45', topic: 'neighbor', sides: ['老鹰岩', '清泉'], notBefore: '14:30', gist: '上游截水，头班车之后', edge: 'the first bus is there at 14:30', must: '09-24 14:30 调解1 earliest' },
  { at: '09-25 09:20', topic: 'public_security_minor', track: 'consultation', sides: ['禾城'], urgent: true, gist: '遭配偶殴打，不与对方同场', edge: 'urgent on a holiday: the duty roster, inside two hours, alone', must: '09-25 09:25 治安8 urgent' },
  { at: '09-26 11:00', topic: 'neighbor', track: 'consultation', sides: ['高店子'], gist: '作坊夜间噪声', edge: 'registered and held on holidays', must: '09-26 11:30 调解3 earliest' },
  { at: '09-28 08:35', topic: 'damages', sides: ['白鹭', '柏树湾'], gist: '犬咬 8 岁童', edge: 'the first morning after a holiday', must: '09-28 09:05 调解1 earliest' },
  { at: '09-28 10:15', topic: 'contract', track: 'peoples_mediation', sides: ['桐子坪', '大垭'], gist: '借款 12,000', edge: 'mediation is its own craft, whatever it is about', must: '09-28 10:45 调解1 earliest' },
  { at: '09-29 09:50', topic: 'homestead', sides: ['月亮坝', '月亮坝'], gist: '屋檐滴水，两家同站', edge: 'one terminal, two sides: refused with its cause and the nearest station', must: 'no-terminal: other-station' },
  { at: '09-30 16:40', topic: 'traffic', sides: ['石坎', '石坎'], gist: '17 岁骑车撞伤老人', edge: 'the afternoon is too short for two at one station: the first day of the holiday, by duty', must: '10-01 08:30 调解2 earliest standby' },
  { at: '10-01 20:30', topic: 'public_security_minor', track: 'consultation', sides: ['工业园'], gist: '酒后结伙斗殴，不能调解', edge: 'in the evening of a holiday: the next morning, by duty', must: '10-02 08:30 治安4 earliest' },
  { at: '10-03 10:00', topic: 'help_request', sides: ['清泉'], gist: '寻失联姐姐', edge: "help is public security's, on duty", must: '10-03 10:30 治安5 earliest' },
  { at: '10-05 09:10', topic: 'neighbor', sides: ['梨花沟', '羊角寨'], gist: '修路占坟边', edge: 'mediation by the mediator on duty', must: '10-05 09:40 调解6 earliest' },
  { at: '10-08 08:31', topic: 'admin_approval', sides: ['禾城'], gist: '节后第一批：审批', edge: 'the burst after the holiday, each by its own skill', must: '10-08 09:05 审批1 earliest' },
  { at: '10-08 08:33', topic: 'household_registration', sides: ['石坎'], gist: '节后第一批：户籍', edge: 'household', must: '10-08 09:05 户籍1 earliest' },
  { at: '10-08 08:36', topic: 'contract', track: 'petition', sides: ['羊角寨'], gist: '节后第一批：26 户流转欠租', edge: 'legal', must: '10-08 09:10 法制1 earliest' },
  { at: '10-08 09:05', topic: 'consumer', track: 'consultation', sides: ['水磨坝'], gist: '种子', edge: 'legal too', must: '10-08 09:35 法制2 earliest' },
  { at: '10-09 15:20', topic: 'damages', sides: ['金竹', '禾城'], also: ['psychologist'], gist: '初二学生打架，请心理咨询', edge: 'the psychologist is there for all of it', must: '10-09 15:50 调解1+心理1 earliest' },
  { at: '10-10 09:40', topic: 'medical', sides: ['磨刀溪', '禾城'], gist: '村卫生室用药', edge: 'a Saturday that is worked is an ordinary day', must: '10-10 10:10 调解1 earliest' },
  { at: '10-12 10:30', topic: 'labor', sides: ['红石滩', '工业园'], also: ['lawyer'], gist: '石材厂断指，请律师', edge: 'a lawyer is there for all of it', must: '10-12 14:00 调解1+律师1 earliest' },
  { at: '10-13 09:15', topic: 'damages', track: 'petition', sides: ['柏树湾'], gist: '第 3 件第二期未付', edge: 'a follow-up is a registration with a clock of its own', must: '10-13 09:45 调解1 earliest' },
  { at: '10-14 11:05', topic: 'other', track: 'petition', sides: ['云岭'], notBefore: '19:00', gist: '不服处理意见，只有晚上有空', edge: 'a wish that no open hour keeps is refused aloud', must: '10-14 14:00 治安1 earliest wish refused' },
  { at: '10-15 14:00', topic: 'neighbor', sides: ['大垭', '清泉'], recused: ['调解1', '调解2'], gist: '承办人系被申请人表亲', edge: 'who has a conflict of interest does not hold it', must: '10-15 14:30 调解3 earliest' },
  { at: '10-16 22:10', topic: 'contract', track: 'consultation', sides: ['禾城'], urgent: true, gist: '夜间电话登记，次日外出务工', edge: 'urgent at night: the two hours are over before anybody is at work, so it is the first there is; no lawyer is on duty, so it is a first contact', must: '10-17 08:30 户籍6 first-contact' },
]

const clockOf = (instant: number) => new Date(instant + 8 * hour).toISOString().slice(5, 16).replace('T', ' ')
const say = (decision: Decision): string => (decision.kind === 'offer'
  ? `${clockOf(decision.placed.from)} ${decision.placed.people.map(({ staffId }) => staffId).join('+')} ${decision.reason.why}${decision.standby ? ' standby' : ''}${decision.reason.wishRefused ? ' wish refused' : ''}`
  : `${decision.cause.code}: ${decision.waysOut.map(({ way }) => way).join(', ')}`)

/** Everything that came before a case has come: one county, one month. */
function live(): { board: Board; answers: { one: Case; ask: Ask; decision: Decision }[] } {
  const board = openBoard(theCounty(), theirWay, [when('09-17 00:00'), when('10-22 00:00')])
  const answers = cases.map((one, n) => {
    const ask = askFrom(one, `c${String(n + 1).padStart(2, '0')}`)
    return { one, ask, decision: decide(board, ask, when(one.at)) }
  })
  return { board, answers }
}

const { board, answers } = live()

test.each(answers.map(({ one, decision }, n) => ({ n: n + 1, ...one, decision })))('$n · $at $sides.0 · $gist: $edge', ({ decision, must }) => {
  expect(say(decision)).toBe(must)
})

test('the month: whoever has a time has it inside 24 hours, whoever has none has a cause and a way out, and nobody is moved', () => {
  for (const { ask, decision } of answers) {
    expect(decision.moved).toEqual([])
    if (decision.kind === 'escalation') expect(decision.waysOut.length).toBeGreaterThan(0)
    else expect([decision.placed.from >= ask.earliest, decision.placed.from <= ask.registeredAt + day]).toEqual([true, true])
  }
  expect(answers.filter(({ decision }) => decision.kind === 'offer').length).toBe(28)
  expect(board.held.size).toBe(28)
})

test('[A21] case 6: the mediation itself is three days after its first contact, with everybody, at full length', () => {
  const first = new Date(when('09-22 10:00'))
  const ask = askOf(meetingItself(matterFrom(cases[5]!), first), { id: 'itself', now: first, registeredAt: new Date(when('09-22 09:30')), waived: true })
  const decision = planRequest(theCounty(), ask, first.getTime(), theirWay)
  // 09-25 is the first day of 中秋: a mediator is on duty.
  expect(say(decision)).toBe('09-25 08:30 调解2 earliest')
  expect(decision.kind === 'offer' && (decision.placed.to - decision.placed.from) / minute).toBe(75)
})

test('case 29: when every mediator has a conflict of interest it is a first contact by somebody else', () => {
  const all = theCounty().officers.filter(({ skills }) => skills.includes('mediation')).map(({ id }) => id)
  const decision = planRequest(theCounty(), askFrom({ ...cases[28]!, recused: all }, 'x'), when('10-15 14:00'), theirWay)
  expect([decision.kind === 'offer' && decision.reason.why, decision.kind === 'offer' && all.includes(decision.placed.people[0]!.staffId)]).toEqual(['first-contact', false])
})

test('the mediator of cases 13 and 14 is ill at 08:00: another has the same hours, and no party hears of it', () => {
  const booked = answers.filter((_, n) => n === 12 || n === 13).map(({ ask, decision }) => ({ ...(decision.kind === 'offer' ? decision.placed : never()), ask, tellAt: ask.registeredAt, standby: false, fixed: false }))
  const { rebound, moved, escalated } = planWithoutOfficer({ ...theCounty(), bookings: booked }, booked[0]!.people[0]!.staffId, [when('09-28 00:00'), when('09-29 00:00')], when('09-28 08:40'), theirWay)
  expect([moved, escalated]).toEqual([[], []])
  expect(rebound.map(({ id }) => id)).toEqual(['c13', 'c14'])
})

test('the line of 桐子坪 dies for a day: case 14 is with the lead, with the nearest other station among the ways out', () => {
  const { ask, decision } = answers[13]!
  const booked = { ...(decision.kind === 'offer' ? decision.placed : never()), ask, tellAt: ask.registeredAt, standby: false, fixed: false }
  const { escalated } = planWithoutStation({ ...theCounty(), bookings: [booked] }, unit('桐子坪'), [when('09-28 00:00'), when('09-29 12:00')], when('09-28 10:20'), theirWay)
  expect(escalated).toMatchObject([{ id: 'c14', cause: { code: 'no-terminal', stationId: '桐子坪' } }])
  expect(escalated[0]!.waysOut.map(({ way }) => way)).toContain('other-station')
})

test('thirty in five minutes on the first morning after the holiday: each has a time inside its clock', () => {
  const board = openBoard(theCounty(), theirWay, [when('10-07 00:00'), when('10-12 00:00')])
  const came = Array.from({ length: 30 }, (_, n) => {
    const now = when('10-08 08:31') + n * 10_000
    return { ask: { ...askFrom({ ...cases[19 + (n % 4)]!, at: '10-08 08:31' }, `b${n}`), registeredAt: now, latest: now + day }, now }
  })
  const decisions = came.map(({ ask, now }) => decide(board, ask, now))
  expect(decisions.map(({ kind }) => kind)).toEqual(came.map(() => 'offer'))
  expect(decisions.every((decision, n) => decision.kind === 'offer' && decision.placed.from <= came[n]!.ask.latest)).toBe(true)
})

test('a year without holiday data has no answer: nobody is rostered by guess', () => {
  expect(isWorked('2027-01-04', year2026)).toBe(null)
  expect(lastWorkday('2026-12-30', 3, year2026)).toBe(null)
  expect(isWorked('2026-10-10', year2026)).toBe(true)
})

function never(): never {
  throw new Error('it was escalated')
}
