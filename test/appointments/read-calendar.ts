type Properties = Record<string, string>

/** Joins folded lines again (RFC 5545 3.1). */
export const unfolded = (text: string): string => text.replaceAll('\r\n ', '')

/** Reads iCalendar text back, as a calendar program would; throws where it is not well formed. */
export function readCalendar(text: string): { calendar: Properties; events: Properties[] } {
  const lines = unfolded(text).split('\r\n')
  if (lines.shift() !== 'BEGIN:VCALENDAR' || lines.pop() !== '' || lines.pop() !== 'END:VCALENDAR') throw new Error('no calendar')
  const calendar: Properties = {}
  const events: Properties[] = []
  let open: Properties | null = null
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') events.push((open = {}))
    else if (line === 'END:VEVENT') open = null
    else put(open ?? calendar, line)
  }
  if (open || calendar['VERSION'] !== '2.0' || !calendar['PRODID']) throw new Error('not whole')
  return { calendar, events }
}

function put(into: Properties, line: string): void {
  const [, name, value] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/s.exec(line) ?? []
  if (name === undefined || name in into) throw new Error(`bad line: ${line}`)
  into[name] = value!.replace(/\\([\\;,nN])/g, (_all, mark: string) => (mark === 'n' || mark === 'N' ? '\n' : mark))
}
