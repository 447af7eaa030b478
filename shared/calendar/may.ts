import type { Actor, StaffId } from '../people/words.ts'
import type { ShiftKind } from './words.ts'

/** Own week, or for a lead and an admin anybody's. */
export const mayReadShifts = (actor: Actor, staffId: StaffId): boolean =>
  actor.kind === 'system' || (actor.kind === 'staff' && (actor.id === staffId || actor.role === 'lead' || actor.role === 'admin'))

/** Everybody enters their own leave; rosters and duty are a lead's or an admin's. */
export const mayKeepShift = (actor: Actor, staffId: StaffId, kind: ShiftKind): boolean =>
  actor.kind === 'system' || (actor.kind === 'staff' && (actor.role === 'lead' || actor.role === 'admin' || (actor.id === staffId && kind === 'leave')))

/** A year's holidays are imported by an admin. */
export const mayImportYear = (actor: Actor): boolean => actor.kind === 'system' || (actor.kind === 'staff' && actor.role === 'admin')
