import type { Seat } from '#shared/sessions/words.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import { roomOf } from './rooms.ts'
import type { SessionLine, Table } from './table.ts'
import type { Tables } from './tables.ts'

/** An expert came in or left: it is on the case's timeline, and the terminals that sit with them are told. Rule S31. */
export function tellOfExpert(tables: Tables, table: Table, line: SessionLine, seat: Seat, there: boolean): void {
  const { who } = line.data
  const [skill] = who.kind === 'staff' && seat.role === 'expert' ? who.skills : []
  if (!skill) return
  const { id: sessionId, caseId } = table.session
  const ctx = tables.contextFor(line)
  tables.later.write('expert', () => noteOnTimeline(ctx, { caseId, what: there ? 'expert-joined' : 'expert-left', values: { name: seat.label }, chapter: 'sessions', refId: sessionId }))
  const room = roomOf(table.session, seat)
  for (const other of table.session.seats) if (other.side !== null && other.presence === 'in' && roomOf(table.session, other) === room) table.tell(other.id, 'sessions:expert', { sessionId, skill, there })
}
