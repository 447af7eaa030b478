import { expect, test } from 'vitest'
import { may } from '#shared/stations/may.ts'
import { isMarketDay, isOpen, lampOf, placeName, readCode, showCode } from '#shared/stations/rules.ts'
import type { StaffActor, TerminalActor, UnitId } from '#shared/people/words.ts'

const now = new Date('2026-09-18T01:12:00.000Z')
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1000)
const well = { lastSeenAt: ago(10), cameraOk: true, microphoneOk: true, lineScore: 90 }

test('[T1] a terminal that missed three heartbeats is offline', () => {
  expect(lampOf(well, now)).toBe('good')
  expect(lampOf({ ...well, lastSeenAt: ago(90) }, now)).toBe('good')
  expect(lampOf({ ...well, lastSeenAt: ago(91) }, now)).toBe('offline')
  expect(lampOf({ ...well, lastSeenAt: null }, now)).toBe('offline')
})

test('[T2] a dead camera or microphone is a fault, whatever the line', () => {
  expect(lampOf({ ...well, cameraOk: false, lineScore: 10 }, now)).toBe('fault')
  expect(lampOf({ ...well, microphoneOk: false }, now)).toBe('fault')
})

test('[T3] a line below 50 is weak', () => {
  expect(lampOf({ ...well, lineScore: 49 }, now)).toBe('weak')
  expect(lampOf({ ...well, lineScore: 50 }, now)).toBe('good')
})

test('rooms open and close by the county clock', () => {
  const hours = { opensAt: '08:30', closesAt: '20:00' }
  expect(isOpen(hours, new Date('2026-09-18T00:29:59Z'))).toBe(false)
  expect(isOpen(hours, new Date('2026-09-18T00:30:00Z'))).toBe(true)
  expect(isOpen(hours, new Date('2026-09-18T12:00:00Z'))).toBe(false)
})

test('the market is held on dates that end on its digits', () => {
  expect(isMarketDay({ marketDigits: [2, 5, 8] }, now)).toBe(true)
  expect(isMarketDay({ marketDigits: [1, 4, 7] }, now)).toBe(false)
})

test('a terminal says where it stands in the language of its screen', () => {
  const yunling = { name: '云岭派出所', nameEn: 'Yunling station' }
  expect(placeName(yunling, '终端 1', 'zh')).toBe('云岭派出所 · 终端 1')
  expect(placeName(yunling, '终端 1', 'en')).toBe('Yunling station · Terminal 1')
  expect(placeName(yunling, '云岭派出所 · 视频室 2', 'en')).toBe('Yunling station · Video room 2')
  expect(placeName(yunling, '进门左手', 'en')).toBe('Yunling station · 进门左手')
  expect(placeName(null, '终端 1', 'zh')).toBe('终端 1')
})

test('a code is shown in two halves and read however it is typed', () => {
  expect(showCode('12345678')).toBe('1234 5678')
  expect(readCode(' 1234-5678 ')).toBe('12345678')
  expect(readCode('１２３４５６７８')).toBe('12345678')
})

test('a clerk keeps the terminals of their own station, an admin all, a terminal none', () => {
  const [here, there] = ['here', 'there'] as UnitId[]
  const clerk = { kind: 'staff', role: 'clerk', unitId: here } as StaffActor
  expect(may(clerk, 'keep-terminals', here!)).toBe(true)
  expect(may(clerk, 'keep-terminals', there!)).toBe(false)
  expect(may({ ...clerk, role: 'admin' }, 'keep-terminals', there!)).toBe(true)
  expect(may({ ...clerk, role: 'lead' }, 'keep-terminals', here!)).toBe(false)
  expect(may({ kind: 'terminal', unitId: here } as TerminalActor, 'keep-terminals', here!)).toBe(false)
})
