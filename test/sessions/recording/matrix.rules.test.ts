import { describe, expect, test } from 'vitest'
import { tracks } from '#shared/cases/words.ts'
import { askedAt, keptUntil, mayRecord, type RecordingFacts } from '#shared/sessions/recording.ts'
import type { SeatId } from '#shared/sessions/words.ts'
import { troublesOf, type Watched } from '#server/sessions/rules/recording/watch.ts'

const [host, left, right] = ['host', 'left', 'right'] as SeatId[] as [SeatId, SeatId, SeatId]
const seats: RecordingFacts['seats'] = [{ id: host, role: 'host', side: null, here: true }, { id: left, role: 'applicant', side: 'applicant', here: true }, { id: right, role: 'respondent', side: 'respondent', here: true }]
const facts: RecordingFacts = { track: 'peoples_mediation', officers: 1, minors: [], underWay: true, caucus: false, paused: false, seats, answers: [] }
type Given = RecordingFacts['answers'][number]
const given = (seatId: SeatId, answer: 'yes' | 'no' | 'silent yes' | null, as: Given['as'] = 'self'): Given[] => (answer === null ? [] : [{ seatId, as, answer: answer === 'no' ? 'no' : 'yes', heard: answer === 'yes' }])

// Every row of the matrix: each kind of talk, one officer or two, each answer of each side, a minor or none and the guardian's answer, in the caucus or not.
const all = tracks.flatMap((track) => [1, 2].flatMap((officers) => ['yes', 'no', 'silent yes', null].flatMap((a) => ['yes', 'no', null].flatMap((b) => ['none', 'yes', 'no', null].flatMap((guardian) => [false, true].map((caucus) => ({ track, officers, a, b, guardian, caucus })))))))
const verdictOf = ({ track, officers, a, b, guardian, caucus }: (typeof all)[number]) => mayRecord({
  ...facts, track, officers, caucus, minors: guardian === 'none' ? [] : ['applicant'],
  answers: [...given(left, a as 'yes'), ...given(right, b as 'yes'), ...(guardian === 'none' ? [] : given(left, guardian as 'yes', 'guardian'))],
})

describe(`the recording matrix, ${all.length} rows`, () => {
  test('[V2] nothing of a caucus is recorded, whatever anybody agreed to', () => {
    for (const row of all.filter(({ caucus }) => caucus)) expect(verdictOf(row)).toMatchObject({ is: 'refused', why: 'never-in-caucus' })
  })
  test('[V1] by consent only where everybody said yes, by touch and aloud', () => {
    const rows = all.filter(({ track, officers, caucus, guardian }) => !caucus && guardian === 'none' && !(track === 'police_mediation' && officers === 1))
    for (const row of rows) expect([row, verdictOf(row).is]).toEqual([row, row.a === 'no' || row.b === 'no' ? 'refused' : row.a === 'yes' && row.b === 'yes' ? 'on' : 'off'])
    expect(rows.length).toBe(9 * 12)
  })
  test('[V3] one officer who mediates for the police must record; who objects gets two officers or a meeting in person', () => {
    const rows = all.filter(({ track, officers, caucus, guardian }) => track === 'police_mediation' && officers === 1 && !caucus && guardian === 'none')
    for (const row of rows) expect(verdictOf(row)).toMatchObject(row.a === 'no' || row.b === 'no' ? { is: 'refused', why: 'objected', basis: 'police' } : { is: 'on', basis: 'police' })
  })
  test('[V3] where a minor sits the guardian must say yes, whatever the ground', () => {
    for (const row of all.filter(({ caucus, guardian }) => !caucus && guardian !== 'none' && guardian !== 'yes')) expect(verdictOf(row).is).not.toBe('on')
    for (const row of all.filter(({ caucus, guardian, a, b }) => !caucus && guardian === 'yes' && a === 'yes' && b === 'yes')) expect(verdictOf(row).is).toBe('on')
  })
})

test('[V1] who is not there is not asked, and who comes in later is', () => {
  const answers = given(left, 'yes')
  const alone = seats.map((seat) => ({ ...seat, here: seat.id !== right }))
  expect(mayRecord({ ...facts, seats: alone, answers }).is).toBe('on')
  expect(mayRecord({ ...facts, answers })).toMatchObject({ is: 'off', why: 'asks-everybody', seatId: right })
})
test('[V1] an expert is asked as a party is; the host and the recorder are not', () => {
  expect(askedAt({ role: 'expert', side: null }, facts)).toEqual(['self'])
  expect([askedAt({ role: 'host', side: null }, facts), askedAt({ role: 'recorder', side: null }, facts)]).toEqual([[], []])
})
test('[V2] nothing is recorded before it begins, in a pause, or with nobody of the parties there', () => {
  expect(mayRecord({ ...facts, underWay: false })).toMatchObject({ is: 'off', why: 'not-begun' })
  expect(mayRecord({ ...facts, track: 'police_mediation', paused: true })).toMatchObject({ is: 'off', why: 'paused' })
  expect(mayRecord({ ...facts, track: 'police_mediation', seats: seats.slice(0, 1) })).toMatchObject({ is: 'off' })
})
test('[V12] a recording of the police is kept as long as the file, any other a year', () => {
  const at = new Date('2026-09-18T01:00:00Z')
  expect([keptUntil('police_mediation', at), keptUntil('consultation', at)].map((until) => until.getUTCFullYear())).toEqual([2056, 2027])
})

describe('[V9] what should be on tape and is not', () => {
  const watched: Watched = { seatId: left, here: true, hereMs: 60_000, muted: false, sound: { quietMs: 100 }, picture: { quietMs: 100, paused: false } }
  const kinds = (change: Partial<Watched>, standing = false) => troublesOf([{ ...watched, ...change }], () => standing).map(({ kind }) => kind)
  test('is told after six seconds, and stays told until it flows again', () => {
    expect(kinds({ sound: { quietMs: 5_900 } })).toEqual([])
    expect(kinds({ sound: { quietMs: 6_000 } })).toEqual(['no-sound'])
    expect(kinds({ sound: { quietMs: 3_000 } }, true)).toEqual(['no-sound'])
    expect(kinds({ sound: { quietMs: 1_000 }, picture: { quietMs: 1_000, paused: false } }, true)).toEqual([])
  })
  test('a seat that sends no sound at all is told; who is muted, away, or has no camera is not', () => {
    expect(kinds({ sound: null })).toEqual(['no-sound'])
    expect(kinds({ sound: null, hereMs: 2_000 })).toEqual([])
    expect(kinds({ sound: null, muted: true })).toEqual([])
    expect(kinds({ sound: null, here: false })).toEqual([])
    expect(kinds({ picture: null })).toEqual([])
    expect(kinds({ picture: { quietMs: 9_000, paused: false } })).toEqual(['no-picture'])
  })
})
