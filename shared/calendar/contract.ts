import { oc } from '@orpc/contract'
import { z } from 'zod'
import { dayText, idOf, instant, typed } from '../platform/zod.ts'
import { dayKinds, shiftKinds } from './words.ts'

const shift = z.object({ id: idOf<'shift'>(), staffId: idOf<'staff'>(), kind: z.enum(shiftKinds), from: instant, to: instant, note: z.string().nullable() })
const named = z.object({ date: dayText, name: typed(20, 1) })

/** Until when working days can be counted; `interimFrom` is the first day that only the law's own holidays are known of. */
export const reach = z.object({ officialUntil: dayText.nullable(), interimFrom: dayText.nullable(), until: dayText.nullable(), warn: z.boolean() })
export type Reach = z.infer<typeof reach>

/** What the client may ask of this chapter. */
export const calendarContract = {
  /** Until when the calendar reaches, and whether everybody should be warned. */
  reach: oc.route({ method: 'GET', path: '/calendar/reach', summary: 'Until when working days are known' }).output(reach),
  /** The days of a stretch, both ends included. */
  days: oc.route({ method: 'GET', path: '/calendar/days', summary: 'Days and what they are' }).input(z.object({ from: dayText, to: dayText })).output(z.array(z.object({ date: dayText, kind: z.enum(dayKinds), name: z.string().nullable(), source: z.string() }))),
  /** Enters the State Council's notice for a year: days off and weekend days worked. */
  importYear: oc.route({ method: 'POST', path: '/calendar/years', summary: 'Import the holidays of a year (admin)' })
    .input(z.object({ year: z.number().int().min(2020).max(2100), holidays: z.array(named).min(1).max(60), makeups: z.array(named).max(20), source: typed(60, 2) })).output(reach),
  /** Somebody's shifts; without `staffId` my own. */
  shifts: oc.route({ method: 'GET', path: '/calendar/shifts', summary: 'Shifts of a member of staff' }).input(z.object({ staffId: idOf<'staff'>().optional(), from: instant, to: instant })).output(z.array(shift)),
  addShift: oc.route({ method: 'POST', path: '/calendar/shifts', summary: 'Enter leave, duty or roster' })
    .input(z.object({ staffId: idOf<'staff'>().optional(), kind: z.enum(shiftKinds), from: instant, to: instant, note: typed(100).nullable().default(null) })).output(shift),
  removeShift: oc.route({ method: 'DELETE', path: '/calendar/shifts/{shiftId}', summary: 'Take leave, duty or roster back' }).input(z.object({ shiftId: idOf<'shift'>() })).output(shift),
}
