import type { AgainAsked, MeetingAgain, OffersGiven } from '#shared/appointments/contract.ts'
import { mayBookAgain } from '#shared/appointments/may.ts'
import { tracksFor } from '#shared/appointments/rules.ts'
import { type CaseId, type Side, sides as allSides, type Track } from '#shared/cases/words.ts'
import { insistOnCase, insistOnJointSession, loadCase, loadCaseParties, loadRecusals, refuseCase } from '#server/cases/index.ts'
import { type Context, insist } from '#server/people/index.ts'
import { type Matter, matterOf, meetingItself } from '../plan.ts'
import { bookAsked, type Registered, staffOf } from './book-appointment.ts'
import { loadInterpreters } from '../store.ts'
import { offersFor } from './offer-slots.ts'

/** What another meeting of an open case could have: times inside 24 hours, or later as the party wants or the law does. */
export async function offerAgain(ctx: Context, { caseId, waived, track, fromDay, apart }: AgainAsked): Promise<OffersGiven> {
  const matter = await matterAgain(ctx, caseId, { track: track ?? null, apart, also: [], recused: [], wishes: { notBefore: null, notOnMarketDay: false, fromDay: fromDay ?? null } })
  return offersFor(ctx, matter, { registeredAt: ctx.now, later: waived })
}

/** Books another meeting of an open case: the specialist's after a first contact, a mediation's second. A21: announced in time where the law wants it. */
export async function bookAgain(ctx: Context, { caseId, idempotencyKey: key, waived, chosen, ...asked }: MeetingAgain): Promise<Registered> {
  const matter = await matterAgain(ctx, caseId, asked)
  // NOTE: what must be announced days before lies after the 24 hours by law: its first contact has kept them.
  return bookAsked({ ctx, staff: staffOf(ctx), key, chosen, waived: waived || matter.notBefore !== null, matter, from: { caseId } })
}

async function matterAgain(ctx: Context, caseId: CaseId, { track: wanted, apart, ...asked }: Pick<MeetingAgain, 'apart' | 'also' | 'recused' | 'wishes'> & { track: Track | null }): Promise<Matter> {
  insist(ctx, mayBookAgain(ctx.actor))
  await insistOnCase(ctx, caseId)
  const sidesThere: Side[] = apart ? ['applicant'] : [...allSides]
  const [theCase, everybody, steppedBack, interpreters] = await Promise.all([loadCase(ctx.db, caseId), loadCaseParties(ctx.db, caseId), loadRecusals(ctx.db, caseId), loadInterpreters(ctx.db, caseId, sidesThere)])
  const parties = everybody.filter(({ side }) => sidesThere.includes(side))
  if (!theCase || theCase.status === 'closed') throw refuseCase('case-is-closed')
  const sides = [...new Map(parties.map(({ side, stationId }) => [`${side} ${stationId}`, { side, stationId }])).values()]
  await insistOnJointSession(ctx, caseId, sides.map(({ side }) => side))
  // Who has stepped back from the case is booked for it no more.
  const recused = [...new Set([...asked.recused, ...steppedBack.map(({ staffId }) => staffId)])]
  const open = tracksFor(theCase.topic, sides.some(({ side }) => side === 'respondent'))
  const track = wanted ?? (open.includes(theCase.track) ? theCase.track : null)
  return meetingItself(matterOf({ ...asked, also: [...new Set([...asked.also, ...interpreters])], recused, topic: theCase.topic, track, urgent: false, allHere: false, sides }), ctx.now)
}
