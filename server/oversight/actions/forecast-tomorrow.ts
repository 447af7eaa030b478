import type { Forecast } from '#shared/oversight/words.ts'
import { mayOversee } from '#shared/oversight/may.ts'
import { isMarketDay } from '#shared/appointments/rules.ts'
import { addDays, atClock, dayOf } from '#shared/platform/time.ts'
import { daysBetween } from '#server/calendar/index.ts'
import { type Context, insist } from '#server/people/index.ts'
import { loadStations } from '#server/stations/index.ts'
import { wholeDay } from '../known-day.ts'
import { officersOn } from '../officers-on.ts'
import { daysNeeded, foresee, longBreak, windowDays } from '../rules/forecast.ts'
import { loadPerSkill, restMinutes } from '../rules/load.ts'
import { countRegistered, loadFirstDay, loadHeld, loadUsualMinutes } from '../store.ts'

/** What a meeting is taken to last where none was ever held. */
const minutesUnknown = 45

/** Tomorrow's registrations as past days like it would have them, beside tomorrow's officers. Rules F1–F7. Refuses where the calendar does not reach. */
export async function forecastTomorrow(ctx: Context): Promise<Forecast> {
  insist(ctx, mayOversee(ctx.actor))
  const today = dayOf(ctx.now)
  const day = addDays(today, 1)
  const from = addDays(day, -windowDays)
  const window = { from: atClock(from, '00:00'), to: atClock(today, '00:00') }
  const [days, stations, registered, since, usual, officers, meetings] = await Promise.all([
    daysBetween(ctx.db, addDays(from, -longBreak), day), loadStations(ctx.db), countRegistered(ctx.db, window), loadFirstDay(ctx.db), loadUsualMinutes(ctx.db, window), officersOn(ctx.db, day), loadHeld(ctx.db, wholeDay(day)),
  ])

  const seen = foresee({ day, today, days, stations, registered, since })
  const minutesEach = new Map(usual.map(({ skill, minutes }) => [skill, minutes + restMinutes]))
  const nothing = { mean: 0, low: 0, high: 0 }
  return {
    day, kind: seen.kind, afterBreak: seen.afterBreak, marketStations: stations.filter(({ marketDigits }) => isMarketDay(marketDigits, day)).length,
    days: seen.days, daysNeeded, from, until: addDays(today, -1), total: seen.total,
    hours: seen.hours.map(({ hour, expected, skills }) => ({ hour, expected, skills: [...skills].map(([skill, mean]) => ({ skill, mean })) })),
    skills: loadPerSkill(officers, meetings).flatMap((load) => (load.skill === null ? [] : [{ ...load, skill: load.skill, expected: seen.total && (seen.skills.get(load.skill) ?? nothing), minutesEach: minutesEach.get(load.skill) ?? minutesUnknown }])),
  }
}
