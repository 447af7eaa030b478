import type { SeatId } from '#shared/sessions/words.ts'
import { noteOnTimeline } from '#server/cases/index.ts'
import type { Table } from './table.ts'
import type { Tables } from './tables.ts'

/** A line has become too thin for moving pictures, or carries them again: everybody at the table sees it, and a party's minutes stand in the case. Rule S15. */
export function noteThinLine(tables: Tables, table: Table, at: SeatId, stills: boolean): void {
  const { side, stills: before } = table.seat(at)
  if (before === stills) return
  table.change(at, { stills })
  if (side === null) return
  const { caseId, id } = table.session
  const ctx = tables.asSystem('sessions')
  tables.later.write('line', () => noteOnTimeline(ctx, { caseId, what: stills ? 'sound-first' : 'pictures-back', values: { side }, chapter: 'sessions', refId: id }))
}
