import { expect, test } from 'vitest'
import { isTestDue, judge, lightOf, mayTest, tasksOf, verdictOf, verdictOfAll } from '#shared/stations/self-test-rules.ts'
import { stationsTexts } from '#shared/stations/texts.ts'
import { type SelfTest, type Terminal, testItems, type TestFigures } from '#shared/stations/words.ts'

const well: TestFigures = { camera: 110, microphone: -30, echo: 3, loss: 0, up: 1_900, down: 1_900, clock: 0.1, roundTrip: 40, heard: null }
const terminal = { id: 't2', stationId: 's', name: '2 号机', roomName: '视频室 2', lamp: 'good', lastSeenAt: null, cameraOk: true, microphoneOk: true, lineScore: 90, revoked: false } as unknown as Terminal
const tested = (figures: Partial<TestFigures>): SelfTest => {
  const items = judge({ ...well, ...figures })
  return { terminalId: terminal.id, stationId: terminal.stationId, at: '2026-09-18T00:00:00.000Z', why: 'opening', items, verdict: verdictOfAll(items) }
}
const at = (clock: string) => new Date(`2026-09-18T${clock}:00+08:00`)

test('[T7] a figure is good up to one bound and of no use from the other', () => {
  const around = (item: keyof TestFigures, ...values: (number | null)[]) => values.map((value) => verdictOf(item, value))
  expect(around('camera', 45, 44, 16, 0, null)).toEqual(['good', 'weak', 'bad', 'bad', 'bad'])
  expect(around('microphone', -65, -70, -80, -120)).toEqual(['good', 'weak', 'bad', 'bad'])
  expect(around('echo', -5, 10, 24, 25)).toEqual(['good', 'good', 'weak', 'bad'])
  expect(around('loss', 0, 2, 3, 10)).toEqual(['good', 'good', 'weak', 'bad'])
  expect(around('up', 600, 599, 150)).toEqual(['good', 'weak', 'bad'])
  // An hour off either way is off.
  expect(around('clock', 1.9, -30, 3_600, -3_600)).toEqual(['good', 'weak', 'bad', 'bad'])
  expect(around('roundTrip', 300, 500, 800)).toEqual(['good', 'weak', 'bad'])
})

test('[T7] hearing oneself counts only where somebody was asked; the whole is as bad as its worst', () => {
  expect(judge(well).map(({ item }) => item)).not.toContain('heard')
  expect(verdictOfAll(judge(well))).toBe('good')
  expect(verdictOfAll(judge({ ...well, heard: 0 }))).toBe('bad')
  expect(verdictOfAll(judge({ ...well, heard: 1, up: 400 }))).toBe('weak')
})

test('[T8] a terminal tests itself once in the hour before its station opens', () => {
  const station = { opensAt: '08:30' }
  expect(['07:29', '07:30', '08:29', '08:30'].map((clock) => isTestDue(station, null, at(clock)))).toEqual([false, true, true, false])
  expect(isTestDue(station, at('07:31'), at('08:00'))).toBe(false)
  expect(isTestDue(station, new Date(at('07:31').getTime() - 86_400_000), at('08:00'))).toBe(true)
})

test('[T9] no test while somebody talks, nor in the five minutes before', () => {
  expect(mayTest(null, false, at('09:00'))).toBe(true)
  expect(mayTest(null, true, at('09:00'))).toBe(false)
  expect(mayTest(at('09:05'), false, at('09:00'))).toBe(false)
  expect(mayTest(at('09:06'), false, at('09:00'))).toBe(true)
})

test('[T10] what was not good is a task until the next test passes, the worst first', () => {
  const tasks = tasksOf([terminal], [tested({ microphone: -110, up: 300 })])
  expect(tasks.map(({ terminal: name, what }) => [name, what])).toEqual([['2 号机', { item: 'microphone', verdict: 'bad' }], ['2 号机', { item: 'up', verdict: 'weak' }]])
  expect(tasksOf([terminal], [tested({})])).toEqual([])
  expect(tasksOf([{ ...terminal, lamp: 'offline' }], [])).toMatchObject([{ what: 'offline' }])
  expect(tasksOf([{ ...terminal, lamp: 'offline', revoked: true }], [tested({ camera: 0 })])).toEqual([])
})

test('[T10] every task has a sentence that says what to do, in both languages', () => {
  for (const language of ['zh', 'en'] as const) for (const item of testItems) for (const verdict of ['weak', 'bad'] as const) expect([language, item, verdict, stationsTexts[language][`test.${item}.${verdict}`].length > 8]).toEqual([language, item, verdict, true])
})

test('[T11] a station’s light is off where every terminal is, else the worst of lamps and tests', () => {
  const good = { lamp: 'good', verdict: 'good' } as const
  expect(lightOf([])).toBe('none')
  expect(lightOf([{ lamp: 'offline', verdict: 'bad' }])).toBe('off')
  expect(lightOf([good, { lamp: 'offline', verdict: null }])).toBe('weak')
  expect(lightOf([good, { lamp: 'good', verdict: 'bad' }])).toBe('bad')
  expect(lightOf([good, { lamp: 'good', verdict: null }])).toBe('good')
})
