import type { Side } from '#shared/cases/words.ts'
import type { Party, PartyId } from '#shared/people/words.ts'
import { may, seatsOfStation } from '#shared/sessions/may.ts'
import { isGivenUp } from '#shared/sessions/rules.ts'
import type { Session, SessionId } from '#shared/sessions/words.ts'
import { loadCaseParties } from '#server/cases/index.ts'
import { audit, type Context, loadParties, partyPhone } from '#server/people/index.ts'
import { terminalsAt } from '#server/stations/index.ts'
import { refuse } from '../refuse.ts'
import { loadSession } from '../store.ts'
import type { Tables } from './tables.ts'

type Lost = Pick<Party, 'name' | 'phoneMasked'> & { partyId: PartyId; side: Side }

/** The parties whose line has been gone for so long that they are to be phoned: the host's of both sides, a clerk's of the own station. Rule S14. */
export async function listLost(tables: Tables, ctx: Context, { sessionId }: { sessionId: SessionId }): Promise<Lost[]> {
  const session = await sessionToPhoneFor(tables, ctx, sessionId)
  const sides = session.seats.filter((seat) => isGivenUp(seat, ctx.now)).map(({ side }) => side)
  const known = (await loadCaseParties(ctx.db, session.caseId)).filter(({ side }) => sides.includes(side))
  if (known.length === 0) return []
  await audit(ctx, { verb: 'read-lost', subject: 'session', subjectId: sessionId })
  const parties = new Map((await loadParties(ctx.db, known.map(({ partyId }) => partyId))).map((party) => [party.id, party]))
  return known.flatMap(({ partyId, side }) => {
    const party = parties.get(partyId)
    return party ? [{ partyId, side, name: party.name, phoneMasked: party.phoneMasked ?? party.guardian?.phoneMasked ?? null }] : []
  })
}

/** The number in full of one of them; who asked is written down. */
export async function phoneLost(tables: Tables, ctx: Context, { sessionId, partyId }: { sessionId: SessionId; partyId: PartyId }): Promise<string | null> {
  const lost = await listLost(tables, ctx, { sessionId })
  if (!lost.some((party) => party.partyId === partyId)) throw refuse('session-line-holds')
  return partyPhone(ctx, partyId)
}

// With those seats alone that are the asker's business.
async function sessionToPhoneFor(tables: Tables, ctx: Context, sessionId: SessionId): Promise<Session> {
  const found = await loadSession(ctx.db, sessionId)
  if (!found) throw refuse('session-not-yours')
  const session = await tables.asItIs(found)
  if (may(ctx.actor, 'host', session)) return session
  const terminals = ctx.actor.kind === 'staff' ? await terminalsAt(ctx.db, [ctx.actor.unitId]) : []
  const own = { ...session, seats: seatsOfStation(session, terminals.map(({ id }) => id)) }
  if (!may(ctx.actor, 'phone who is lost', own)) throw refuse('session-not-yours')
  return own
}
