import { expect, test } from 'vitest'
import { guestLinkState, mayInviteGuest, strangers } from '#shared/sessions/guest-link.ts'
import type { Actor, StaffId, UnitId } from '#shared/people/words.ts'
import type { Seat } from '#shared/sessions/words.ts'

const at = (clock: string) => `2026-09-18T${clock}:00.000Z`
const link = { madeAt: at('01:00'), spentAt: null, revokedAt: null }
const session = { status: 'lobby', scheduledFor: at('02:00') } as const
const staff = (role: 'officer' | 'clerk' | 'lead'): Actor => ({ kind: 'staff', id: role as StaffId, role, name: role, unitId: 'u' as UnitId, skills: [] })

test('[S36] a link waits, is used, is taken back; its time is over four hours after the session was to begin, and it goes with a session that is moved', () => {
  const now = new Date(at('05:59'))
  expect(guestLinkState(link, session, now)).toBe('waiting')
  expect(guestLinkState({ ...link, spentAt: at('01:30') }, session, now)).toBe('used')
  expect(guestLinkState({ ...link, spentAt: at('01:30'), revokedAt: at('01:40') }, session, now)).toBe('revoked')
  expect(guestLinkState(link, session, new Date(at('06:01')))).toBe('expired')
  expect(guestLinkState(link, { ...session, scheduledFor: at('08:00') }, new Date(at('06:01')))).toBe('waiting')
  expect(guestLinkState({ ...link, madeAt: at('05:00') }, session, new Date(at('06:01')))).toBe('waiting')
})

test('[S36] it ends with its session, however that ended', () => {
  for (const status of ['closed', 'aborted', 'moved'] as const) expect(guestLinkState({ ...link, spentAt: at('01:30') }, { ...session, status }, new Date(at('02:10')))).toBe('expired')
})

test('[S36] the host makes one, or a clerk who may open the case; nobody else does', () => {
  const seats = [{ role: 'host', holder: { kind: 'staff', id: 'officer' } }] as unknown as Seat[]
  expect([mayInviteGuest(staff('officer'), { seats }, { readsCase: false }), mayInviteGuest(staff('clerk'), { seats }, { readsCase: true })]).toEqual([true, true])
  expect([mayInviteGuest(staff('clerk'), { seats }, { readsCase: false }), mayInviteGuest(staff('lead'), { seats }, { readsCase: true }), mayInviteGuest({ kind: 'guest' }, { seats }, { readsCase: true })]).toEqual([false, false, false])
})

test('[S37] a stranger is who sits there and has not been seen with their card, also on a broken line', () => {
  const seats = [['a', false, 'in'], ['b', true, 'in'], ['c', false, 'waiting'], ['d', false, 'lost']].map(([id, known, presence]) => ({ id, known, presence })) as unknown as Seat[]
  expect(strangers({ seats }).map(({ id }) => id)).toEqual(['a', 'd'])
})
