import { oc } from '@orpc/contract'
import { z } from 'zod'
import { appointmentStatuses, breachCauses } from '../appointments/words.ts'
import { dayKinds } from '../calendar/words.ts'
import { topics } from '../cases/words.ts'
import { skills } from '../people/words.ts'
import { dayText, idOf, instant } from '../platform/zod.ts'
import { type Board, type DayLoad, type Forecast, type Risk, riskReasons, type Standings } from './words.ts'

const count = z.number().int().min(0)
const cell = z.object({ hour: count, open: z.boolean(), inUse: count, meetings: count, begins: count, load: z.number().min(0).max(1) })
const board = z.object({
  day: dayText, kind: z.enum(dayKinds).nullable(), dayName: z.string().nullable(), hours: z.array(count),
  stations: z.array(z.object({ stationId: idOf<'unit'>(), name: z.string(), nameEn: z.string(), marketDay: z.boolean(), terminals: count, cells: z.array(cell) })),
  total: z.object({ terminals: count, cells: z.array(cell) }),
}) satisfies z.ZodType<Board>

const skillLoad = z.object({ skill: z.enum(skills).nullable(), meetings: count, demand: z.number(), officerMinutes: z.number(), elsewhere: z.number(), officers: count })
const dayLoad = z.object({ day: dayText, kind: z.enum(dayKinds).nullable(), skills: z.array(skillLoad) }) satisfies z.ZodType<DayLoad>

const risk = z.object({
  appointmentId: idOf<'appointment'>(), caseId: idOf<'case'>(), caseNumber: z.string(), topic: z.enum(topics), skill: z.enum(skills), urgent: z.boolean(), status: z.enum(appointmentStatuses),
  stationName: z.string(), stationNameEn: z.string(), officerName: z.string(), from: instant, registeredAt: instant, sessionDueAt: instant, reasons: z.array(z.enum(riskReasons)),
}) satisfies z.ZodType<Risk>

const standing = z.object({ kept: count, waived: count, notice: count, breached: count, open: count, calledOff: count, causes: z.partialRecord(z.enum(breachCauses), count) })
const standings = z.object({
  from: dayText, until: dayText, total: standing,
  weeks: z.array(z.object({ week: z.string(), monday: dayText, standing })),
  stations: z.array(z.object({ stationId: idOf<'unit'>(), name: z.string(), nameEn: z.string(), standing })),
  skills: z.array(z.object({ skill: z.enum(skills), standing })),
}) satisfies z.ZodType<Standings>

const expected = z.object({ mean: z.number(), low: count, high: count })
const forecast = z.object({
  day: dayText, kind: z.enum(dayKinds), afterBreak: z.boolean(), marketStations: count, days: count, daysNeeded: count, from: dayText, until: dayText, total: expected.nullable(),
  hours: z.array(z.object({ hour: count, expected, skills: z.array(z.object({ skill: z.enum(skills), mean: z.number() })) })),
  skills: z.array(skillLoad.extend({ skill: z.enum(skills), expected: expected.nullable(), minutesEach: z.number() })),
}) satisfies z.ZodType<Forecast>

const ofDay = z.object({ day: dayText })

/** What a lead may ask of the oversight chapter. It reads all and edits nothing. */
export const oversightContract = {
  /** Stations × hours: terminals in use, meetings running and beginning. */
  board: oc.route({ method: 'GET', path: '/oversight/board', summary: "The county's day: stations × hours" }).input(ofDay).output(board),
  /** What a day asks of each skill beside the officers who are there. */
  load: oc.route({ method: 'GET', path: '/oversight/load', summary: 'Load per skill of a day' }).input(ofDay).output(dayLoad),
  /** Promises still open that may be broken, the nearest first. */
  risks: oc.route({ method: 'GET', path: '/oversight/risks', summary: 'Requests at risk of breach' }).output(z.array(risk)),
  /** How the promise stands for what was registered in the last eight ISO weeks. */
  standings: oc.route({ method: 'GET', path: '/oversight/standings', summary: 'Promises kept, waived, breached and open' }).output(standings),
  /** Tomorrow's registrations as past days like it would have them, beside tomorrow's officers. */
  forecast: oc.route({ method: 'GET', path: '/oversight/forecast', summary: "Forecast of tomorrow's registrations" }).output(forecast),
}
