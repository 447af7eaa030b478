import type { Standings } from '#shared/oversight/words.ts'
import { mayOversee } from '#shared/oversight/may.ts'
import { skills } from '#shared/people/words.ts'
import { addDays, atClock, dayOf } from '#shared/platform/time.ts'
import { type Context, insist } from '#server/people/index.ts'
import { loadStations } from '#server/stations/index.ts'
import { isoWeekOf, mondayOf, tally } from '../rules/standing.ts'
import { countStandings } from '../store.ts'

const weeksShown = 8

/** How the promise stands for what was registered in the last eight ISO weeks, this one included. Rules S1–S3. */
export async function readStandings(ctx: Context): Promise<Standings> {
  insist(ctx, mayOversee(ctx.actor))
  const today = dayOf(ctx.now)
  const first = addDays(mondayOf(today), -7 * (weeksShown - 1))
  const [rows, stations] = await Promise.all([countStandings(ctx.db, { from: atClock(first, '00:00'), to: atClock(addDays(today, 1), '00:00') }), loadStations(ctx.db)])

  const mondays = Array.from({ length: weeksShown }, (_none, nth) => addDays(first, 7 * nth))
  return {
    from: first, until: today,
    total: tally(rows.filter(({ monday }) => monday !== null)),
    weeks: mondays.map((monday) => ({ week: isoWeekOf(monday), monday, standing: tally(rows.filter((row) => row.monday === monday)) })),
    stations: stations.map(({ id, name, nameEn }) => ({ stationId: id, name, nameEn, standing: tally(rows.filter((row) => row.stationId === id)) })),
    skills: skills.filter((skill) => rows.some((row) => row.skill === skill)).map((skill) => ({ skill, standing: tally(rows.filter((row) => row.skill === skill)) })),
  }
}
