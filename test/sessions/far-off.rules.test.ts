import { expect, test } from 'vitest'
import { isFarOff } from '#shared/sessions/rules.ts'

test.each([['07:59:59', true], ['08:00:00', false], ['10:30:00', false]])('[S32] at %s nobody need wait for ten o’clock: %s', (now, far) =>
  expect(isFarOff({ scheduledFor: '2026-09-18T10:00:00.000Z' }, new Date(`2026-09-18T${now}.000Z`))).toBe(far))
