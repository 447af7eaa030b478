import type { AppointmentId } from '#shared/appointments/words.ts'

/** An appointment as a calendar program is told of it: instants in milliseconds, no people, no matter. */
export type FeedEvent = { id: AppointmentId; from: number; to: number; cancelled: boolean; queueNumber: string; stations: readonly string[]; changes: number; changedAt: number }

/** The words of the feed, in both languages at once: a calendar program has no language of ours. */
export type FeedWords = { calendar: string; meeting: string; and: string }

/**
 * An officer's appointments as iCalendar text (RFC 5545). `linkTo` is the page that opens an appointment's day.
 * Stamps are UTC; DTSTAMP is the last change, as RFC 5545 3.8.7.2 has it for published calendars, so the same appointments give the same text.
 */
export function calendarText(events: readonly FeedEvent[], words: FeedWords, linkTo: (event: FeedEvent) => string): string {
  const lines = [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Lianxin//Officer calendar//ZH', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH',
    `NAME:${escaped(words.calendar)}`, `X-WR-CALNAME:${escaped(words.calendar)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT15M', 'X-PUBLISHED-TTL:PT15M',
    ...events.flatMap((event) => eventLines(event, words, linkTo(event))),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventLines(event: FeedEvent, { meeting, and }: FeedWords, link: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${event.id}@lianxin`,
    `DTSTAMP:${stamp(event.changedAt)}`, `LAST-MODIFIED:${stamp(event.changedAt)}`, `SEQUENCE:${event.changes}`,
    `DTSTART:${stamp(event.from)}`, `DTEND:${stamp(event.to)}`,
    `SUMMARY:${escaped(`${event.queueNumber} ${meeting}`)}`,
    ...(event.stations.length > 0 ? [`LOCATION:${escaped(event.stations.join(and))}`] : []),
    `STATUS:${event.cancelled ? 'CANCELLED' : 'CONFIRMED'}`, `TRANSP:${event.cancelled ? 'TRANSPARENT' : 'OPAQUE'}`, 'CLASS:PRIVATE',
    `URL:${link}`,
    'END:VEVENT',
  ]
}

/** 20260918T014500Z. */
const stamp = (at: number): string => new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')

/** Text as a value (RFC 5545 3.3.11). */
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')

const octets = (character: string): number => {
  const code = character.codePointAt(0)!
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** A line of at most 75 octets; what is longer goes on after a line break and a space, never inside a character (RFC 5545 3.1). */
export function folded(line: string): string {
  let text = ''
  let length = 0
  for (const character of line) {
    const size = octets(character)
    if (length + size > 75) {
      text += '\r\n '
      length = 1
    }
    text += character
    length += size
  }
  return text
}
