import { expect, test } from 'vitest'
import { usualCheckIn } from '#shared/appointments/rules.ts'
import type { CheckIn } from '#shared/appointments/words.ts'
import type { Side } from '#shared/cases/words.ts'
import { isFarOff, withoutGuardian } from '#shared/sessions/rules.ts'

test.each([['07:59:59', true], ['08:00:00', false], ['10:30:00', false]])('[S32] at %s nobody need wait for ten o’clock: %s', (now, far) =>
  expect(isFarOff({ scheduledFor: '2026-09-18T10:00:00.000Z' }, new Date(`2026-09-18T${now}.000Z`))).toBe(far))

const guarded: CheckIn = { ...usualCheckIn, along: { ...usualCheckIn.along, guardian: 1 } }
const earning: CheckIn = { ...usualCheckIn, ownIncome: true }
test.each<[what: string, seen: [Side, CheckIn | null][], youngest: Partial<Record<Side, number>>, missing: Side[]]>([
  ['grown-ups need nobody', [['applicant', null], ['respondent', null]], { applicant: 18, respondent: 70 }, []],
  ['a minor whom no clerk has seen', [['applicant', null]], { applicant: 17 }, ['applicant']],
  ['a minor who came alone', [['applicant', usualCheckIn]], { applicant: 12 }, ['applicant']],
  ['a minor with a guardian', [['applicant', guarded]], { applicant: 12 }, []],
  ['the other side’s guardian is not theirs', [['applicant', usualCheckIn], ['respondent', guarded]], { applicant: 12 }, ['applicant']],
  ['a side at two stations, its guardian at one of them', [['applicant', usualCheckIn], ['applicant', guarded]], { applicant: 12 }, []],
  ['sixteen, living on their own income', [['applicant', earning]], { applicant: 16 }, []],
  ['fifteen, whatever they earn', [['applicant', earning]], { applicant: 15 }, ['applicant']],
  ['minors on both sides', [['applicant', usualCheckIn], ['respondent', usualCheckIn]], { applicant: 14, respondent: 15 }, ['applicant', 'respondent']],
])('[S33] %s', (_what, seen, youngest, missing) => expect(withoutGuardian(seen.map(([side, checkIn]) => ({ side, checkIn })), youngest)).toEqual(missing))
