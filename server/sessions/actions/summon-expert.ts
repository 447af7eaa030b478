import { expectedStatuses } from '#shared/appointments/words.ts'
import type { Skill, Tongue } from '#shared/people/words.ts'
import { minute } from '#shared/platform/time.ts'
import { may } from '#shared/sessions/may.ts'
import { isOver, seatOf } from '#shared/sessions/rules.ts'
import type { Session, SessionId, Summoned } from '#shared/sessions/words.ts'
import { loadAppointments } from '#server/appointments/index.ts'
import { shiftsBetween, timesOnShift } from '#server/calendar/index.ts'
import { loadRecusals, noteOnTimeline } from '#server/cases/index.ts'
import { type Context, staffWithSkill } from '#server/people/index.ts'
import { inTransaction } from '#server/platform/context.ts'
import { announce } from '#server/platform/outbox.ts'
import { expertSummoned } from '../announcements.ts'
import { refuse } from '../refuse.ts'
import { type Candidate, chooseExpert } from '../rules/choose-expert.ts'
import { loadSession, loadTaken } from '../store.ts'
import { inviteStaff } from './give-seat.ts'

const soonMs = 30 * minute

/** The host asks for a skill, and of an interpreter for a language: whoever has it, is on duty and free gets a seat, and their desk rings. Rule S31. */
export async function summonExpert(ctx: Context, { sessionId, skill, tongue = null }: { sessionId: SessionId; skill: Skill; tongue?: Tongue | null }): Promise<{ session: Session; summoned: Summoned }> {
  return inTransaction(ctx, async (ctx) => {
    const session = await loadSession(ctx.db, sessionId)
    const host = session && seatOf(session, ctx.actor)
    if (!session || !host || !may(ctx.actor, 'host', session)) throw refuse('session-host-only')
    if (isOver(session.status)) throw refuse('session-over')
    const candidates = await loadCandidates(ctx, session, skill, tongue)
    const choice = chooseExpert(candidates)
    if ('missing' in choice) return { session, summoned: { asked: null, missing: choice.missing } }
    const { name } = candidates.find(({ id }) => id === choice.chosen)!
    const seated = await inviteStaff(ctx, { sessionId, staffId: choice.chosen })
    await noteOnTimeline(ctx, { caseId: session.caseId, what: 'expert-summoned', values: { name, skill }, chapter: 'sessions', refId: sessionId })
    await announce(ctx, expertSummoned, { sessionId, staffId: choice.chosen, skill, hostName: host.label, at: ctx.now.toISOString() })
    return { session: seated, summoned: { asked: name, missing: null } }
  })
}

// Everybody with the skill, and the language where one is asked for, who has no seat here yet, and how they stand now.
async function loadCandidates(ctx: Context, { id, caseId, seats }: Session, skill: Skill, tongue: Tongue | null): Promise<(Candidate & { name: string })[]> {
  const able = (await staffWithSkill(ctx.db, skill)).filter((person) => (tongue === null || person.languages.includes(tongue)) && !seats.some(({ holder }) => holder.id === person.id))
  const ids = able.map((person) => person.id)
  const [recusals, shifts, taken, coming] = await Promise.all([
    loadRecusals(ctx.db, caseId),
    shiftsBetween(ctx.db, ids, { from: ctx.now, to: new Date(ctx.now.getTime() + minute) }),
    loadTaken(ctx.db, ids, id),
    loadAppointments(ctx.db, { from: ctx.now, to: new Date(ctx.now.getTime() + soonMs) }),
  ])
  const expected: readonly string[] = expectedStatuses
  const booked = new Set(coming.filter(({ status }) => expected.includes(status)).flatMap(({ slot, helpers }) => [slot.officerId, ...helpers.map(({ staffId }) => staffId)]))
  return able.map((person) => ({
    id: person.id, name: person.name, role: person.role,
    recused: recusals.some(({ staffId }) => staffId === person.id),
    onDuty: timesOnShift(shifts.filter(({ staffId }) => staffId === person.id)).some(({ from, to }) => from <= ctx.now && ctx.now < to),
    busy: taken.has(person.id) || booked.has(person.id),
  }))
}
