import { describe, expect, test } from 'vitest'
import { brokenLink, type Link } from '#server/records/rules/chain.ts'
import type { StaffActor } from '#shared/people/words.ts'
import { mayHold, mayWatch } from '#shared/records/may.ts'
import { addressHolds, gapsOf, isOnTape, placeIn, type RecordedRun, worstOf } from '#shared/records/recordings.ts'
import { anId } from '#test/helpers/a-context.ts'

const minute = 60_000
const run = (from: number, to: number | null, ended: string | null): RecordedRun => ({ fromMs: from * minute, toMs: to === null ? null : to * minute, basis: 'consent', ended })

describe('[R1] what is missing', () => {
  const gaps = (runs: RecordedRun[], end: number) => gapsOf(runs, end * minute).map(({ fromMs, toMs, why }) => [fromMs / minute, toMs / minute, why])
  test('stands with the reason for which the tape had stopped: a talk aside too', () => {
    expect(gaps([run(5, 10, 'over'), run(1, 3, 'never-in-caucus')], 12)).toEqual([[0, 1, 'not-started'], [3, 5, 'never-in-caucus'], [10, 12, 'over']])
  })
  test('a tape that still runs leaves nothing out behind it, and no moment counts', () => {
    expect(gaps([{ ...run(0, null, null), fromMs: 900 }], 20)).toEqual([])
  })
})

describe('[R2] who watches', () => {
  const somebody = (role: StaffActor['role']): StaffActor => ({ kind: 'staff', id: anId<'staff'>(), name: '某', role, unitId: anId<'unit'>(), unitName: '', unitNameEn: '', skills: [] }) as unknown as StaffActor
  const [owner, host, recorder, lawyer, lead, clerk, admin] = [somebody('officer'), somebody('officer'), somebody('recorder'), somebody('expert'), somebody('lead'), somebody('clerk'), somebody('admin')]
  const seats = ([['host', host], ['recorder', recorder], ['expert', lawyer]] as const).map(([role, { id }]) => ({ role, holder: { kind: 'staff' as const, id } }))
  const who = (change: { readsCase?: boolean; withMinor?: boolean } = {}) => [owner, host, recorder, lawyer, lead, clerk, admin].map((actor) => mayWatch(actor!, { readsCase: true, withMinor: false, ownerId: owner!.id, seats, ...change }))
  test('who answers for the case, who hosted, who wrote, the lead', () => expect(who()).toEqual([true, true, true, false, true, false, false]))
  test('where a child was there only the first and the last', () => expect(who({ withMinor: true })).toEqual([true, false, false, false, true, false, false]))
  test('[R7] only the lead holds', () => expect([owner, recorder, lead, admin].map((actor) => mayHold(actor!))).toEqual([false, false, true, false]))
  test('nobody who may not read the case', () => expect(who({ readsCase: false })).toEqual(Array(7).fill(false)))
})

test('[R3] an address holds for the length and half an hour, six hours at most', () => {
  expect([addressHolds(90 * minute), addressHolds(20 * 60 * minute)]).toEqual([120 * minute, 360 * minute])
})

describe('[R4] the chain', () => {
  const link = (nth: number): Link => ({ nth, chainBefore: `c${nth - 1}`, chain: `c${nth}`, links: `c${nth}` })
  const from = (links: Link[]) => brokenLink(links, { nth: 0, chain: 'c0' })
  test('is whole where each follows from the one before', () => expect([from([]), from([1, 2, 3].map(link))]).toEqual([null, null]))
  test('is broken where an entry was changed, left out, or put in', () => {
    expect(from([link(1), { ...link(2), links: 'other' }, link(3)])).toBe(2)
    expect(from([link(1), link(3)])).toBe(3)
    expect(from([link(1), { ...link(2), chainBefore: 'x' }])).toBe(2)
  })
  test('of some files the worst counts', () => expect([worstOf(['whole', 'unread']), worstOf(['missing', 'whole', 'changed']), worstOf([])]).toEqual(['unread', 'changed', 'whole']))
})

describe('[R5] a moment of the session', () => {
  const files = [{ fromMs: 60_000, durationMs: 120_000 }, { fromMs: 300_000, durationMs: 60_000 }]
  test('is found in its file', () => expect(placeIn(files, 90_000)).toEqual({ nth: 0, fileMs: 30_000 }))
  test('where nothing was recorded it is the next file, from its beginning', () => expect([placeIn(files, 200_000), placeIn(files, 0)]).toEqual([{ nth: 1, fileMs: 0 }, { nth: 0, fileMs: 0 }]))
  test('it is on tape from the first millisecond of a file to before its end', () => expect([59_999, 60_000, 179_999, 180_000].map((ms) => isOnTape(files, ms))).toEqual([false, true, true, false]))
  test('behind the last there is none', () => expect(placeIn(files, 360_000)).toBeNull())
})
