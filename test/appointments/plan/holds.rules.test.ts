import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { planMany } from '#server/appointments/rules/plan/plan-many.ts'
import { planWithout } from '#server/appointments/rules/plan/plan-again.ts'
import type { Booking } from '#server/appointments/rules/plan/words.ts'
import { minute } from '#shared/platform/time.ts'
import { aCounty, anAsk, anOfficer, at, mannerAtOnce, staff, unit } from './county.ts'

const nine = at('09:00')
const people = [anOfficer('one-skill', 'mediation'), anOfficer('two-skills', 'mediation', 'traffic')]

/** A half hour that a counter is being offered. */
const kept = (id: string, who: string, from: number, terminal = '云岭-0'): Booking => ({
  ask: { ...anAsk(id, nine), earliest: from, latest: from }, from, to: from + 30 * minute, people: [{ craft: 'mediation', staffId: staff(who) }], seats: [{ side: 'applicant', stationId: unit('云岭'), terminalId: terminal as never }],
  tellAt: 0, standby: false, fixed: false, offered: true,
})
const plan = (bookings: readonly Booking[], ask: Parameters<typeof anAsk>[2] = {}, more: { kept?: string; accepted?: number } = {}) =>
  planMany(aCounty(people.slice(0, 1), { 云岭: 1 }, bookings), [{ ask: anAsk('asks', nine, ask), accepted: more.accepted ?? null, kept: more.kept ?? null }], nine, mannerAtOnce())

describe('[A25] what is only kept', () => {
  test('is nobody else’s, and its own form’s', () => {
    const mine = kept('mine', 'one-skill', at('09:30'))
    expect(plan([mine])).toMatchObject({ answers: [{ placed: { from: at('10:10') } }], holds: { kept: [], gone: [] } })
    expect(plan([mine], {}, { kept: 'mine', accepted: at('09:30') })).toMatchObject({ answers: [{ placed: { from: at('09:30') } }], holds: { kept: [], gone: ['mine'] } })
  })

  test('gives way to an urgent matter that has no other hour, and nobody is escalated for it', () => {
    const all = [at('09:05'), at('09:45'), at('10:25'), at('11:05')].map((from, nth) => kept(`k${nth}`, 'one-skill', from))
    const urgent = { urgentBy: nine + 120 * minute }
    expect(plan(all.slice(1), urgent), 'there is another hour').toMatchObject({ answers: [{ placed: { from: at('09:05') } }], holds: { gone: [] } })
    const pressed = plan(all, urgent)
    expect(pressed.answers[0]).toMatchObject({ kind: 'offer', reason: { why: 'urgent' } })
    expect([pressed.holds.gone.length, pressed.escalated, pressed.changes]).toEqual([1, [], []])
  })

  test('changes its people so that somebody more fits, never its hour (P2)', () => {
    const { answers, holds, changes } = planMany(aCounty(people, { 云岭: 2 }, [kept('k', 'two-skills', at('09:30'))]), [{ ask: anAsk('accident', nine, { skill: 'traffic' }), accepted: null }], nine, mannerAtOnce())
    expect(answers[0]).toMatchObject({ placed: { from: at('09:30'), people: [{ staffId: 'two-skills' }] } })
    expect(holds).toMatchObject({ kept: [{ id: 'k', placed: { from: at('09:30'), people: [{ staffId: 'one-skill' }] } }], gone: [] })
    expect(changes, 'a hold is no meeting').toEqual([])
  })

  test('pushes nobody when its officer falls ill: it is gone', () => {
    const again = planWithout(aCounty(people.slice(0, 1), { 云岭: 1 }, [kept('k', 'one-skill', at('09:30'))]), { staffId: staff('one-skill'), away: [at('08:00'), at('17:30')] }, nine, mannerAtOnce())
    expect(again).toEqual({ changes: [], escalated: [], holds: { kept: [], gone: ['k'] } })
  })

  test('whatever is kept and whoever asks: no meeting overlaps a hold that stands, and only an urgent matter ends one', () => {
    const slots = [0, 1, 2, 3, 4].map((n) => at('09:30') + n * 40 * minute)
    fc.assert(fc.property(fc.subarray(slots), fc.array(fc.boolean(), { minLength: 1, maxLength: 6 }), (taken, asks) => {
      const holds = taken.map((from, n) => kept(`k${n}`, 'one-skill', from))
      const { answers, holds: after } = planMany(aCounty(people.slice(0, 1), { 云岭: 1 }, holds), asks.map((urgent, n) => ({ ask: anAsk(`a${n}`, nine, urgent ? { urgentBy: nine + 120 * minute } : {}), accepted: null })), nine, mannerAtOnce())
      if (!asks.includes(true)) expect(after.gone).toEqual([])
      const standing = holds.filter(({ ask }) => !after.gone.includes(ask.id))
      for (const answer of answers) if (answer.kind === 'offer') for (const { from, to } of standing) expect(answer.placed.from >= to + 10 * minute || answer.placed.to + 10 * minute <= from).toBe(true)
    }), { numRuns: 60 })
  })
})
