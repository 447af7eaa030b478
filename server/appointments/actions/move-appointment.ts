import type { OffersGiven } from '#shared/appointments/contract.ts'
import type { Appointment, AppointmentId } from '#shared/appointments/words.ts'
import { expectedStatuses } from '#shared/appointments/words.ts'
import type { StaffId } from '#shared/people/words.ts'
import { bylineOf, insistOnJointSession, joinTeam, loadRecusals } from '#server/cases/index.ts'
import { mayOverride } from '#shared/appointments/may.ts'
import { audit, type Context, insist } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { databaseError } from '#server/platform/db.ts'
import { announce } from '#server/platform/outbox.ts'
import { appointmentMoved } from '../announcements.ts'
import { bothConcerned, concerned, concernedBy } from '../concerned.ts'
import { askOf, type Matter, noticeOver, promiseMs, windowOf } from '../plan.ts'
import { type Kept, placing } from '../planned.ts'
import { refuse } from '../refuse.ts'
import { chooseSlot } from '../rules/choose-slot.ts'
import { exactSlot } from '../rules/exact-slot.ts'
import type { Placed } from '../rules/plan/words.ts'
import { breakMs } from '../rules/assign-slot.ts'
import type { Chosen, Openings, SlotRequest, Stretch } from '../rules/plan-types.ts'
import { hindranceRefused, refusalOf, sayMoment, slotOf } from '../say-slot.ts'
import { loadAppointment, loadKept, loadOpenings, lockCounty, savePlan } from '../store.ts'
import { offersFor } from './offer-slots.ts'
import { holdTheirs, theirAppointment } from './their-appointment.ts'

const noWishes = { notBefore: null, notOnMarketDay: false, fromDay: null }
/** Who missed it may have another time; who is talking may not. */
const movable = [...expectedStatuses, 'no_show_party', 'no_show_officer'] as const

export type Moving = { appointmentId: AppointmentId; by: 'party' | 'officer'; reason: string; chosen: { from: string; officerId: StaffId } | null; exactly?: boolean; override?: boolean }

/** Times to which an appointment could be moved, its own claims aside. */
export async function newTimes(ctx: Context, { appointmentId, waived }: { appointmentId: AppointmentId; waived: boolean }): Promise<OffersGiven> {
  const { appointment } = await theirAppointment(ctx, appointmentId, 'move')
  const kept = await keptOf(ctx, appointment)
  return offersFor(ctx, matterAgain(appointment, kept), { registeredAt: new Date(appointment.registeredAt), later: waived, except: appointmentId })
}

/**
 * Gives an appointment another time. Asked for by the party it may lie after the promise, which is then waived;
 * asked for by us it may not. Everybody and every station is told again. Rules A1–A14, A16.
 */
export async function moveAppointment(ctx: Context, moving: Moving): Promise<{ appointment: Appointment; asChosen: boolean }> {
  if (!moving.reason) throw refuse('reason-needed')
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(ctx, (ctx) => move(ctx, moving))
    } catch (error) {
      if (databaseError(error)?.code !== '23P01' || attempt === 5) throw error
    }
  }
}

