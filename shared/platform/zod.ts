import { z } from 'zod'
import type { Id } from './ids.ts'

/** A uuid on the wire, branded with its noun. */
export const idOf = <Noun extends string>() => z.uuid() as unknown as z.ZodType<Id<Noun>, Id<Noun>>

/** An instant with zone. */
export const instant = z.iso.datetime({ offset: true })

/** A county day. */
export const dayText = z.iso.date()

/** Free text a person types: trimmed, no NUL, bounded. */
export const typed = (max: number, min = 0) => z.string().trim().min(min).max(max).refine((text) => !text.includes('\u0000'))
