const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' })

/** A moment in the county's time, to the second: "2026-09-18 09:12:00". */
export const localTime = (at: Date): string => clock.format(at)
