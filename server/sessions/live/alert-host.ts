import { may, seatsOfStation } from '#shared/sessions/may.ts'
import { isOver } from '#shared/sessions/rules.ts'
import type { AlertReason, SessionId } from '#shared/sessions/words.ts'
import { audit, loadUnit } from '#server/people/index.ts'
import { clock } from '#server/platform/clock.ts'
import { terminalsAt } from '#server/stations/index.ts'
import { refuse } from '../refuse.ts'
import type { SessionLine } from './table.ts'
import type { Tables } from './tables.ts'

/** A clerk where a side sits quietly asks the host to look after it; says whether the host was there to see. Rule S30. */
export async function alertHost(tables: Tables, line: SessionLine, { sessionId, reason }: { sessionId: SessionId; reason: AlertReason }): Promise<{ seen: boolean }> {
  const { who } = line.data
  const ctx = tables.contextFor(line)
  if (who.kind !== 'staff') throw refuse('session-not-yours')
  const [table, terminals, unit] = await Promise.all([tables.at(sessionId), terminalsAt(ctx.db, [who.unitId]), loadUnit(ctx.db, who.unitId)])
  const seats = seatsOfStation(table.session, terminals.map(({ id }) => id))
  if (!may(who, 'alert the host', { ...table.session, seats })) throw refuse('session-not-yours')
  if (isOver(table.session.status)) throw refuse('session-over')
  await audit(ctx, { verb: `alert-${reason}`, subject: 'session', subjectId: sessionId })
  const host = table.session.seats.find(({ role }) => role === 'host')
  if (host?.presence !== 'in') return { seen: false }
  table.tell(host.id, 'sessions:alerted', { sessionId, station: unit?.name ?? '', sides: seats.flatMap(({ side }) => side ?? []), reason, at: clock.now().toISOString() })
  return { seen: true }
}
