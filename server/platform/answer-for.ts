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
  // NOTE: drizzle puts the statement's parameters, which may be personal, into its message: only the cause is logged.
  const cause = databaseError(error) ?? error
  log.error({ ...about, incident, err: cause instanceof Error ? { message: cause.message, stack: cause.stack } : String(cause) }, 'bug')
  return refuse('something-broke', { incident })
}

type Issue = { path: PropertyKey[] }

// A zod error itself, or oRPC's BAD_REQUEST with the issues it found.
function inputIssues(error: unknown): Issue[] | null {
  if (error instanceof z.ZodError) return error.issues
  const wrapped = error as { code?: unknown; cause?: { issues?: Issue[] }; data?: { issues?: Issue[] } } | null
  if (wrapped?.code === 'BAD_REQUEST') return wrapped.data?.issues ?? wrapped.cause?.issues ?? []
  if (wrapped instanceof SyntaxError) return []
  return null
}
