/** What time it is. The one place that asks the machine; actions are handed `now`. */
export const clock = { now: (): Date => new Date() }
