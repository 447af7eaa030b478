import { type RefusalBody, refusalKinds } from '#shared/platform/refusal.ts'
import type { Sentence } from '#shared/platform/say.ts'

/** What a person is told when something did not work: a code for machines, a sentence that says what to do. `final`: the very same would be refused again. */
export type Told = { code: string; sentence: Sentence; lost: boolean; final?: boolean }

/** The line broke or stayed silent: nothing was refused, the same thing can be tried again. */
export class LostConnection extends Error {}

/** Codes of refusals that pass by themselves: the server recovers, or was asked too fast. */
export const passing: ReadonlySet<string> = new Set(['database-gone', 'too-many', 'something-broke'])

/** A refusal that came over the socket. */
export class Refused extends Error {
  readonly data: RefusalBody
  constructor(body: RefusalBody) {
    super(body.code)
    this.data = body
  }
}

const lost: Sentence = { zh: '和服务器的连接断了。您写的都还在，请稍等再试。', en: 'The connection to the server is down. What you typed is kept. Please try again in a moment.' }
const unexpected: Sentence = { zh: '没有做成，是系统的问题，不是您的错。请再试一次，还不行就请叫工作人员。', en: 'That did not work. It is our fault, not yours. Please try again, or ask the staff.' }

/** Turns any failure into words: the server's own refusal, a lost line, or a plain apology for a bug. */
export function refusalOf(error: unknown): Told {
  const body = bodyOf(error)
  if (body) return { code: body.code, sentence: body.sentence, lost: false, final: (error as { status?: unknown }).status === refusalKinds.invalid }
  if (isLost(error)) return { code: 'lost-connection', sentence: lost, lost: true }
  return { code: 'unexpected', sentence: unexpected, lost: false }
}

/** True where trying the very same again may work because nobody said no. */
export function isLost(error: unknown): boolean {
  if (error instanceof LostConnection) return true
  // NOTE: fetch reports every broken line as a bare TypeError; browsers give it different texts.
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) return true
  const status = (error as { status?: unknown } | null)?.status
  return (status === 502 || status === 503 || status === 504) && !bodyOf(error)
}

/** True where the same question may be answered in a moment: a broken line, or a server that says it is not ready. */
export function mayPass(error: unknown): boolean {
  return isLost(error) || (error as { status?: unknown } | null)?.status === 503
}

// A refusal is the error's data; where a proxy or a plain route answered, the body that came with it.
function bodyOf(error: unknown): RefusalBody | null {
  const found = error as { data?: unknown } | null
  for (const candidate of [found?.data, inside(found?.data, 'body'), inside(inside(found?.data, 'body'), 'data')]) {
    if (isRefusalBody(candidate)) return candidate
  }
  return null
}

function inside(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

function isRefusalBody(value: unknown): value is RefusalBody {
  return typeof inside(value, 'code') === 'string' && typeof inside(inside(value, 'sentence'), 'zh') === 'string'
}