async function move(ctx: Context, { appointmentId: id, by, reason, chosen, exactly = false, override = false }: Moving): Promise<{ appointment: Appointment; asChosen: boolean }> {
  insist(ctx, !override || mayOverride(ctx.actor))
  const stationIds = (await theirAppointment(ctx, id, 'move')).reach.stationIds
  await lockCounty(ctx.db, stationIds)
  const { appointment, reach } = await holdTheirs(ctx, id, 'move', movable)
  await insistOnJointSession(ctx, appointment.caseId, appointment.slot.places.map(({ side }) => side))
  const kept = await keptOf(ctx, appointment)
  const registeredAt = new Date(appointment.registeredAt)
  const matter = matterAgain(appointment, kept)
  const until = untilWhen(appointment, matter)
  const isLater = chosen ? new Date(chosen.from) > until : ctx.now >= until
  if (by === 'officer' && isLater) throw refuse('past-the-promise', { until: sayMoment(until) })

  const asked = askOf(matter, { id, now: ctx.now, registeredAt, waived: matter.notBefore !== null || isLater })
  const all = await loadOpenings(ctx.db, { ...windowOf([asked], ctx.now), skills: [asked.skill], stationIds, now: ctx.now, except: id })
  const openings = { ...all, officers: all.officers.filter((officer) => !kept.recused.includes(officer.id)) }
  const wanted = chosen && { from: Date.parse(chosen.from), officerId: chosen.officerId }
  const found = override && wanted ? despite(asked, openings, wanted) : { chosen: exactly && wanted ? justThat(asked, openings, wanted) : best(asked, openings, wanted), over: null }
  const slot = slotOf(found.chosen, asked, openings)

  const promise = (appointment.promise === 'open' || appointment.promise === 'notice_period') && new Date(slot.from) > until ? 'waived_by_party' : appointment.promise
  const placed: Placed = { from: Date.parse(slot.from), to: Date.parse(slot.to), people: [{ craft: asked.skill, staffId: slot.officerId }, ...kept.people], seats: slot.places }
  const now = ctx.now.toISOString()
  const saved = await savePlan(ctx.db, { bookings: [], changes: [{
    id, ...placing(ctx, placed, found.over && { reason }), promise, firstContact: kept.firstContact, standby: false, tellAt: now, toldAt: now, status: 'rescheduled', newlyTold: true, settled: null, escalation: null,
    entry: { id: ctx.newId(), caseId: appointment.caseId, at: ctx.now.toISOString(), what: 'appointment-moved', values: { from: slot.from, officer: slot.officerName, reason }, by: bylineOf(ctx.actor), chapter: 'appointments', refId: id },
  }] })
  if (!saved) throw refuse('slot-taken')
  await joinTeam(ctx, { caseId: appointment.caseId, staffId: slot.officerId, role: 'host' })
  await audit(ctx, { verb: override ? 'override' : 'move', subject: 'appointment', subjectId: id })
  await announce(ctx, appointmentMoved, { appointmentId: id, newsId: ctx.newId<'news'>(), ...bothConcerned(concernedBy(reach), concerned(slot)) })
  return { appointment: (await loadAppointment(ctx.db, id))!, asChosen: !chosen || (Date.parse(chosen.from) === Date.parse(slot.from) && chosen.officerId === slot.officerId) }
}

// T2: a colleague who has stepped back from the case is not given it by moving; its owner hands it over.
async function keptOf(ctx: Context, { id, caseId, slot }: Appointment): Promise<Kept> {
  const [kept, steppedBack] = await Promise.all([loadKept(ctx.db, [id]), loadRecusals(ctx.db, caseId)])
  const { recused, ...rest } = kept.get(id)!
  return { ...rest, recused: [...recused, ...steppedBack.map(({ staffId }) => staffId).filter((staffId) => staffId !== slot.officerId)] }
}

type Wanted = { from: number; officerId: StaffId }

function best(asked: SlotRequest, openings: Openings, wanted: Wanted | null): Chosen {
  const plan = chooseSlot(asked, openings, wanted)
  if (plan.obstacle) throw refusalOf(plan.obstacle, asked, openings)
  return plan.slots[0]!
}

function justThat(asked: SlotRequest, openings: Openings, wanted: Wanted): Chosen {
  const slot = exactSlot(asked, openings, wanted)
  if ('code' in slot) throw hindranceRefused(slot, asked, openings)
  return slot
}

// A20: just that time although the officer is taken or off then; a shut station and taken terminals still stand in the way.
function despite(asked: SlotRequest, openings: Openings, wanted: Wanted): { chosen: Chosen; over: 'taken' | null } {
  const slot = exactSlot(asked, openings, wanted)
  if (!('code' in slot)) return { chosen: slot, over: null }
  if (slot.code !== 'officer-busy-then' && slot.code !== 'officer-off-then') throw hindranceRefused(slot, asked, openings)
  const there: Stretch[] = [[wanted.from, wanted.from + asked.minutes * 60_000]]
  const freed = { ...openings, officers: openings.officers.map((officer) => (officer.id === wanted.officerId ? { ...officer, roster: there, leave: [], busy: [] } : officer)) }
  return { chosen: justThat(asked, freed, wanted), over: overlaps(openings, wanted, asked) ? 'taken' : null }
}

const overlaps = ({ officers }: Openings, { from, officerId }: Wanted, { minutes }: SlotRequest): boolean =>
  officers.some(({ id, busy }) => id === officerId && busy.some(([a, b]) => a < from + minutes * 60_000 + breakMs && b > from))

// What the planner needs to know of an appointment that is already booked. A21: what waits for its notice is not moved before it is over.
const matterAgain = ({ topic, track, skill, urgent, slot, promise, registeredAt }: Appointment, { also, recused, minutes }: Kept): Matter => ({ topic, track, skill, urgent, allHere: false, wishes: noWishes, sides: slot.places, also, recused, minutes, firstContact: false, notBefore: promise === 'notice_period' ? noticeOver({ topic, track }, new Date(registeredAt)) : null })

// Until when we may move it: as far as the promise goes; after a notice a day, or the hour that was told.
const untilWhen = ({ sessionDueAt, slot }: Appointment, { notBefore }: Matter): Date =>
  notBefore ? new Date(Math.max(notBefore.getTime() + promiseMs, Date.parse(slot.from))) : new Date(sessionDueAt)
