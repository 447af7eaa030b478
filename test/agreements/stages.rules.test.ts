import { describe, expect, test } from 'vitest'
import { insistOnStep } from '#server/agreements/insist.ts'
import { may } from '#shared/agreements/may.ts'
import { endings, firstNumber, statusAfter, stepOf, steps, wasInEffect } from '#shared/agreements/stage-rules.ts'
import { agreementStatuses } from '#shared/agreements/words.ts'
import type { Refusal } from '#shared/platform/refusal.ts'
import type { Actor, StaffId, TerminalId, UnitId } from '#shared/people/words.ts'

// Written down apart from the table, so that a slip in the one is found by the other.
const open = [
  'draft edit draft', 'draft open signing', 'draft withdraw void',
  'signing edit draft', 'signing open signing', 'signing withdraw void', 'signing finish sealing',
  'sealing seal effective',
  'effective replace replaced', 'effective revoke revoked', 'effective invalidate invalid',
]

describe('[G19] the way of an agreement', () => {
  const every = agreementStatuses.flatMap((status) => steps.map((step) => ({ status, step })))
  test('is what is written down, and nothing else', () => {
    expect(every.flatMap(({ status, step }) => { const next = statusAfter(status, step); return next ? [`${status} ${step} ${next}`] : [] })).toEqual(open)
  })
  test.each(every.filter(({ status, step }) => !open.some((one) => one.startsWith(`${status} ${step} `))))('$step of one that is $status is refused with a sentence', ({ status, step }) => {
    let refused: Refusal | null = null
    try { insistOnStep({ status }, step) } catch (error) { refused = error as Refusal }
    expect(refused?.kind).toBe('conflict')
    expect([refused!.body.sentence.zh, refused!.body.sentence.en].every((words) => words.length > 5)).toBe(true)
  })
  test('nothing that ended begins again', () => {
    for (const status of agreementStatuses) if (steps.every((step) => statusAfter(status, step) === null)) expect(['replaced', 'revoked', 'invalid', 'void']).toContain(status)
    expect(agreementStatuses.filter(wasInEffect)).toEqual(['effective', 'replaced', 'revoked', 'invalid'])
  })
})

test('[G21] the parties revoke; that it never held, only a court says', () => {
  expect(endings.map((ending) => [ending, statusAfter('effective', stepOf[ending])])).toEqual([['consent', 'revoked'], ['court-revoked', 'revoked'], ['court-invalid', 'invalid']])
  const paper = { status: 'effective', shown: true, mediator: { staffId: 'm' as StaffId, name: '陈' }, sitting: null, readsCase: true } as const
  const staff = (id: string, role: 'officer' | 'lead' | 'clerk'): Actor => ({ kind: 'staff', id: id as StaffId, role, name: '', unitId: 'u' as UnitId, skills: [] })
  expect([staff('m', 'officer'), staff('x', 'lead'), staff('x', 'officer'), staff('x', 'clerk')].map((who) => may(who, 'end', paper))).toEqual([true, true, false, false])
})

test('a terminal no longer reads what binds no more', () => {
  const terminal: Actor = { kind: 'terminal', id: 't' as TerminalId, unitId: 'u' as UnitId, name: '' }
  const read = agreementStatuses.filter((status) => may(terminal, 'read', { status, shown: true, mediator: null, sitting: { role: 'applicant', side: 'applicant' }, readsCase: false }))
  expect(read).toEqual(['draft', 'signing', 'sealing', 'effective'])
})

test('[G20] a change of a change counts on from the first number', () => {
  expect(['青禾人调字〔2026〕第0001号', '青禾人调字〔2026〕第0001号之一', '青禾人调字〔2026〕第0001号之十二'].map(firstNumber)).toEqual(Array.from({ length: 3 }, () => '青禾人调字〔2026〕第0001号'))
})
