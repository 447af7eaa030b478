import { z } from 'zod'
import { dayText, typed } from '../platform/zod.ts'
import { type Field, kinds } from './kind-rules.ts'
import { type PaperFields, type PaperKind, paperKinds } from './words.ts'

/** What is typed for each kind of paper, and nothing else: the schema follows from the table of papers. */
export const schemas = Object.fromEntries(paperKinds.map((kind) => [kind, z.strictObject(Object.fromEntries(kinds[kind].fields.map((field) => [field.key, schemaOf(field)])))])) as unknown as Record<PaperKind, z.ZodType<PaperFields>>

function schemaOf(field: Field): z.ZodType<string> {
  const base = field.day ? dayText : field.choices ? z.enum(field.choices as [string, ...string[]]) : typed(field.longest, field.required ? 1 : 0)
  return (field.required ? base : base.or(z.literal('')).default('')) as z.ZodType<string>
}

/** As it travels, before the kind is known. */
export const fieldsSent = z.record(z.string().max(30), typed(4_000))
