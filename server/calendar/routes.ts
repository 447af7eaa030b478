import { implement } from '@orpc/server'
import { calendarContract } from '#shared/calendar/contract.ts'
import { mayReadShifts } from '#shared/calendar/may.ts'
import type { Shift } from '#shared/calendar/words.ts'
import { type Context, insist } from '#server/people/index.ts'
import { importYear } from './actions/import-year.ts'
import { addShift, removeShift } from './actions/keep-shift.ts'
import { readReach } from './actions/read-reach.ts'
import { daysBetween } from './days-between.ts'
import { shiftsBetween } from './store.ts'

const os = implement(calendarContract).$context<Context>()
const onTheWire = ({ from, to, ...shift }: Shift) => ({ ...shift, from: from.toISOString(), to: to.toISOString() })

/** HTTP in for the calendar chapter. */
export const calendarRoutes = {
  reach: os.reach.handler(({ context }) => {
    insist(context, context.actor.kind === 'staff')
    return readReach(context)
  }),
  days: os.days.handler(({ input, context }) => {
    insist(context, context.actor.kind === 'staff')
    return daysBetween(context.db, input.from, input.to)
  }),
  importYear: os.importYear.handler(({ input, context }) => importYear(context, input)),
  shifts: os.shifts.handler(async ({ input, context: { db, actor }, context }) => {
    const staffId = input.staffId ?? (actor.kind === 'staff' ? actor.id : null)
    insist(context, staffId !== null && mayReadShifts(actor, staffId))
    return (await shiftsBetween(db, [staffId!], { from: new Date(input.from), to: new Date(input.to) })).map(onTheWire)
  }),
  addShift: os.addShift.handler(async ({ input, context }) => onTheWire(await addShift(context, input))),
  removeShift: os.removeShift.handler(async ({ input, context }) => onTheWire(await removeShift(context, input.shiftId))),
}
