import { z } from 'zod'
import type { Id } from './ids.ts'
import { withoutTurns } from './turns.ts'

/** A uuid on the wire, branded with its noun. */
export const idOf = <Noun extends string>() => z.uuid() as unknown as z.ZodType<Id<Noun>, Id<Noun>>

// NOTE: the year 0000 is a good date to zod and none to PostgreSQL; nobody here was born before 1900.
const isNear = (text: string): boolean => text >= '1900' && text < '2200'

/** An instant with zone, between the years 1900 and 2200. */
export const instant = z.iso.datetime({ offset: true }).refine(isNear)

/** A county day, between the years 1900 and 2200. */
export const dayText = z.iso.date().refine(isNear)

/** Text that is judged by a rule of its own, such as a name: trimmed, bounded, without NUL and half characters, which PostgreSQL does not keep. */
export const asTyped = (max: number, min = 0) => z.string().trim().min(min).max(max).refine(isWhole)

/** Free text a person types: the same, and without what turns it round. */
export const typed = (max: number, min = 0) => z.string().overwrite(withoutTurns).trim().min(min).max(max).refine(isWhole)

const isWhole = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed()
