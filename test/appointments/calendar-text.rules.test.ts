import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarText, type FeedEvent, folded } from '#server/appointments/rules/calendar-text.ts'
import type { AppointmentId } from '#shared/appointments/words.ts'
import { readCalendar, unfolded } from './read-calendar.ts'

const words = { calendar: '连心桥约见 · Lianxin', meeting: '视频会面 · video session', and: '、' }
const event: FeedEvent = { id: '01990101-0000-7000-8000-000000000001' as AppointmentId, from: Date.parse('2026-09-18T01:45:00Z'), to: Date.parse('2026-09-18T03:00:00Z'), cancelled: false, queueNumber: 'A012', stations: ['云岭', '石坎'], changes: 2, changedAt: Date.parse('2026-09-18T01:12:30.500Z') }
const link = () => 'https://lx.example/desk/week?day=2026-09-18'

describe('[A19] a calendar feed', () => {
  test('says when, where and which number, as RFC 5545 has it', () => {
    expect(readCalendar(calendarText([event], words, link)).events).toEqual([{
      UID: '01990101-0000-7000-8000-000000000001@lianxin', DTSTAMP: '20260918T011230Z', 'LAST-MODIFIED': '20260918T011230Z', SEQUENCE: '2', DTSTART: '20260918T014500Z', DTEND: '20260918T030000Z',
      SUMMARY: 'A012 视频会面 · video session', LOCATION: '云岭、石坎', STATUS: 'CONFIRMED', TRANSP: 'OPAQUE', CLASS: 'PRIVATE', URL: 'https://lx.example/desk/week?day=2026-09-18',
    }])
  })

  test('a cancelled meeting is said to be cancelled, and does not make its hour busy', () => {
    expect(readCalendar(calendarText([{ ...event, cancelled: true }], words, link)).events[0]).toMatchObject({ STATUS: 'CANCELLED', TRANSP: 'TRANSPARENT', UID: `${event.id}@lianxin` })
  })

  test('the same appointments give the same text, and none an empty calendar', () => {
    expect(calendarText([event], words, link)).toBe(calendarText([event], words, link))
    const empty = calendarText([], words, link)
    expect([readCalendar(empty).events, empty.startsWith('BEGIN:VCALENDAR\r\n'), empty.endsWith('END:VCALENDAR\r\n')]).toEqual([[], true, true])
  })

  test('whatever a station is called, lines end in CRLF, have 75 octets at most and read back as they were', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 4 }), (names) => {
      const stations = names.map((name) => name.replace(/[\p{Cc}\r]/gu, ' '))
      const text = calendarText([{ ...event, stations }], words, link)
      const lines = text.split('\r\n')
      expect(lines.every((line) => Buffer.byteLength(line) <= 75 && !/[\r\n]/.test(line))).toBe(true)
      expect(readCalendar(text).events[0]!['LOCATION']).toBe(stations.join('、'))
    }))
  })

  test('a name with commas, semicolons, backslashes and line breaks cannot add a line of its own', () => {
    const text = calendarText([{ ...event, stations: ['a,b;c\\d\nSTATUS:CANCELLED'] }], words, link)
    expect(readCalendar(text).events[0]).toMatchObject({ LOCATION: 'a,b;c\\d\nSTATUS:CANCELLED', STATUS: 'CONFIRMED' })
  })

  test('folding never cuts a character in two', () => {
    const long = '𠮷'.repeat(100)
    expect(folded(long).split('\r\n').every((line) => line.isWellFormed())).toBe(true)
    expect(unfolded(folded(long))).toBe(long)
  })
})
