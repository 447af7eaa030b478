import { expect, test } from 'vitest'
import { type Assent, type AssentId, assentSounds, mayTakeBack, nextOfAssent, stretchOf, triesAgain } from '#shared/agreements/assent-rules.ts'
import { agreementStatuses, type AgreementParty } from '#shared/agreements/words.ts'
import type { PartyId } from '#shared/people/words.ts'
import { recordOf } from '#server/agreements/paper/record-of.ts'
import { aSignedPaper } from './a-signed-paper.ts'

const me = 'a' as PartyId
const said = '2026-09-18T01:11:30.000Z'
const assent = (change: Partial<Assent> = {}): Assent => ({ id: 's' as AssentId, partyId: me, answer: 'yes', answeredAt: '2026-09-18T01:11:20.000Z', saidAt: null, sound: null, sha256: null, durationMs: null, inAnnex: false, found: null, heardBy: [], ...change })
const asked = (assents: Assent[], age = 66, status: (typeof agreementStatuses)[number] = 'signing') => ({ status, assents, parties: [{ partyId: me, age } as AgreementParty] })

test('[K1] asked once, then to say it; nobody under eighteen, and nothing where nothing is recorded', () => {
  expect(nextOfAssent(asked([]), me, true)).toBe('ask')
  expect(nextOfAssent(asked([assent()]), me, true)).toBe('say')
  expect(nextOfAssent(asked([assent({ saidAt: said, sound: 'waiting' })]), me, true)).toBeNull()
  expect(nextOfAssent(asked([assent({ answer: 'no' })]), me, true)).toBeNull()
  expect(nextOfAssent(asked([]), me, false)).toBeNull()
  expect(nextOfAssent(asked([], 17), me, true)).toBeNull()
  expect(nextOfAssent(asked([], 18), me, true)).toBe('ask')
  expect(nextOfAssent(asked([], 66, 'draft'), me, true)).toBeNull()
})
test('[K2] from the yes by touch until it had been said, the last half minute at most', () => {
  const [answeredAt, saidAt] = [new Date('2026-09-18T01:11:20Z'), new Date(said)]
  expect(stretchOf({ answeredAt, saidAt })).toEqual({ from: answeredAt.getTime(), to: saidAt.getTime() })
  expect(stretchOf({ answeredAt: new Date('2026-09-18T01:00:00Z'), saidAt })).toEqual({ from: saidAt.getTime() - 30_000, to: saidAt.getTime() })
})
test('[K4] only what may still come is tried again, for a week', () => {
  const after = (hours: number) => new Date(Date.parse(said) + hours * 3_600_000)
  expect(assentSounds.filter((sound) => triesAgain(sound, new Date(said), after(1)))).toEqual(['waiting', 'failed', 'no-tool'])
  expect([triesAgain('failed', new Date(said), after(7 * 24)), triesAgain(null, new Date(said), after(1))]).toEqual([false, false])
})
test('[K5] taken back until the agreement is in effect', () => expect(agreementStatuses.filter(mayTakeBack)).toEqual(['draft', 'signing', 'sealing']))
test('[K3] the annex lists what was cut in time, with its hash, and nothing else', () => {
  const paper = aSignedPaper()
  const listed = (assents: Assent[]) => recordOf({ ...paper, assents }).ways.filter(({ name }) => name === '口头同意录音').map(({ value }) => value)
  expect(listed([assent({ saidAt: said, sound: 'kept', sha256: 'ef'.repeat(32), durationMs: 9_960 })])).toEqual([`甲方 覃福来：10.0 秒，2026-09-18 09:11:30 说完，SHA-256 ${'ef'.repeat(32)}`])
  for (const one of [assent(), assent({ answer: 'no' }), assent({ saidAt: said, sound: 'waiting' }), assent({ saidAt: said, sound: 'silent' })]) expect(listed([one])).toEqual([])
})
