import { expect, test } from 'vitest'
import { planMany } from '#server/appointments/rules/plan/plan-many.ts'
import { planWithout } from '#server/appointments/rules/plan/plan-again.ts'
import type { Booking } from '#server/appointments/rules/plan/words.ts'
import { aCounty, anAsk, anOfficer, at, mannerAtOnce, staff, unit } from './county.ts'

const eight = at('08:00')
const people = [anOfficer('one-skill', 'mediation'), anOfficer('two-skills', 'mediation', 'traffic')]
const taken = (pinned: boolean): Booking => ({
  ask: anAsk('taken-over', eight), from: at('08:30'), to: at('09:00'), people: [{ craft: 'mediation', staffId: staff('two-skills') }], seats: [{ side: 'applicant', stationId: unit('云岭'), terminalId: '云岭-0' as never }],
  tellAt: eight, standby: false, fixed: false, pinned,
})
const accident = anAsk('accident', eight, { skill: 'traffic', earliest: at('08:30') })
const plan = (pinned: boolean) => planMany(aCounty(people, { 云岭: 2 }, [taken(pinned)]), [{ ask: accident, accepted: null }], eight, mannerAtOnce())

test('[P2] somebody else takes a meeting over so that one more fits', () => {
  const { answers: [answer], changes } = plan(false)
  expect(answer).toMatchObject({ kind: 'offer', placed: { from: at('08:30'), people: [{ staffId: 'two-skills' }] } })
  expect(changes.map(({ id, after, moved }) => [id, after.people[0]!.staffId, moved])).toEqual([['taken-over', 'one-skill', null]])
})

test('[A17] what a colleague took over by name stays theirs', () => {
  const { answers: [answer], changes } = plan(true)
  expect(changes).toEqual([])
  expect(answer).toMatchObject({ kind: 'offer', placed: { from: at('09:10'), people: [{ staffId: 'two-skills' }] } })
})

test('[A17] [P10] but when they fall ill it goes to somebody who is there, at the same hour', () => {
  const { changes, escalated } = planWithout(aCounty(people, { 云岭: 2 }, [taken(true)]), { staffId: staff('two-skills'), away: [at('08:00'), at('17:30')] }, eight, mannerAtOnce())
  expect(escalated).toEqual([])
  expect(changes.map(({ after, moved }) => [after.from, after.people[0]!.staffId, moved])).toEqual([[at('08:30'), 'one-skill', null]])
})

test('[A4] of the terminals that are free, one that is on comes first, then the first by name', () => {
  const named = (off: readonly boolean[]) => ({ ...aCounty(people, { 云岭: 2 }), terminals: [{ id: 'a' as never, name: '终端 2', stationId: unit('云岭'), busy: [], off: off[0]! }, { id: 'b' as never, name: '终端 1', stationId: unit('云岭'), busy: [], off: off[1]! }] })
  const seatIn = (off: readonly boolean[]) => {
    const { answers: [answer] } = planMany(named(off), [{ ask: accident, accepted: null }], eight, mannerAtOnce())
    return answer?.kind === 'offer' ? answer.placed.seats[0]!.terminalId : null
  }
  expect([seatIn([true, true]), seatIn([false, false]), seatIn([false, true])]).toEqual(['b', 'b', 'a'])
})
