import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { Refusal } from '#shared/platform/refusal.ts'
import { databaseError, isDatabaseGone } from './db.ts'
import type { Log } from './log.ts'
import { refuse } from './refuse.ts'

/** Turns whatever went wrong into what a person is told. A bug is logged here, once, under the number that they see. */
export function answerFor(error: unknown, log: Log, about: Record<string, unknown>): Refusal {
  if (error instanceof Refusal) return error
  const issues = inputIssues(error)
  if (issues) return refuse('invalid-input', { field: issues.map((issue) => issue.path.join('.')).filter(Boolean).join(', ') || '—' })
  if (isDatabaseGone(error)) {
    log.warn({ ...about, code: (error as { code?: string }).code }, 'database gone')
    return refuse('database-gone')
  }
  const incident = randomBytes(4).toString('hex')
  log.error({ ...about, incident, err: whatIsLogged(error) }, 'bug')
  return refuse('something-broke', { incident })
}

// NOTE: drizzle puts the statement's parameters into its message and PostgreSQL a value that it could not read, and
// either may be personal. Of the database's errors we log what went wrong and where, never the message.
function whatIsLogged(error: unknown): object | string {
  const cause = databaseError(error)
  if (cause) return { code: cause.code, table: cause.table_name, column: cause.column_name, constraint: cause.constraint_name, routine: cause.routine, at: placesOf(error) }
  return error instanceof Error ? { message: error.message, stack: error.stack } : String(error)
}

const placesOf = (error: unknown): string[] => (error as Error).stack?.split('\n').filter((line) => /^ {4}at /.test(line)) ?? []

type Issue = { path: PropertyKey[] }

// A zod error itself, or oRPC's BAD_REQUEST with the issues it found.
function inputIssues(error: unknown): Issue[] | null {
  if (error instanceof z.ZodError) return error.issues
  const wrapped = error as { code?: unknown; cause?: { issues?: Issue[] }; data?: { issues?: Issue[] } } | null
  if (wrapped?.code === 'BAD_REQUEST') return wrapped.data?.issues ?? wrapped.cause?.issues ?? []
  if (wrapped instanceof SyntaxError) return []
  return null
}
