import type { ClientToServerEvents } from '#shared/realtime.ts'
import type { TestLine } from './an-app.ts'

type Asking<E extends keyof ClientToServerEvents> = Parameters<ClientToServerEvents[E]>
type Answer<E extends keyof ClientToServerEvents> = Asking<E> extends [unknown, (answer: infer A) => void] ? A : never

/** Asks over a live line and gives the whole answer, refusals too. */
export function ask<E extends keyof ClientToServerEvents>(line: TestLine, event: E, input: Asking<E>[0]): Promise<Answer<E>> {
  return (line.timeout(8000) as unknown as { emitWithAck(event: string, input: unknown): Promise<Answer<E>> }).emitWithAck(event, input)
}
