import type { SessionId } from '#shared/sessions/words.ts'
import { may } from '#shared/sessions/may.ts'
import { refuse } from '../refuse.ts'
import { saveAdmitted, saveLeft } from '../store.ts'
import { tellOfExpert } from './experts.ts'
import type { SessionLine, Table } from './table.ts'
import type { Tables } from './tables.ts'

/** Leaves for now, or stops one's part: whoever stops is not rung again until the host asks them in again. Rule S10. */
export async function leaveSession(tables: Tables, line: SessionLine, { sessionId, stop }: { sessionId: SessionId; stop: boolean }): Promise<void> {
  const table = await tables.at(sessionId)
  const seat = table.seatFor(line.data.who)
  if (!seat || !may(line.data.who, 'leave', table.session)) throw refuse('session-not-yours')
  if (seat.presence === 'in') tellOfExpert(tables, table, line, seat, false)
  await table.rise(seat.id)
  const ctx = tables.asSystem('sessions')
  tables.later.write('left', () => saveLeft(ctx.db, seat.id, ctx.now))
  if (!stop || !seat.admitted) return
  await tables.later.writeNow('stopped', () => saveAdmitted(ctx.db, [seat.id], false))
  table.change(seat.id, { admitted: false })
}

/** A line broke, or was cut off by us because its credential is good no longer: then nothing is kept. */
export async function loseLine(tables: Tables, line: SessionLine, cutOff: boolean): Promise<void> {
  for (const table of await tables.all()) await loseAt(tables, table, line, cutOff)
}

async function loseAt(tables: Tables, table: Table, line: SessionLine, cutOff: boolean): Promise<void> {
  const seat = table.seatAt(line)
  if (!seat) return
  if (cutOff) await table.rise(seat.id)
  else await table.lose(line)
  const ctx = tables.asSystem('sessions')
  tables.later.write('left', () => saveLeft(ctx.db, seat.id, ctx.now))
}
